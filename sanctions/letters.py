"""What the letters of a procedure say; the words of the law come from the rows of law, never from here."""

from datetime import datetime
from functools import partial
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.catalogue import articles_on
from complaints.statuses import Verdict
from complaints.twins import evidence_of
from netralitas.law import deadlines
from netralitas.law.models import Instrument
from netralitas.letters.citations import instrument
from netralitas.letters.contexts import (
    Addressee,
    Assessment,
    DecisionContext,
    EvidenceItem,
    ExaminationReportContext,
    Examiner,
    Fact,
    MinutesContext,
    Question,
    SignatureRefusal,
    Signer,
    SummonsContext,
    fact,
)
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.words import ROMAN, date_in_words
from netralitas.people.offices import appointing_official_of
from sanctions.localtime import offset_of, today_of, zone_of
from sanctions.models import Minutes, Penalty, Proceeding, Summons, SummonsRule
from sanctions.statuses import summons_name
from taskforce.letter import person_of
from taskforce.models import Recommendation

BLANK = "…………"
RECALLED = ["UU20-2023", "PP79-2021", "PP94-2021", "PERBKN6-2022"]
OBJECTION, EFFECT = "T17", "D5"


@written_for_letters
def summons_letter(
    row: Proceeding,
    *,
    rule: SummonsRule,
    last: int,
    hearing_at: datetime,
    place: str,
    earlier: Summons | None,
) -> SummonsContext:
    """Return the words of a summons; ``last`` is the ordinal after which nobody is summoned again."""
    local = hearing_at.astimezone(zone_of(row))
    superior = Signer(title=row.superior_post, name=row.superior_name, nip=row.superior_nip)
    missed = ""
    if earlier:
        missed = _("Saudara tidak hadir pada pemeriksaan %(day)s menurut Surat Panggilan Nomor %(number)s.") % {
            "day": date_format(earlier.hearing_at.astimezone(zone_of(row)), "l, j F Y"),
            "number": earlier.letter.number,
        }
    return SummonsContext(
        ordinal=ROMAN[rule.ordinal - 1],
        person=person_of(row.recommendation),
        examiner=Examiner(
            name=row.superior_name, nip=row.superior_nip, post=row.superior_post, role=_("Atasan langsung")
        ),
        day=date_format(local, "l, j F Y"),
        hour=f"{date_format(local, 'H.i')} {deadlines.ZONES.get(offset_of(row), '')}".strip(),
        venue=place,
        suspicion=_suspicion(row),
        notes=[
            _("panggilan ini berdasarkan %(basis)s;") % {"basis": rule.basis},
            _("Saudara dapat membawa bukti dan menyebut saksi yang meringankan;"),
            _(
                "apabila Saudara tidak hadir pada %(last)s, keputusan diambil berdasarkan "
                "bukti yang ada tanpa pemeriksaan."
            )
            % {"last": _("pemeriksaan ini") if rule.ordinal >= last else summons_name(last).lower()},
        ],
        place=place_of(row.instansi),
        signer=superior,
        return_to=row.superior_post,
        earlier=missed,
    )


@written_for_letters
def minutes_letter(
    row: Proceeding,
    *,
    held_at: datetime,
    closed_at: datetime,
    venue: str,
    questions: list[dict[str, str]],
    is_virtual: bool,
    refusal_note: str,
) -> MinutesContext:
    """Return the words of the minutes, with the note of a refused signature when there is one."""
    local, closed = held_at.astimezone(zone_of(row)), closed_at.astimezone(zone_of(row))
    zone = deadlines.ZONES.get(offset_of(row), "")
    summons = row.summonses.select_related("letter").order_by("-ordinal").first()
    return MinutesContext(
        date_words=date_in_words(local.date()),
        hour=f"{date_format(local, 'H.i')} {zone}".strip(),
        venue=venue,
        acting_as=_("kami Tim Pemeriksa") if row.examiners.exists() else _("saya selaku atasan langsung"),
        examiners=examiners_of(row),
        person=person_of(row.recommendation),
        suspicion=_suspicion(row),
        questions=[Question(item["question"], item["answer"]) for item in questions],
        closed_at=f"{date_format(closed, 'H.i')} {zone}".strip(),
        mode=_("secara tertutup dan virtual") if is_virtual else _("secara tertutup dan tatap muka"),
        summoned_by=_("Surat Panggilan Nomor %(number)s") % {"number": summons.letter.number} if summons else "",
        refusal=SignatureRefusal(at=f"{date_format(closed, 'H.i')} {zone}".strip(), reason=refusal_note)
        if refusal_note
        else None,
    )


