"""What a forwarding letter and its study say to whoever a case is handed to.

Nothing here reads a witness, the name of a file or the address of a link; of the reporter only what has to be hidden
in the words of officers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.actwords import BLANK, act_words
from complaints.elections import phase_on
from complaints.invitationwords import accused_meant
from complaints.models import Accused, Act, Clarification, Complaint, Contest, Referral
from complaints.officewords import contest_words, day_received, head_of, paragraphs, regime_of
from complaints.pieces import gathered
from complaints.referring import receiver_lines
from complaints.sight import Mask, mask_going_out
from complaints.statuses import NOT_ASN, Verdict
from complaints.stories import on_paper
from complaints.twins import evidence_of
from netralitas.clocks.models import Clock
from netralitas.law.models import Instrument
from netralitas.law.provisions import provision
from netralitas.letters.citations import in_full, instrument
from netralitas.letters.contexts import Act as LetterAct
from netralitas.letters.contexts import Addressee, EvidenceItem, Fact, Pair, Person, Signer, fact
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.supervision import ForwardingContext, Heard, Judgement, Story, Study
from netralitas.people.models import Instansi
from netralitas.people.zones import zone_of

BASES = {
    Contest.Regime.PEMILU: ["UU7-2017"],
    Contest.Regime.PILKADA: ["UU10-2016"],
}
MOST_ALIKE = 5  # rows of a study that tell the same of whoever was heard, before they are counted in one
HEARD_OR_MISSED = (Clarification.State.HELD, Clarification.State.ABSENT)
SATGAS_BASES = ["UU20-2023", "PP94-2021", "SKB-2022", "SE4-2024"]


@dataclass(frozen=True)
class Receiver:
    """Who gets a forwarded case: the post or agency, then the lines of its address, the last one the place.

    ``basis`` says by which rule it is this one, where the rules of forwarding do not; ``reasons`` why officers pass
    somebody on to it.
    """

    lines: tuple[str, ...]
    is_satgas: bool = False
    basis: Fact | None = None
    reasons: tuple[str, ...] = ()


@written_for_letters
def satgas_receiver(body: Instansi) -> Receiver:
    """Return the body that recommends to appointing officials as a receiver."""
    title = (body.letterhead or {}).get("office_title") or body.name
    forum = _("u.p. Satuan Tugas Pembinaan dan Pengawasan Netralitas Pegawai ASN")
    return Receiver((title, forum, _("di %(place)s") % {"place": place_of(body)}), is_satgas=True)


@written_for_letters
def forwarding(
    case: Complaint, receiver: Receiver, accused: list[Accused], *, clock: Clock | None, step: str, on: date
) -> ForwardingContext:
    """Return the letter that hands the case of these accused to a receiver, with the study as its attachment."""
    (title, name), mask = head_of(case.handler, on), mask_going_out(case)
    return ForwardingContext(
        addressee=Addressee(list(receiver.lines)),
        subject=(
            _("Penerusan dugaan pelanggaran netralitas pegawai ASN")
            if receiver.is_satgas
            else _("Penerusan dugaan pelanggaran netralitas")
        ),
        opening=_(
            "Berdasarkan hasil %(study)s kami atas %(kind)s %(number)s, dengan hormat kami teruskan dugaan pelanggaran "
            "netralitas sebagaimana diuraikan di bawah ini."
        )
        % {
            "study": _("kajian awal") if is_early(case) else _("kajian"),
            "kind": case.get_kind_display().lower(),
            "number": _register_words(case),
        },
        basis=_bases(case, on, receiver),
        people=[_person(one) for one in accused],
        reasons=[part for reason in receiver.reasons for part in paragraphs(mask.text(reason))],
        is_early=is_early(case),
        requests=_requests(clock) if receiver.is_satgas else _requests_to_others(),
        study=_study(case, accused, mask),
        copies=_copies(case.handler),
        place=place_of(case.handler),
        signer=Signer(title, name or BLANK),
        step=step,
    )


def is_early(case: Complaint) -> bool:
    """Say whether a case leaves the house before it was registered, so that nothing of it was studied or judged."""
    return case.registered_on is None


def _register_words(case: Complaint) -> str:
    if case.register_number:
        return _("dengan Nomor Register %(number)s") % {"number": case.register_number}
    return _("Nomor %(number)s") % {"number": case.number}


def referral_receiver(rows: Sequence[Referral]) -> Receiver:
    """Return the body that accused were passed on to together, by the rule and for the reasons of the decision."""
    row = rows[0]
    reasons = tuple(dict.fromkeys(one.reason.strip() for one in rows))
    return Receiver(tuple(receiver_lines(row)), basis=fact(in_full(row.basis), row.needs_verification), reasons=reasons)


def _bases(case: Complaint, on: date, receiver: Receiver) -> list[Fact]:
    """Return the provisions that forward, then the instruments in force."""
    found = [receiver.basis] if receiver.basis else []
    if way := provision("FORWARDING", on, regime=regime_of(case)):
        found.append(fact(in_full(way.basis), way.needs_verification))
    keys = [*BASES[Contest.Regime(regime_of(case))], *(SATGAS_BASES if receiver.is_satgas else [])]
    rows = {row.key: row for row in Instrument.objects.filter(key__in=keys)}
    for key in keys:
        row = rows.get(key)
        if row and (row.valid_from or on) <= on <= (row.valid_to or on):
            found.append(fact(instrument(row.number, row.title), row.needs_verification))
    return found


def _person(accused: Accused) -> Person:
    """Return an accused as a letter names them; the reporter's own description stays in the office."""
    return Person(
        name=_called(accused),
        nip=accused.nip,
        rank=accused.rank,
        post=accused.post if accused.name else "",
        unit=", ".join(filter(None, [accused.office_named, accused.instansi.name if accused.instansi else ""])),
    )


