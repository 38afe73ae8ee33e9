"""What the report on an examination says."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.pieces import gathered
from complaints.twins import evidence_of
from netralitas.letters.contexts import Addressee, EvidenceItem, Fact, fact
from netralitas.letters.examination import Assessment, ExaminationReportContext
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.words import spans_in_words
from netralitas.people.offices import appointing_official_of
from sanctions.history import earlier_penalties
from sanctions.localtime import today_of, zone_of
from sanctions.models import Minutes, Proceeding, Summons, TrackRule
from sanctions.papers.facts import acts_of, breach_of, examiners_of, issued_on, number_of, recalled
from sanctions.papers.statement import heard
from sanctions.tracks import track_of
from taskforce.letter import person_of


@written_for_letters
def report_letter(
    row: Proceeding, *, summary: str, analysis: str, is_proven: bool, advice: str, joined_on: date | None = None
) -> ExaminationReportContext:
    """Return the words of the examination report to the appointing official."""
    official = appointing_official_of(row.instansi, today_of(row))
    minutes = Minutes.objects.select_related("letter").filter(proceeding=row).first()
    evidence = gathered(evidence_of(row.recommendation.complaint))
    verdict = _("Terbukti") if is_proven else _("Tidak terbukti")
    track = track_of(row)
    return ExaminationReportContext(
        addressee=Addressee([official.title if official else row.instansi.name, _("di tempat")]),
        basis=[
            *recalled(row),
            _("rekomendasi %(issuer)s Nomor %(number)s tanggal %(date)s.")
            % {
                "issuer": row.recommendation.issuer.name,
                "number": number_of(row.recommendation),
                "date": issued_on(row.recommendation),
            },
        ],
        person=person_of(row.recommendation),
        previous_penalties=[spans_in_words(said) for said in earlier_penalties(row)]
        or [_("Tidak tercatat di portal ini.")],
        summary=_paragraphs(summary),
        conduct=_conduct(row, minutes),
        is_absent=minutes is None,
        evidence=[
            EvidenceItem(
                code=f"B-{n:02d}",
                what=one.kind_words,
                source=_("berkas perkara"),
                sha256=one.item.sha256,
            )
            for n, one in enumerate(evidence, start=1)
        ],
        assessments=[
            Assessment(
                form=fact(breach_of(act, track), act.violation.needs_verification),
                when_and_where=_when(act),
                verdict=verdict,
                evidence=", ".join(f"B-{n:02d}" for n in range(1, len(evidence) + 1)),
            )
            for act in acts_of(row)
        ],
        analysis=_paragraphs(analysis),
        conclusions=[
            _concluded(track, verdict),
            *([_joined(joined_on)] if joined_on else []),
            *_paragraphs(advice),
        ],
        examiners=examiners_of(row),
        place=place_of(row.instansi),
        heading=_heading(track),
    )


def _heading(track: TrackRule | None) -> str:
    """Return what the report is on: a breach of whose discipline, or a membership."""
    staff = track.staff if track else _("Pegawai Negeri Sipil")
    if track and track.is_membership:
        return _("Keanggotaan partai politik %(staff)s") % {"staff": staff}
    if track and track.is_contract:
        return _("Pelanggaran netralitas %(staff)s") % {"staff": staff}
    return _("Pelanggaran disiplin %(staff)s") % {"staff": staff}


def _concluded(track: TrackRule | None, verdict: str) -> str:
    if track and track.is_membership:
        said = _("Terperiksa dinyatakan %(verdict)s menjadi anggota dan/atau pengurus partai politik.")
    else:
        said = _("Terperiksa dinyatakan %(verdict)s melakukan pelanggaran.")
    return said % {"verdict": verdict.lower()}


def _joined(on: date) -> str:
    return _("Yang bersangkutan menjadi anggota dan/atau pengurus partai politik sejak %(day)s.") % {
        "day": date_format(on, "j F Y")
    }


def _conduct(row: Proceeding, minutes: Minutes | None) -> list[Fact]:
    lines: list[Fact] = [_summoned(row, s) for s in row.summonses.select_related("letter", "absence_letter")]
    lines += heard(row)
    if minutes is None:
        return [*lines, _("Terperiksa tidak hadir; laporan ini disusun berdasarkan bukti yang ada.")]
    return [
        *lines,
        _("Pemeriksaan dicatat dalam Berita Acara Nomor %(number)s.") % {"number": minutes.letter.number},
    ]


def _summoned(row: Proceeding, summons: Summons) -> str:
    said = _("Surat Panggilan Nomor %(number)s untuk %(day)s: %(attendance)s.") % {
        "number": summons.letter.number,
        "day": date_format(summons.hearing_at.astimezone(zone_of(row)), "l, j F Y"),
        "attendance": summons.get_attendance_display().lower(),
    }
    if summons.absence_letter is None:
        return said
    return said + " " + _("Berita Acara Ketidakhadiran Nomor %(number)s.") % {"number": summons.absence_letter.number}


def _when(act: Any) -> str:
    return date_format(act.occurred_on, "l, j F Y") if act.occurred_on else _("tanggal tidak diketahui")


def _paragraphs(text: str) -> list[Fact]:
    return [line.strip() for line in text.splitlines() if line.strip()]
