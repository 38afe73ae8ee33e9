"""What the papers of a case of the code of ethics say; none of them names a remedy."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.law import deadlines
from netralitas.law.models import Instrument
from netralitas.letters.citations import in_full, instrument
from netralitas.letters.contexts import Examiner, Fact, Signer, fact, signing
from netralitas.letters.ethics import CouncilPaperContext
from netralitas.letters.examination import SummonsContext
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.outcome import MoralStatementContext
from netralitas.letters.words import ROMAN, counted
from sanctions.council import Member
from sanctions.ethics_rules import Rules, code_of
from sanctions.localtime import offset_of, zone_of
from sanctions.models import CouncilDecision, EthicsRule, Penalty, Proceeding, Summons
from sanctions.papers.facts import acts_of, breach_of, breaches_of, issued_on, number_of
from sanctions.statuses import Seat, Vote
from taskforce.letter import person_of

OWN_INSTRUMENTS = ["UU20-2023", "PP42-2004"]


@written_for_letters
def council_decree(row: Proceeding, members: Sequence[Member], *, rules: Rules, signer: Signer) -> CouncilPaperContext:
    """Return the words of the decree that sets up the council."""
    return CouncilPaperContext(
        official_title=signer.office,
        about=_("Pembentukan Majelis Kode Etik"),
        person=person_of(row.recommendation),
        considering=[
            breaches_of(row, _("bahwa terdapat dugaan pelanggaran kode etik, yaitu %(what)s;")),
            _cited(_("bahwa dugaan itu diperiksa oleh Majelis Kode Etik (%(basis)s);"), rules["duty"]),
            _("bahwa karena itu perlu menetapkan Keputusan tentang pembentukan Majelis Kode Etik;"),
        ],
        recalling=_recalled(row),
        noting=[_recommendation(row)],
        clauses=[
            _("Membentuk Majelis Kode Etik yang memeriksa dugaan pelanggaran kode etik oleh:"),
            _("Susunan Majelis Kode Etik:"),
            _law(rules["heard"]),
            _law(rules["vote"]),
            _("Keputusan ini mulai berlaku pada tanggal ditetapkan."),
        ],
        roster=[_seated(member) for member in members],
        lists_roster=True,
        place=place_of(row.instansi),
        signer=signer,
        with_invocation=True,
    )


@written_for_letters
def council_call(
    row: Proceeding, *, rules: Rules, ordinal: int, hearing_at: datetime, place: str, earlier: Summons | None
) -> SummonsContext:
    """Return the words of the call to the council's session; a person who missed one is told which."""
    local, chair = hearing_at.astimezone(zone_of(row)), row.council.members.get(seat=Seat.CHAIR)
    missed = ""
    if earlier:
        missed = _("Saudara tidak hadir pada sidang %(day)s menurut Surat Panggilan Nomor %(number)s.") % {
            "day": date_format(earlier.hearing_at.astimezone(zone_of(row)), "l, j F Y"),
            "number": earlier.letter.number,
        }
    return SummonsContext(
        ordinal=ROMAN[ordinal - 1] if ordinal <= len(ROMAN) else str(ordinal),
        person=person_of(row.recommendation),
        before=_("Majelis Kode Etik"),
        examiner=Examiner(name=chair.name, nip=chair.nip, rank=chair.rank, post=chair.post),
        day=date_format(local, "l, j F Y"),
        hour=f"{date_format(local, 'H.i')} {deadlines.ZONES.get(offset_of(row), '')}".strip(),
        venue=place,
        suspicion=breaches_of(row, _("dugaan pelanggaran kode etik, yaitu %(what)s.")),
        notes=[
            _law(rules["heard"], end=";"),
            _("Saudara dapat membawa bukti dan menyebut saksi yang meringankan;"),
            _law(rules["absent"]),
        ],
        place=place_of(row.instansi),
        signer=Signer(title=_("Ketua Majelis Kode Etik"), name=chair.name, nip=chair.nip),
        return_to=_("Sekretaris Majelis Kode Etik"),
        earlier=missed,
    )


