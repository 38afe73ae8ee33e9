"""What a letter says that imposes a sanction of the yearly contract (SE MenPANRB 1/2023)."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.letters.contexts import Addressee, Fact, Signer, fact
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.outcome import ContractSanctionContext
from netralitas.letters.words import spans_in_words
from sanctions.effects import effect_rule
from sanctions.localtime import today_of
from sanctions.models import Authority, Penalty, Proceeding, TrackRule
from sanctions.papers.facts import breaches_of, issued_on, number_of, recalled
from taskforce.letter import person_of


@written_for_letters
def contract_letter(
    row: Proceeding,
    *,
    track: TrackRule,
    penalty: Penalty,
    authority: Authority,
    contract: str,
    considerations: list[str],
    signer: Signer,
) -> ContractSanctionContext:
    """Return the words of the letter: which contract, what was proven, which sanction and from when."""
    report, recommendation = row.report, row.recommendation
    name = spans_in_words(penalty.name)
    opening = _("Berdasarkan %(basis)s dan Perjanjian Kerja %(contract)s, kami sampaikan hal-hal sebagai berikut.") % {
        "basis": track.basis,
        "contract": contract,
    }
    return ContractSanctionContext(
        addressee=Addressee([_("Sdr. %(name)s") % {"name": recommendation.accused.name}, _("di tempat")]),
        subject=name,
        opening=opening,
        basis=[
            *recalled(row),
            _("rekomendasi %(issuer)s Nomor %(number)s tanggal %(date)s.")
            % {
                "issuer": recommendation.issuer.name,
                "number": number_of(recommendation),
                "date": issued_on(recommendation),
            },
        ],
        person=person_of(recommendation),
        findings=[
            _("Menurut Laporan Hasil Pemeriksaan Nomor %(number)s tanggal %(date)s, Saudara terbukti melakukan "
              "pelanggaran netralitas.") % {
                "number": report.letter.number, "date": date_format(report.dated_on, "j F Y"),
            },
            breaches_of(row, _("Yang terbukti: %(what)s.")),
            *[f"{text.strip().rstrip('.;').removeprefix('bahwa ').capitalize()}." for text in considerations],
        ],
        sanction=_sanction(penalty, authority, name),
        effective_sentence=_effect(penalty, row),
        place=place_of(row.instansi),
        signer=signer,
        return_to=_("kepegawaian %(agency)s") % {"agency": row.instansi.name},
    )  # fmt: skip


def _sanction(penalty: Penalty, authority: Authority, name: str) -> Fact:
    said = _("Kepada Saudara dijatuhkan sanksi berupa %(penalty)s menurut perjanjian kerja (%(basis)s).") % {
        "penalty": name[:1].lower() + name[1:],
        "basis": authority.basis,
    }
    return fact(said, penalty.needs_verification or authority.needs_verification)


def _effect(penalty: Penalty, row: Proceeding) -> Fact:
    rule = effect_rule(penalty.pk, today_of(row))
    said = _("Sanksi ini berlaku sejak surat ini diterima.")
    return fact(said, rule is None or rule.needs_verification)