def _called(accused: Accused) -> str:
    return accused.name or accused.post or _("terlapor yang namanya belum diketahui")


def _requests(clock: Clock | None) -> list[Fact]:
    told = _("memberitahukan hasilnya kepada kami melalui portal.")
    limit = _("Batas waktu verifikasi: %(window)s") % {"window": clock.explanation} if clock else ""
    return [
        _("memverifikasi penerusan ini;"),
        _("memberikan rekomendasi kepada Pejabat Pembina Kepegawaian apabila dugaan itu didukung bukti; dan"),
        fact(f"{told} {limit}".strip(), clock is not None and clock.needs_verification),
    ]


def _requests_to_others() -> list[Fact]:
    return [
        _("menindaklanjuti penerusan ini sesuai dengan kewenangan Saudara; dan"),
        _("memberitahukan hasilnya kepada kami dengan menyebut nomor surat ini."),
    ]


def _copies(office: Instansi) -> list[str]:
    above = office.parent
    if above is None or above.has_appointing_official:
        return []
    return [(above.letterhead or {}).get("office_title") or above.name]


def _study(case: Complaint, accused: list[Accused], mask: Mask) -> Study:
    zone = zone_of(case.region)
    acts = case.acts.filter(accused__in=accused).select_related("violation__edition", "accused")
    judged = list(acts.order_by("accused_id", "id"))
    return Study(
        facts=_study_facts(case, mask, dict.fromkeys(act.violation.edition.title for act in judged)),
        account=paragraphs(mask.text(case.narrative)),
        stories=[
            Story(_reported(one.report), paragraphs(one.mask.text(one.report.narrative)))
            for one in on_paper(case, mask).rows
        ],
        judgements=[
            Judgement(
                _called(act.accused), _words_of(act, case), _verdict(act), mask.text(act.verdict_reason.strip()) or "-"
            )
            for act in judged
        ],
        clarifications=_heard(case, accused, mask, zone),
        evidence=[
            EvidenceItem(f"B-{n:02d}", one.kind_words, _day_of(one.first_at, zone), one.item.sha256)
            for n, one in enumerate(gathered(evidence_of(case)), 1)
        ],
        conclusions=paragraphs(mask.text(case.study_conclusion)),
    )


def _reported(report: Complaint) -> str:
    values = {"number": report.number, "day": day_received(report)}
    return _("Laporan %(number)s, diterima %(day)s") % values


def _heard(case: Complaint, accused: list[Accused], mask: Mask, zone: tzinfo) -> list[Heard]:
    """Return who was heard, by part; what was said only of an accused whom this letter is about."""
    everybody = list(case.accused.all())
    found = []
    for row in case.clarifications.filter(state__in=HEARD_OR_MISSED).order_by("at", "id"):
        meant = accused_meant(row, everybody) if row.is_open_to_others else None
        if meant is not None and meant not in accused:
            continue  # somebody else's case, which another letter hands on
        is_theirs = row.is_open_to_others and (meant in accused or len(accused) == len(everybody))
        heard = Heard(
            who=_heard_as(row, meant),
            when=_day_of(row.at, zone) if row.is_open_to_others else date_format(row.at.astimezone(zone), "j F Y"),
            way=row.get_way_display(),
            outcome=_("Hadir") if row.state == Clarification.State.HELD else _("Tidak hadir"),
            said=mask.text(row.result.strip()) if is_theirs else kept_words(row),
        )
        found.append((heard, None if is_theirs else row.at.astimezone(zone).date()))
    return _counted(found)