@written_for_letters
def council_decision(
    row: Proceeding,
    *,
    rules: Rules,
    is_proven: bool,
    vote: str,
    votes: tuple[int, int] | None,
    reasons: Sequence[str],
    advised_action: str,
    official: Signer,
) -> CouncilPaperContext:
    """Return the words of the council's decision: how it was reached, what it finds, to whom it goes, that it is final.

    ``official`` is who may state the sanction; ``votes`` are those that found the breach proven and those that did not.
    """
    code = code_of(rules, row.recommendation.accused.employment)
    found = _("Menyatakan %(verdict)s melanggar %(code)s:") % {
        "verdict": _("terbukti") if is_proven else _("tidak terbukti"),
        "code": code if isinstance(code, str) else code.text,
    }
    clauses = [fact(found, not isinstance(code, str))]
    if is_proven:
        clauses.append(breaches_of(row, _("Pelanggaran itu ialah %(what)s.")))
    if advised_action:
        said = _("Merekomendasikan tindakan administratif berupa %(what)s (%(basis)s).")
        clauses.append(_cited(said, rules["action"], what=_inside(advised_action)))
    clauses.append(
        _cited(
            _("Menyampaikan putusan ini kepada %(who)s selaku pejabat yang berwenang (%(basis)s)."),
            rules["handover"],
            who=official.title,
        )
    )
    return CouncilPaperContext(
        official_title=_("Majelis Kode Etik %(agency)s") % {"agency": row.instansi.name},
        about=_("Pelanggaran Kode Etik"),
        person=person_of(row.recommendation),
        considering=[_session(row, rules), *_reasons(reasons), _vote(vote, votes, rules)],
        recalling=_recalled(row),
        noting=[
            _recommendation(row),
            _("Keputusan %(who)s Nomor %(number)s tanggal %(date)s tentang Pembentukan Majelis Kode Etik;")
            % {
                "who": official.title,
                "number": row.council.letter.number,
                "date": date_format(row.council.set_on, "j F Y"),
            },
        ],
        clauses=[*clauses, _law(rules["final"])],
        roster=[_seated(member) for member in row.council.members.all()],
        place=place_of(row.instansi),
        signer=official,
        paper=_("Putusan"),
    )


@written_for_letters
def moral_statement(
    row: Proceeding,
    *,
    rules: Rules,
    penalty: Penalty,
    breach: str,
    publication: Sequence[str],
    signer: Signer,
    is_delegate: bool,
) -> MoralStatementContext:
    """Return the words of the moral statement: the decision it rests on, the breach by name, how it is made known."""
    decision, acts = row.council.decision, acts_of(row)
    for_official = rules["delegate"] if is_delegate else rules["statement"]
    role = _("atas pendelegasian") if is_delegate else _("selaku")
    opening = _(
        "Berdasarkan %(basis)s dan Putusan Majelis Kode Etik Nomor %(number)s tanggal %(date)s, dengan ini %(who)s "
        "%(role)s Pejabat Pembina Kepegawaian menyatakan bahwa:"
    ) % {
        "basis": in_full(for_official.basis),
        "number": decision.letter.number,
        "date": date_format(decision.decided_on, "j F Y"),
        "who": signer.title,
        "role": role,
    }
    return MoralStatementContext(
        official_title=signer.office,
        person=person_of(row.recommendation),
        opening=fact(opening, for_official.needs_verification),
        breach=_("yaitu %(what)s.") % {"what": _inside(breach).removeprefix("yaitu ")},
        provision=fact(
            _("Jenis pelanggarannya: %(what)s.") % {"what": "; ".join(breach_of(act, None) for act in acts)},
            any(act.violation.needs_verification for act in acts),
        ),
        sanction=fact(penalty.name[:1].lower() + penalty.name[1:], penalty.needs_verification),
        publication=[
            f"{_inside(line)}{'.' if n == len(publication) else ';'}" for n, line in enumerate(publication, start=1)
        ],
        code=code_of(rules, row.recommendation.accused.employment),
        remark=_law(rules["not_discipline"]),
        place=place_of(row.instansi),
        signer=signer,
        superior=signing(row.superior_post, row.superior_name, nip=row.superior_nip),
    )