@written_for_letters
def report_letter(
    row: Proceeding, *, summary: str, analysis: str, is_proven: bool, advice: str
) -> ExaminationReportContext:
    """Return the words of the examination report to the appointing official."""
    official = appointing_official_of(row.instansi, today_of(row))
    evidence = list(evidence_of(row.recommendation.complaint))
    verdict = _("Terbukti") if is_proven else _("Tidak terbukti")
    return ExaminationReportContext(
        addressee=Addressee([official.title if official else row.instansi.name, _("di tempat")]),
        basis=[
            *_recalled(),
            _("rekomendasi %(issuer)s Nomor %(number)s tanggal %(date)s.")
            % {
                "issuer": row.recommendation.issuer.name,
                "number": _number(row.recommendation),
                "date": _issued(row.recommendation),
            },
        ],
        person=person_of(row.recommendation),
        summary=_paragraphs(summary),
        conduct=_conduct(row),
        evidence=[
            EvidenceItem(
                code=f"B-{n:02d}",
                what=item.get_kind_display(),
                source=_("berkas perkara"),
                sha256=item.sha256,
            )
            for n, item in enumerate(evidence, start=1)
        ],
        assessments=[
            Assessment(
                form=fact(_breach(act), act.violation.needs_verification),
                when_and_where=_when(act),
                verdict=verdict,
                evidence=", ".join(f"B-{n:02d}" for n in range(1, len(evidence) + 1)),
            )
            for act in acts_of(row)
        ],
        analysis=_paragraphs(analysis),
        conclusions=[
            _("Terperiksa dinyatakan %(verdict)s melakukan pelanggaran.") % {"verdict": verdict.lower()},
            *_paragraphs(advice),
        ],
        examiners=examiners_of(row),
        place=place_of(row.instansi),
    )


@written_for_letters
def decision_letter(
    row: Proceeding, *, penalty: Penalty, considerations: list[str], signer: Signer, by_head: bool = True
) -> DecisionContext:
    """Return the words of the decision: one penalty, the breach by name, the day of effect, the remedy.

    ``by_head`` False: an official below the head of the institution decides, who writes without the invocation.
    """
    today = today_of(row)
    report, recommendation = row.report, row.recommendation
    effect, objection = deadlines.rule_for(EFFECT, today), deadlines.rule_for(OBJECTION, today)
    return DecisionContext(
        official_title=signer.title,
        official_office=signer.title.split(" ", 1)[0] if by_head else "",
        with_invocation=by_head,
        penalty_name=penalty.name,
        person=person_of(recommendation),
        considering=[
            _(
                "bahwa menurut Laporan Hasil Pemeriksaan Nomor %(number)s tanggal %(date)s, %(name)s "
                "terbukti melakukan pelanggaran;"
            )
            % {
                "number": report.letter.number,
                "date": date_format(report.dated_on, "j F Y"),
                "name": recommendation.accused.name,
            },
            *[f"bahwa {_sentence(text)};" for text in considerations],
            _(
                "bahwa berdasarkan pertimbangan tersebut perlu menetapkan Keputusan tentang "
                "penjatuhan hukuman %(penalty)s;"
            )
            % {"penalty": penalty.name.lower()},
        ],
        recalling=_recalled(),
        noting=[
            _("Rekomendasi %(issuer)s Nomor %(number)s tanggal %(date)s;")
            % {
                "issuer": recommendation.issuer.name,
                "number": _number(recommendation),
                "date": _issued(recommendation),
            }
        ],
        breach=_("karena terbukti %(what)s.") % {"what": "; ".join(_breach(act) for act in acts_of(row))},
        clauses=[
            fact(
                _(
                    "Terhadap Keputusan ini dapat diajukan upaya administratif paling lambat %(n)d "
                    "%(unit)s sejak %(anchor)s (%(basis)s)."
                )
                % {
                    "n": objection.amount,
                    "unit": objection.get_unit_display(),
                    "anchor": objection.anchor,
                    "basis": objection.basis,
                },
                objection.needs_verification,
            )
        ],
        effective_sentence=fact(
            _(
                "Keputusan ini mulai berlaku pada %(unit)s ke-%(n)d terhitung sejak diterima oleh "
                "yang bersangkutan (%(basis)s), kecuali apabila diajukan upaya administratif."
            )
            % {"unit": effect.get_unit_display(), "n": effect.amount, "basis": effect.basis},
            effect.needs_verification,
        ),
        place=place_of(row.instansi),
        signer=signer,
        return_to=_("kepegawaian %(agency)s") % {"agency": row.instansi.name},
    )


