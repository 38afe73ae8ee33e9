"""The steps up to the report, as the workspace shows them."""

from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions import proceedings
from sanctions.forms.examination import AbsentForm, MinutesForm, ReportForm, SummonForm, TeamForm
from sanctions.localtime import zone_of
from sanctions.models import Proceeding
from sanctions.proceedings import Person
from sanctions.summonses import last_of
from sanctions.tracks import track_of
from sanctions.views.steps.rows import rows_asked
from sanctions.views.steps.view import StepView, with_register


def superior_of(row: Proceeding) -> Person:
    """Return the direct superior as the case names them."""
    return Person(row.superior_name, row.superior_post, row.superior_nip)


def _team(row: Proceeding, form: Any, actor: Any) -> str:
    proceedings.set_team(row, form.members(superior_of(row)), actor=actor)
    return _("Tim Pemeriksa dibentuk.")


def _summon(row: Proceeding, form: Any, actor: Any) -> str:
    hearing = form.hearing_at(zone_of(row))
    summons = proceedings.summon(row, hearing_at=hearing, place=form.cleaned_data["place"], actor=actor)
    return _("Surat panggilan %(number)s terbit. Cetak dan serahkan kepada yang bersangkutan.") % {
        "number": summons.letter.number
    }


def _absent(row: Proceeding, _form: Any, actor: Any) -> str:
    letter = proceedings.record_absence(row.summonses.latest("ordinal"), actor=actor).absence_letter
    return _("Ketidakhadiran dicatat dalam Berita Acara %(number)s. Cetak dan tandatangani.") % {
        "number": letter.number if letter else ""
    }


def _examine(row: Proceeding, form: Any, actor: Any) -> str:
    data, zone = form.cleaned_data, zone_of(row)
    minutes = proceedings.examine(
        row,
        held_at=form.moment("held_time", zone),
        closed_at=form.moment("closed_time", zone),
        venue=data["venue"],
        questions=form.questions(),
        is_virtual=data["is_virtual"],
        examinee_signed=not data["is_refused"],
        refusal_note=data["refusal_note"],
        actor=actor,
    )
    return _("Berita acara %(number)s terbit.") % {"number": minutes.letter.number}


def _report(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    written = proceedings.report(
        row,
        summary=data["summary"],
        analysis=data["analysis"],
        is_proven=data["verdict"] == "proven",
        advice=data["advice"],
        joined_on=data.get("joined_on"),
        actor=actor,
    )
    return _("Laporan hasil %(number)s terbit.") % {"number": written.letter.number}


def _report_form(row: Proceeding, data: Any) -> Any:
    track = track_of(row)
    return ReportForm(data, is_membership=track is not None and track.is_membership)


def _minutes_form(row: Proceeding, data: Any) -> Any:
    last = last_of(row)
    start = {}
    if last:
        local = last.hearing_at.astimezone(zone_of(row))
        start = {"held_on": local.date(), "held_time": local.time(), "venue": last.place}
    return MinutesForm(data, rows=rows_asked(data), initial=start)


STEPS = {
    "team": StepView(
        _lazy("Bentuk Tim Pemeriksa"),
        _lazy("Bentuk tim"),
        [_lazy("Tingkat berat memerlukan tim: atasan langsung, unsur pengawasan, unsur kepegawaian.")],
        lambda row, data: with_register(TeamForm, row, data),
        _team,
        template="agency/steps/team.html",
    ),
    "summon": StepView(
        _lazy("Panggil untuk diperiksa"),
        _lazy("Ajukan konsep panggilan"),
        [
            _lazy("Terperiksa dipanggil tertulis oleh atasan langsung; bila tidak hadir, dipanggil sekali lagi."),
            _lazy("Beri jarak hari kerja yang cukup antara surat dan pemeriksaan; portal mengingatkan sebelumnya."),
        ],
        lambda row, data: SummonForm(data, warn=partial(proceedings.interval_warning, row)),
        _summon,
        template="agency/steps/summon.html",
        by_two=True,
    ),
    "examine": StepView(
        _lazy("Catat pemeriksaan (BAP)"),
        _lazy("Ajukan konsep berita acara"),
        [
            _lazy("Pemeriksaan tertutup: hanya terperiksa dan pemeriksa."),
            _lazy("Penolakan tanda tangan dicatat dan tidak menghalangi langkah berikutnya."),
        ],
        _minutes_form,
        _examine,
        template="agency/steps/examine.html",
        by_two=True,
    ),
    "absent": StepView(
        _lazy("Terperiksa tidak hadir"),
        _lazy("Catat tidak hadir"),
        [
            _lazy(
                "Bila masih ada panggilan berikutnya, buat panggilan itu; bila tidak, laporkan menurut bukti yang ada."
            )
        ],
        lambda row, data: AbsentForm(data),
        _absent,
    ),
    "report": StepView(
        _lazy("Susun laporan hasil (LHP)"),
        _lazy("Ajukan konsep laporan hasil"),
        [_lazy("Laporan merangkum fakta, menganalisis tiap perbuatan, dan menyimpulkan terbukti atau tidak.")],
        _report_form,
        _report,
        template="agency/steps/report.html",
        by_two=True,
    ),
}