@written_for_letters
def administrative_action(
    row: Proceeding, *, rules: Rules, action: str, basis: str, signer: Signer
) -> CouncilPaperContext:
    """Return the words of the decree on an administrative action that the council advised."""
    decision: CouncilDecision = row.council.decision
    considering = _(
        "bahwa Majelis Kode Etik dalam Putusan Nomor %(number)s tanggal %(date)s merekomendasikan tindakan "
        "administratif (%(basis)s);"
    )
    return CouncilPaperContext(
        official_title=signer.office,
        about=_("Tindakan Administratif"),
        person=person_of(row.recommendation),
        considering=[
            _cited(
                considering,
                rules["action"],
                number=decision.letter.number,
                date=date_format(decision.decided_on, "j F Y"),
            ),
            _("bahwa tindakan itu dikenakan menurut %(basis)s;") % {"basis": _inside(basis)},
            _("bahwa karena itu perlu menetapkan Keputusan tentang tindakan administratif;"),
        ],
        recalling=_recalled(row),
        noting=[_recommendation(row)],
        clauses=[
            _("Mengenakan tindakan administratif kepada:"),
            _("Tindakan administratif itu berupa %(what)s, menurut %(basis)s.")
            % {"what": _inside(action), "basis": _inside(basis)},
            _("Keputusan ini mulai berlaku pada tanggal ditetapkan."),
        ],
        place=place_of(row.instansi),
        signer=signer,
        with_invocation=True,
    )


def _session(row: Proceeding, rules: Rules) -> Fact:
    session = row.council.session
    day = date_format(session.held_at.astimezone(zone_of(row)), "l, j F Y")
    if session.is_attended:
        said = _(
            "bahwa Majelis bersidang pada %(day)s, memeriksa yang bersangkutan, dan mendengar pembelaannya (%(basis)s);"
        )
        return _cited(said, rules["heard"], day=day)
    calls = ", ".join(summons.letter.number for summons in _calls(row))
    said = _(
        "bahwa yang bersangkutan dipanggil dengan Surat Panggilan Nomor %(calls)s dan tidak hadir pada sidang %(day)s, "
        "sehingga kesempatan membela diri telah diberikan (%(basis)s);"
    )
    return _cited(said, rules["absent"], calls=calls, day=day)


def _calls(row: Proceeding) -> list[Summons]:
    return list(row.summonses.filter(dated_on__gte=row.council.set_on).select_related("letter"))


def _vote(vote: str, votes: tuple[int, int] | None, rules: Rules) -> Fact:
    if vote == Vote.CONSENSUS or votes is None:
        return _cited(_("bahwa putusan ini diambil secara musyawarah mufakat (%(basis)s);"), rules["vote"])
    said = _(
        "bahwa musyawarah mufakat tidak tercapai, sehingga putusan ini diambil dengan suara terbanyak: %(yes)s suara "
        "menyatakan terbukti dan %(no)s suara menyatakan tidak terbukti (%(basis)s);"
    )
    return _cited(said, rules["vote"], yes=counted(votes[0]), no=counted(votes[1]))


def _reasons(lines: Sequence[str]) -> list[str]:
    return [f"bahwa {_inside(line).removeprefix('bahwa ')};" for line in lines]


def _recalled(row: Proceeding) -> list[Fact]:
    """Return the instruments of an ethics case: no PP 94, and the joint decree that the acts are entries of."""
    editions = sorted({act.violation.edition.instrument_key for act in acts_of(row)})
    found = {i.key: i for i in Instrument.objects.filter(key__in=[*OWN_INSTRUMENTS, *editions])}
    return [
        fact(f"{instrument(i.number, i.title, i.gazette)};", i.needs_verification)
        for key in [*OWN_INSTRUMENTS, *editions]
        if (i := found.get(key))
    ]


def _recommendation(row: Proceeding) -> str:
    recommendation = row.recommendation
    return _("Rekomendasi %(issuer)s Nomor %(number)s tanggal %(date)s;") % {
        "issuer": recommendation.issuer.name,
        "number": number_of(recommendation),
        "date": issued_on(recommendation),
    }


def _seated(member: Any) -> Examiner:
    return Examiner(
        name=member.name, nip=member.nip, rank=member.rank, post=member.post, role=str(Seat(member.seat).label)
    )


def _law(rule: EthicsRule, end: str = ".") -> Fact:
    return fact(f"{rule.cited}{end}", rule.needs_verification)


def _cited(sentence: str, rule: EthicsRule, **said: str) -> Fact:
    return fact(sentence % {"basis": rule.basis, **said}, rule.needs_verification)


def _inside(text: str) -> str:
    return text.strip().rstrip(".;")
