"""What a proposal says: to whom, on whom, what was proven, what is asked (PP 94/2021 art. 17, PP 11/2017 art. 270)."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.law import deadlines
from netralitas.letters.contexts import Addressee, Fact, Signer, fact
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.outcome import DismissalProposalContext
from netralitas.letters.words import spans_in_words
from netralitas.people.offices import appointing_official_of
from sanctions.choosing import Choice
from sanctions.effects import day_counted, days_of, effect_rule
from sanctions.localtime import today_of, zone_of
from sanctions.models import Penalty, Proceeding
from sanctions.papers.facts import breaches_of, recalled
from sanctions.tracks import track_of
from taskforce.letter import person_of


@written_for_letters
def proposal_letter(
    row: Proceeding, *, choice: Choice, proposer: Signer, through: str, reason: str
) -> DismissalProposalContext:
    """Return the words of the proposal: who, what was proven by which report, what is asked and by when.

    ``through`` is the post that is asked to propose it to the President, "" where the agency proposes itself.
    ``reason`` says why it lies below the range.
    """
    penalty, authority, name = choice.penalty, choice.authorities[0], spans_in_words(choice.penalty.name)
    name = name[:1].lower() + name[1:]
    official = appointing_official_of(row.instansi, today_of(row))
    decider = (
        _("Presiden Republik Indonesia") if choice.is_above else (official.title if official else authority.authority)
    )
    opening = _(
        "Berdasarkan %(basis)s, dengan hormat kami sampaikan usul %(penalty)s atas pegawai yang tersebut di bawah ini."
    ) % {"basis": authority.basis, "penalty": name}
    return DismissalProposalContext(
        addressee=Addressee([through or decider, _("di tempat")]),
        subject=_("Usul %(penalty)s") % {"penalty": name},
        opening=fact(opening, authority.needs_verification),
        basis=recalled(row),
        person=person_of(row.recommendation),
        proof=[
            _by_which_report(row),
            breaches_of(row, _("Yang terbukti: %(what)s.")),
            *([_("Alasan mengusulkan yang lebih ringan: %(reason)s") % {"reason": reason}] if reason else []),
        ],
        requests=[*_asked(row, penalty, name, to_propose=bool(through)), _by_when(row)],
        place=place_of(row.instansi),
        signer=proposer,
        copies=[_("Kepala Badan Kepegawaian Negara")],
    )  # fmt: skip


def _by_which_report(row: Proceeding) -> str:
    report = row.report
    told = {"number": report.letter.number, "day": date_format(report.dated_on, "j F Y")}
    if report.joined_on is None:
        return _("Menurut Laporan Hasil Pemeriksaan Nomor %(number)s tanggal %(day)s, pegawai tersebut terbukti "
                 "melanggar.") % told  # fmt: skip
    told["joined"] = date_format(report.joined_on, "j F Y")
    return _("Menurut Laporan Hasil Pemeriksaan Nomor %(number)s tanggal %(day)s, pegawai tersebut menjadi anggota "
             "dan/atau pengurus partai politik sejak %(joined)s.") % told  # fmt: skip


def _asked(row: Proceeding, penalty: Penalty, name: str, *, to_propose: bool) -> list[Fact]:
    sentence = _("mengusulkan kepada Presiden penetapan keputusan %s;") if to_propose else _("menetapkan keputusan %s;")
    asked = sentence % name
    rule = effect_rule(penalty.pk, today_of(row))
    day = day_counted(rule, days_of(row)) if rule else None
    if rule and day:
        said = _("menetapkan berlakunya terhitung mulai tanggal %(day)s, %(counted)s (%(basis)s); dan") % {
            "day": date_format(day, "j F Y"),
            "counted": rule.get_counted_display(),
            "basis": rule.basis,
        }
        return [asked, fact(said, rule.needs_verification)]
    return [_("%s dan") % asked]


def _by_when(row: Proceeding) -> Fact:
    track = track_of(row)
    if track is None or not track.deadline:
        return _("menyampaikan keputusan itu kepada yang bersangkutan.")
    due = deadlines.due(track.deadline, row.report.dated_on, tz=zone_of(row))
    said = _("menetapkan keputusan itu paling lambat %(day)s. %(why)s") % {
        "day": date_format(due.on, "l, j F Y"),
        "why": due.explanation,
    }
    return fact(said, due.needs_verification)
