"""The steps of a proposal, and of what is decided on it, as the workspace shows them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions import choosing, proposing
from sanctions.authority import AUTHORISED_OFFICIAL, OF_THE_HEAD, goes_through
from sanctions.forms.proposing import OutsideForm, ProposeForm
from sanctions.localtime import today_of
from sanctions.models import Penalty, Proceeding
from sanctions.proceedings import Person
from sanctions.tracks import track_of
from sanctions.views.steps.outcome import decide, decision_form
from sanctions.views.steps.view import StepView, register_of


def _propose_form(row: Proceeding, data: Any) -> Any:
    found, choices = choosing.choices_for(row, on=today_of(row))
    own = [choice for choice in choices if choice.is_proposed]
    authority = own[0].authority if own else None
    who = proposing.proposer_for(row, authority) if authority and data is None else Person("", "")
    track, report = track_of(row), getattr(row, "report", None)
    # The register knows no authorised official: where that one proposes, nobody else is offered; nor the head himself.
    is_head = authority is not None and authority.proposer != AUTHORISED_OFFICIAL and authority.post != OF_THE_HEAD
    form: Any = ProposeForm(
        data,
        register=register_of(row) if is_head else (),
        choices=own,
        elsewhere=[choice for choice in choices if choice not in own],
        found=found,
        initial={"proposer_post": who.post, "proposer_name": who.name, "proposer_nip": who.nip},
        asks_joined=bool(track and track.is_membership and report and report.joined_on is None),
        goes_through=bool(authority and goes_through(authority)),
    )
    return form


def _propose(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    proposal = proposing.propose(
        row,
        Penalty.objects.get(pk=data["penalty"]),
        proposer=form.proposer,
        through=data.get("through", ""),
        below_range_reason=data["below_range_reason"],
        level_reason=data["level_reason"],
        joined_on=data.get("joined_on"),
        actor=actor,
    )
    return _("Usul %(number)s terbit. Cetak, tandatangani, dan sampaikan.") % {"number": proposal.letter.number}


def _outside_form(row: Proceeding, data: Any) -> Any:
    proposal = getattr(row, "proposal", None)
    start = {"penalty": proposal.penalty_id} if proposal else None
    return OutsideForm(data, choices=proposing.above(row), initial=start)


def _record_outside(row: Proceeding, form: Any, actor: Any) -> str:
    data, penalty = form.cleaned_data, Penalty.objects.get(pk=form.penalty_code)
    decision = proposing.record_outside(row, penalty, number=data["number"], decided_on=data["decided_on"], actor=actor)
    return _("Keputusan %(number)s dicatat. Sekarang serahkan kepada yang bersangkutan.") % {"number": decision.number}


STEPS = {
    "propose": StepView(
        _lazy("Usulkan hukuman"),
        _lazy("Ajukan konsep usul"),
        [
            _lazy("Kelas jabatan dan hukumannya menentukan siapa yang memutus dan siapa yang mengusulkan."),
            _lazy("Sampai diputus, perkara menunggu; hitungan waktunya berjalan."),
        ],
        _propose_form,
        _propose,
        template="agency/steps/propose.html",
        by_two=True,
    ),
    "decide_proposed": StepView(
        _lazy("Ambil keputusan atas usul"),
        _lazy("Ajukan konsep keputusan"),
        [
            _lazy("Yang memutus tidak terikat pada usul, selama putusannya dalam rentang atau beralasan tertulis."),
            _lazy("Pemberhentian anggota partai politik bukan hukuman disiplin dan tidak dapat diganti."),
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
        _outside_form,
        _record_outside,
        template="agency/steps/record_outside.html",
    ),
}
