"""The steps of a case as the workspace shows them: each with its form, its door, and why it is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netralitas.lib.machine import Words
from sanctions import decisions, forms, proceedings, serving
from sanctions.authority import post_classes
from sanctions.localtime import today_of, zone_of
from sanctions.models import Penalty, Proceeding, Summons
from sanctions.proceedings import Person


@dataclass(frozen=True)
class StepView:
    """One step: ``form(row, data)`` makes its form, ``take(row, form, actor)`` calls its door."""

    title: Words
    button: Words
    why: list[Words]
    form: Callable[[Proceeding, Any], Any]
    take: Callable[[Proceeding, Any, Any], str]


def superior_of(row: Proceeding) -> Person:
    """Return the direct superior as the case names them."""
    return Person(row.superior_name, row.superior_post, row.superior_nip)


def last_summons(row: Proceeding) -> Summons | None:
    """Return the latest summons of a case."""
    return row.summonses.order_by("-ordinal").first()


def _team(row: Proceeding, form: Any, actor: Any) -> str:
    proceedings.set_team(row, form.members(superior_of(row)), actor=actor)
    return _("Tim Pemeriksa dibentuk.")


def _summon(row: Proceeding, form: Any, actor: Any) -> str:
    hearing = form.hearing_at(zone_of(row))
    warning = proceedings.interval_warning(row, form.cleaned_data["hearing_on"])
    summons = proceedings.summon(row, hearing_at=hearing, place=form.cleaned_data["place"], actor=actor)
    said = _("Surat panggilan %(number)s terbit. Cetak dan serahkan kepada yang bersangkutan.") % {
        "number": summons.letter.number
    }
    return f"{said} {warning}".strip()


def _absent(row: Proceeding, _form: Any, actor: Any) -> str:
    proceedings.record_absence(row.summonses.latest("ordinal"), actor=actor)
    return _("Ketidakhadiran dicatat.")


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
    return _("Berita acara %(number)s tersimpan.") % {"number": minutes.letter.number}


def _report(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    written = proceedings.report(
        row,
        summary=data["summary"],
        analysis=data["analysis"],
        is_proven=data["verdict"] == "proven",
        advice=data["advice"],
        actor=actor,
    )
    return _("Laporan hasil %(number)s tersimpan.") % {"number": written.letter.number}


def _post(row: Proceeding, form: Any, actor: Any) -> str:
    proceedings.set_post(row, post_class=form.cleaned_data["post_class"], rank=form.cleaned_data["rank"], actor=actor)
    return _("Kelas jabatan tersimpan.")


def _decision_form(row: Proceeding, data: Any) -> Any:
    found, choices = decisions.choices_for(row, on=today_of(row))
    form = forms.DecisionForm(data, codes=[choice.penalty.pk for choice in choices])
    form.choices, form.range = choices, found  # type: ignore[attr-defined]
    return form


def _decide(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    decision = decisions.decide(
        row,
        Penalty.objects.get(pk=data["penalty"]),
        considerations=form.lines,
        below_range_reason=data["below_range_reason"],
        decider=form.decider,
        actor=actor,
    )
    return _("Keputusan %(number)s ditetapkan. Cetak, tandatangani, dan serahkan.") % {"number": decision.letter.number}


def _close(row: Proceeding, _form: Any, actor: Any) -> str:
    decisions.close_unproven(row, actor=actor)
    return _("Perkara ditutup: tidak terbukti. Rekomendasi terjawab dan pengingat berhenti.")


def _deliver(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    decision = serving.deliver(
        row, delivered_on=data["delivered_on"], delivery=data["delivery"], note=data["note"], actor=actor
    )
    return _("Penyerahan dicatat. Keputusan mulai berlaku %(day)s.") % {
        "day": date_format(decision.effective_on, "l, j F Y") if decision.effective_on else ""
    }


def _rows(data: Any) -> int:
    asked = data.get("rows", "3") if data else "3"
    wanted = int(asked) if str(asked).isdecimal() and len(str(asked)) < 4 else 3
    return wanted + (2 if data and "tambah" in data else 0)


def _minutes_form(row: Proceeding, data: Any) -> Any:
    last = last_summons(row)
    start = {}
    if last:
        local = last.hearing_at.astimezone(zone_of(row))
        start = {"held_on": local.date(), "held_time": local.time(), "venue": last.place}
    return forms.MinutesForm(data, rows=_rows(data), initial=start)


STEPS: dict[str, StepView] = {
    "team": StepView(
        _lazy("Bentuk Tim Pemeriksa"),
        _lazy("Bentuk tim"),
        [_lazy("Tingkat berat memerlukan tim: atasan langsung, unsur pengawasan, unsur kepegawaian.")],
        lambda row, data: forms.TeamForm(data),
        _team,
    ),
    "summon": StepView(
        _lazy("Panggil untuk diperiksa"),
        _lazy("Buat surat panggilan"),
        [
            _lazy("Terperiksa dipanggil tertulis oleh atasan langsung; bila tidak hadir, dipanggil sekali lagi."),
            _lazy(
                "Beri jarak hari kerja yang cukup antara surat dan pemeriksaan; portal mengingatkan bila menyimpang."
            ),
        ],
        lambda row, data: forms.SummonForm(data),
        _summon,
    ),
    "examine": StepView(
        _lazy("Catat pemeriksaan (BAP)"),
        _lazy("Simpan berita acara"),
        [
            _lazy("Pemeriksaan tertutup: hanya terperiksa dan pemeriksa."),
            _lazy("Penolakan tanda tangan dicatat dan tidak menghalangi langkah berikutnya."),
        ],
        _minutes_form,
        _examine,
    ),
    "absent": StepView(
        _lazy("Terperiksa tidak hadir"),
        _lazy("Catat tidak hadir"),
        [
            _lazy(
                "Bila masih ada panggilan berikutnya, buat panggilan itu; bila tidak, laporkan menurut bukti yang ada."
            )
        ],
        lambda row, data: forms.AbsentForm(data),
        _absent,
    ),
    "report": StepView(
        _lazy("Susun laporan hasil (LHP)"),
        _lazy("Simpan laporan hasil"),
        [_lazy("Laporan merangkum fakta, menganalisis tiap perbuatan, dan menyimpulkan terbukti atau tidak.")],
        lambda row, data: forms.ReportForm(data),
        _report,
    ),
    "post": StepView(
        _lazy("Lengkapi kelas jabatan"),
        _lazy("Simpan kelas jabatan"),
        [_lazy("Kelas jabatan menentukan siapa yang berwenang menjatuhkan hukuman.")],
        lambda row, data: forms.PostForm(data, post_classes=post_classes()),
        _post,
    ),
    "close_unproven": StepView(
        _lazy("Tutup perkara: tidak terbukti"),
        _lazy("Tutup perkara"),
        [_lazy("Yang tidak terbukti tidak dihukum; LHP menjadi jawaban atas rekomendasi dan hitungan waktu berhenti.")],
        lambda row, data: forms.CloseForm(data),
        _close,
    ),
    "decide": StepView(
        _lazy("Ambil keputusan"),
        _lazy("Tetapkan keputusan"),
        [
            _lazy("Satu hukuman, yang terberat, walau beberapa perbuatan terbukti."),
            _lazy("Di bawah rentang boleh dengan alasan tertulis; keputusan itu ditandai bagi BKN."),
        ],
        _decision_form,
        _decide,
    ),
    "deliver": StepView(
        _lazy("Catat penyerahan keputusan"),
        _lazy("Simpan penyerahan"),
        [_lazy("Dari tanggal terima dihitung hari mulai berlaku; rekomendasi terjawab dan pengingat berhenti.")],
        lambda row, data: forms.DeliverForm(data, initial={"delivered_on": timezone.localdate(timezone=zone_of(row))}),
        _deliver,
    ),
}
