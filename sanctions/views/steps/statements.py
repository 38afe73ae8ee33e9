"""The steps of a statement of somebody else, as the workspace shows them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions import statements
from sanctions.examination_rules import examination_rules
from sanctions.forms.statements import AskForm, KeepPaperForm, TakeDownForm
from sanctions.localtime import today_of, zone_of
from sanctions.models import Proceeding, Statement
from sanctions.views.steps.rows import rows_asked
from sanctions.views.steps.view import StepView


def _asked(row: Proceeding) -> list[Statement]:
    return list(row.statements.filter(given_on=None))


def _with_law(row: Proceeding, form: Any, *codes: str) -> Any:
    rules = examination_rules(today_of(row))
    form.law = [rules[code] for code in codes if code in rules]
    return form


def _ask(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    found = statements.ask(
        row,
        party=form.party,
        meets_at=form.meets_at(zone_of(row)),
        place=data["place"],
        about=data["about"],
        actor=actor,
    )
    return _("Surat permintaan keterangan %(number)s terbit. Cetak dan sampaikan.") % {
        "number": found.request.number if found.request else ""
    }


def _take_down(row: Proceeding, form: Any, actor: Any) -> str:
    zone = zone_of(row)
    found = statements.take_down(
        row,
        of=form.given_by,
        held_at=form.moment("held_time", zone),
        closed_at=form.moment("closed_time", zone),
        venue=form.cleaned_data["venue"],
        questions=form.questions(),
        actor=actor,
    )
    return _("Berita acara %(number)s terbit. Cetak dan tandatangani.") % {
        "number": found.minutes.number if found.minutes else ""
    }


def _keep_paper(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    statements.keep_paper(row, of=form.given_by, given_on=data["given_on"], paper=data["file"], actor=actor)
    return _("Keterangan tersimpan dan disebut dalam laporan hasil.")


STEPS = {
    "ask_other": StepView(
        _lazy("Minta keterangan pihak lain"),
        _lazy("Ajukan konsep permintaan"),
        [
            _lazy("Tidak wajib, dan boleh lebih dari satu orang, sebelum laporan hasil disusun."),
            _lazy("Namanya hanya ada dalam berkas perkara ini; laporan hasil menyebutnya menurut kedudukannya."),
        ],
        lambda row, data: _with_law(row, AskForm(data), "statement"),
        _ask,
        template="agency/steps/ask_other.html",
        by_two=True,
        is_optional=True,
    ),
    "take_down": StepView(
        _lazy("Catat keterangan pihak lain"),
        _lazy("Ajukan konsep berita acara"),
        [_lazy("Ditanyakan tanpa kehadiran terperiksa, dibacakan kembali, lalu ditandatangani.")],
        lambda row, data: _with_law(
            row, TakeDownForm(data, rows=rows_asked(data), asked=_asked(row)), "statement_alone"
        ),
        _take_down,
        template="agency/steps/take_down.html",
        by_two=True,
        is_optional=True,
    ),
    "keep_paper": StepView(
        _lazy("Unggah keterangan tertulis"),
        _lazy("Simpan keterangan"),
        [_lazy("Untuk keterangan yang sudah ditandatangani di atas kertas; yang dibuka nanti salinan bersihnya.")],
        lambda row, data: KeepPaperForm(data, asked=_asked(row), initial={"given_on": today_of(row)}),
        _keep_paper,
        template="agency/steps/keep_paper.html",
        is_optional=True,
    ),
}
