"""What a decision says."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.law import deadlines
from netralitas.letters.contexts import Signer, fact
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.outcome import DecisionContext
from netralitas.letters.words import counted, ordinal, spans_in_words
from sanctions.localtime import today_of
from sanctions.models import Authority, Penalty, Proceeding
from sanctions.papers.facts import breaches_of, issued_on, number_of, recalled
from taskforce.letter import person_of

OBJECTION, EFFECT = "T17", "D5"


@written_for_letters
def decision_letter(
    row: Proceeding,
    *,
    penalty: Penalty,
    authority: Authority,
    considerations: list[str],
    signer: Signer,
    by_head: bool = True,
) -> DecisionContext:
    """Return the words of the decision: one penalty, the breach by name, the day of effect, the remedy.

    ``by_head`` False: an official below the head of the institution decides, who writes without the invocation.
    """
    today = today_of(row)
    report, recommendation = row.report, row.recommendation
    name = spans_in_words(penalty.name)
    effect, objection = deadlines.rule_for(EFFECT, today), deadlines.rule_for(OBJECTION, today)
    return DecisionContext(
        official_title=signer.title,
        official_office=signer.title.split(" ", 1)[0] if by_head else "",
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
            fact(
                _(
                    "Terhadap Keputusan ini dapat diajukan upaya administratif paling lambat %(n)s "
                    "%(unit)s sejak %(anchor)s (%(basis)s)."
                )
                % {
                    "n": counted(objection.amount),
                    "unit": objection.get_unit_display(),
                    "anchor": objection.anchor,
                    "basis": objection.basis,
                },
                objection.needs_verification,
            )
        ],
        effective_sentence=fact(
            _(
                "Keputusan ini mulai berlaku pada %(unit)s %(n)s terhitung sejak diterima oleh "
                "yang bersangkutan (%(basis)s), kecuali apabila diajukan upaya administratif."
            )
            % {"unit": effect.get_unit_display(), "n": ordinal(effect.amount), "basis": effect.basis},
            effect.needs_verification,
        ),
        place=place_of(row.instansi),
        signer=signer,
        return_to=_("kepegawaian %(agency)s") % {"agency": row.instansi.name},
    )


def _sentence(text: str) -> str:
    return text.strip().rstrip(".;").removeprefix("bahwa ")