def acts_of(row: Proceeding) -> list[Any]:
    """Return the proven acts of the person, in the order they were set."""
    acts = row.recommendation.accused.acts.filter(verdict=Verdict.PROVEN)
    return list(acts.select_related("violation", "accused", "complaint__contest").order_by("id"))


def examiners_of(row: Proceeding) -> list[Examiner]:
    """Return who examines: the team, or the direct superior alone."""
    team = [
        Examiner(
            name=e.name,
            nip=e.nip,
            post=e.post,
            role=_("Ketua") if n == 0 else _("Anggota"),
            element=e.get_element_display(),
        )
        for n, e in enumerate(row.examiners.all())
    ]
    alone = Examiner(name=row.superior_name, nip=row.superior_nip, post=row.superior_post, role=_("Atasan langsung"))
    return team or [alone]


def _number(recommendation: Recommendation) -> str:
    return recommendation.letter.number if recommendation.letter else BLANK


def _issued(recommendation: Recommendation) -> str:
    return date_format(recommendation.issued_on, "j F Y") if recommendation.issued_on else BLANK


def _suspicion(row: Proceeding) -> str:
    return _("dugaan pelanggaran netralitas pegawai ASN, yaitu %(what)s.") % {
        "what": "; ".join(_breach(act) for act in acts_of(row))
    }


def _breach(act: Any) -> str:
    form = act.violation.form.rstrip(".")
    form = form[:1].lower() + form[1:]
    case = act.complaint
    applies = partial(
        articles_on,
        on=act.occurred_on or case.received_at.date(),
        regime=case.contest.regime if case.contest else "",
        employment=act.accused.employment,
    )
    bases, sanction = ", ".join(applies(act.violation.bases)), ", ".join(applies(act.violation.sanction_articles))
    return f"{form} ({act.violation.code}; {'; '.join(filter(None, [bases, sanction]))})"


def _when(act: Any) -> str:
    return date_format(act.occurred_on, "l, j F Y") if act.occurred_on else _("tanggal tidak diketahui")


def _conduct(row: Proceeding) -> list[Fact]:
    lines: list[Fact] = [
        _("Surat Panggilan Nomor %(number)s untuk %(day)s: %(attendance)s.")
        % {
            "number": s.letter.number,
            "day": date_format(s.hearing_at.astimezone(zone_of(row)), "l, j F Y"),
            "attendance": s.get_attendance_display().lower(),
        }
        for s in row.summonses.select_related("letter")
    ]
    minutes = Minutes.objects.select_related("letter").filter(proceeding=row).first()
    if minutes is None:
        return [*lines, _("Terperiksa tidak hadir; laporan ini disusun berdasarkan bukti yang ada.")]
    return [
        *lines,
        _("Pemeriksaan dicatat dalam Berita Acara Nomor %(number)s.") % {"number": minutes.letter.number},
    ]


def _recalled() -> list[Fact]:
    found = {i.key: i for i in Instrument.objects.filter(key__in=RECALLED)}
    return [
        fact(f"{instrument(i.number, i.title, i.gazette)};", i.needs_verification)
        for key in RECALLED
        if (i := found.get(key))
    ]


def _paragraphs(text: str) -> list[Fact]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _sentence(text: str) -> str:
    return text.strip().rstrip(".;").removeprefix("bahwa ")