def _counted(found: list[tuple[Heard, date | None]]) -> list[Heard]:
    """Return who was heard, many alike in one row with their number and their first and last day.

    A row with a day tells only that somebody was heard; one without has words of its own and stays by itself.
    """
    alike: dict[tuple[str, str, str], list[tuple[Heard, date]]] = {}
    for heard, day in found:
        if day is not None:
            alike.setdefault((heard.who, heard.outcome, heard.said), []).append((heard, day))
    rows = []
    for heard, day in found:
        same = alike[heard.who, heard.outcome, heard.said] if day is not None else []
        if len(same) <= MOST_ALIKE:
            rows.append(heard)
        elif heard is same[0][0]:
            rows.append(_together([one for one, _day in same], [day for _one, day in same]))
    return rows


def _together(same: list[Heard], days: list[date]) -> Heard:
    first, last = date_format(min(days), "j F Y"), date_format(max(days), "j F Y")
    return replace(
        same[0],
        who=_("%(who)s, %(n)d kali klarifikasi") % {"who": same[0].who, "n": len(same)},
        when=first if first == last else _("%(first)s sampai %(last)s") % {"first": first, "last": last},
        way=", ".join(dict.fromkeys(one.way for one in same)),
    )


def _heard_as(row: Clarification, meant: Accused | None) -> str:
    return f"{row.get_whom_display()} ({_called(meant)})" if meant else row.get_whom_display()


@written_for_letters
def kept_words(row: Clarification) -> str:
    """Say where the words of somebody are, to whoever may not read them; "" of whoever did not come."""
    if row.state != Clarification.State.HELD:
        return ""
    return _("Keterangan %(who)s tersimpan pada Bawaslu.") % {"who": row.get_whom_display().lower()}


def _words_of(act: Act, case: Complaint) -> LetterAct:
    """Return an act as the study states it; no discipline of civil servants is held against somebody who is none."""
    words = act_words(act, case)
    if act.accused.employment not in NOT_ASN:
        return words
    compared = _("Bentuk perbuatan disebut menurut matriks SKB %(code)s, yang hanya mengikat pegawai ASN")
    left = _("Ketentuan dan sanksi bagi %(who)s dinilai oleh penerima surat ini")
    return replace(
        words,
        entry="",
        provision=compared % {"code": words.entry},
        level=left % {"who": act.accused.get_employment_display().lower()},
    )


def _verdict(act: Act) -> str:
    if act.verdict == Verdict.PENDING and act.accused.is_referred:
        return _("Diserahkan kepada penerima")
    return act.get_verdict_display()


def _day_of(at: datetime, zone: tzinfo) -> str:
    return date_format(at.astimezone(zone), "j F Y, H.i")


def _contest_of(case: Complaint, mask: Mask) -> str:
    """Say of which contest an event is; where an officer placed it outside of all, the reason is part of the study."""
    said = contest_words(case)
    return f"{said}. {mask.desk.text(case.contest_reason)}" if case.is_outside_contests else said


def _study_facts(case: Complaint, mask: Mask, editions: Iterable[str]) -> list[Pair]:
    phase = phase_on(case, case.occurred_on)
    why = mask.text(case.phase_reason) or phase.reason
    unsure = phase.needs_verification and not case.phase_by_hand
    facts: list[tuple[str, Fact]] = [
        (_("Nomor register"), case.register_number or _("belum diregister")),
        (_("Dicatat sebagai"), case.get_kind_display()),
        (_("Diterima"), day_received(case)),
        (_("Pemilihan"), _contest_of(case, mask)),
        (_("Wilayah"), case.region.name if case.region else _("belum diketahui")),
        (
            _("Waktu kejadian"),
            date_format(case.occurred_on, "l, j F Y") if case.occurred_on else _("belum diketahui"),
        ),
        (_("Fase"), fact(f"{case.phase_words}. {why}".strip(), unsure)),
        (_("Edisi matriks"), "; ".join(editions) or "-"),
    ]
    return [Pair(label, value) for label, value in facts]
