"""What a decision says."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.law import deadlines
from netralitas.letters.contexts import Fact, Signer, fact
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.outcome import DecisionContext
from netralitas.letters.words import counted, ordinal, spans_in_words
from sanctions.examination_rules import examination_rules, running_relief
from sanctions.localtime import today_of
from sanctions.models import Authority, Penalty, Proceeding, RemedyRule
from sanctions.papers.facts import breaches_of, issued_on, number_of, recalled
from sanctions.papers.relief import ended_by_decision
from sanctions.remedies import remedy_against
from sanctions.repeats import Repeat
from taskforce.letter import person_of

EFFECT = "D5"


@written_for_letters
def decision_letter(
    row: Proceeding,
    *,
    penalty: Penalty,
    authority: Authority,
    considerations: list[str],
    signer: Signer,
    by_head: bool = True,
    repeat: Repeat | None = None,
) -> DecisionContext:
    """Return the words of the decision: one penalty, the breach by name, the day of effect, the remedy.

    ``by_head`` False: an official below the head of the institution decides, who writes without the invocation.
    """
    today = today_of(row)
    report, recommendation = row.report, row.recommendation
    name = spans_in_words(penalty.name)
    relief = running_relief(row)
    remedy = remedy_against(penalty, employment=recommendation.accused.employment, by_head=by_head, on=today)
    return DecisionContext(
        official_title=signer.office,
        official_office=signer.office.split(" ", 1)[0] if by_head else "",
        with_invocation=by_head,
        penalty_name=fact(name, penalty.needs_verification),
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
            *([_repeated(repeat)] if repeat else []),
            *[f"bahwa {_sentence(text)};" for text in considerations],
            fact(
                _("bahwa pejabat yang menetapkan Keputusan ini berwenang menjatuhkan hukuman ini menurut %(basis)s;")
                % {"basis": authority.basis},
                authority.needs_verification,
            ),
            _(
                "bahwa berdasarkan pertimbangan tersebut perlu menetapkan Keputusan tentang "
                "penjatuhan hukuman %(penalty)s;"
            )
            % {"penalty": name[:1].lower() + name[1:]},
        ],
        recalling=recalled(),
        noting=[
            _("Rekomendasi %(issuer)s Nomor %(number)s tanggal %(date)s;")
            % {
                "issuer": recommendation.issuer.name,
                "number": number_of(recommendation),
                "date": issued_on(recommendation),
            }
        ],
        breach=breaches_of(row, _("karena terbukti %(what)s.")),
        clauses=[
            *([ended_by_decision(relief, examination_rules(today).get("relief_until"))] if relief else []),
            *([_remedy(remedy, today)] if remedy else []),
        ],
        effective_sentence=_effect(remedy, today),
        place=place_of(row.instansi),
        signer=signer,
        return_to=_("kepegawaian %(agency)s") % {"agency": row.instansi.name},
    )


def _repeated(repeat: Repeat) -> Fact:
    said = _(
        "bahwa yang bersangkutan pernah dijatuhi %(penalty)s, berlaku sejak %(day)s, untuk pelanggaran yang sifatnya "
        "sama, yang diperhatikan menurut %(basis)s;"
    ) % {
        "penalty": spans_in_words(repeat.earlier.name[:1].lower() + repeat.earlier.name[1:]),
        "day": date_format(repeat.earlier.effective_on, "j F Y"),
        "basis": repeat.basis,
    }
    return fact(said, repeat.needs_verification)


def _remedy(remedy: RemedyRule, on: date) -> Fact:
    rule = deadlines.rule_for(remedy.deadline, on)
    said = _(
        "Terhadap Keputusan ini dapat diajukan %(remedy)s kepada %(addressee)s%(copy)s paling lambat %(n)s %(unit)s "
        "sejak %(anchor)s (%(basis)s; %(deadline)s)."
    ) % {
        "remedy": remedy.name,
        "addressee": remedy.addressee,
        "copy": _(", dengan tembusan kepada %(who)s,") % {"who": remedy.copy_to} if remedy.copy_to else "",
        "n": counted(rule.amount),
        "unit": rule.get_unit_display(),
        "anchor": rule.anchor,
        "basis": remedy.basis,
        "deadline": rule.basis,
    }
    return fact(said, remedy.needs_verification or rule.needs_verification)


def _effect(remedy: RemedyRule | None, on: date) -> Fact:
    rule = deadlines.rule_for(EFFECT, on)
    said = _(
        "Keputusan ini mulai berlaku pada %(unit)s %(n)s terhitung sejak diterima oleh yang bersangkutan "
        "(%(basis)s)%(unless)s."
    ) % {
        "unit": rule.get_unit_display(),
        "n": ordinal(rule.amount),
        "basis": rule.basis,
        "unless": _(", kecuali apabila diajukan %(remedy)s") % {"remedy": remedy.name} if remedy else "",
    }
    return fact(said, rule.needs_verification)


def _sentence(text: str) -> str:
    return text.strip().rstrip(".;").removeprefix("bahwa ")
