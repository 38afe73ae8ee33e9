"""The steps that dismiss a member of a party, as the workspace shows them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions import proposing
from sanctions.forms.proposing import OutsideForm, ProposeForm
from sanctions.models import Proceeding
from sanctions.views.steps.outcome import decide, decision_form
from sanctions.views.steps.view import StepView


def _propose_form(row: Proceeding, data: Any) -> Any:
    who = proposing.proposer_for(row) if data is None else None
    report = getattr(row, "report", None)
    return ProposeForm(
        data,
        initial={"proposer_post": who.post, "proposer_name": who.name} if who else None,
        is_joined_known=report is None or report.joined_on is not None,
    )


def _propose(row: Proceeding, form: Any, actor: Any) -> str:
    joined_on = form.cleaned_data.get("joined_on")
    proposal = proposing.propose(row, proposer=form.proposer, joined_on=joined_on, actor=actor)
    return _("Usul %(number)s terbit. Cetak, tandatangani, dan sampaikan.") % {"number": proposal.letter.number}


def _record_outside(row: Proceeding, form: Any, actor: Any) -> str:
    decision = proposing.record_outside(row, **form.cleaned_data, actor=actor)
    return _("Keputusan %(number)s dicatat. Sekarang serahkan kepada yang bersangkutan.") % {"number": decision.number}


STEPS = {
    "propose": StepView(
        _lazy("Usulkan pemberhentian"),
        _lazy("Ajukan konsep usul"),
        [
            _lazy(
                "Pemberhentian anggota partai politik diusulkan dahulu; kelas jabatan menentukan siapa yang memutus."
            ),
            _lazy(
                "JPT utama, JPT madya, dan JF ahli utama: PPK mengusulkan kepada Presiden. Yang lain: PyB kepada PPK."
            ),
        ],
        _propose_form,
        _propose,
        by_two=True,
    ),
    "decide_proposed": StepView(
        _lazy("Tetapkan pemberhentian"),
        _lazy("Ajukan konsep keputusan"),
        [
            _lazy("Bukan hukuman disiplin: tidak ada rentang, dan tidak dapat diganti hukuman lain."),
            _lazy("Tanggal berlakunya dihitung dari keanggotaan yang terbukti, bukan dari hari keputusan diterima."),
        ],
        decision_form,
        decide,
        template="agency/steps/decide.html",
        by_two=True,
    ),
    "record_outside": StepView(
        _lazy("Catat keputusan Presiden"),
        _lazy("Simpan keputusan"),
        [_lazy("Sesudah petikan keputusan diterima, catat di sini lalu serahkan kepada yang bersangkutan.")],
        lambda row, data: OutsideForm(data),
        _record_outside,
    ),
}
