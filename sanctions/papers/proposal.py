"""What a proposal to dismiss a member of a party says (PP 11/2017 art. 270(1))."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.law import deadlines
from netralitas.letters.contexts import Addressee, Fact, Signer, fact
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.outcome import DismissalProposalContext
from netralitas.letters.words import spans_in_words
from netralitas.people.offices import appointing_official_of
from sanctions.effects import day_counted, days_of, effect_rule
from sanctions.localtime import today_of, zone_of
from sanctions.models import Authority, Penalty, Proceeding
from sanctions.papers.facts import breaches_of, recalled
from sanctions.tracks import track_of
from taskforce.letter import person_of


@written_for_letters
def proposal_letter(
    row: Proceeding, *, penalty: Penalty, authority: Authority, proposer: Signer, is_above_agency: bool
) -> DismissalProposalContext:
    """Return the words of the proposal: who, what was proven by which report, what is asked and by when."""
    report, name = row.report, spans_in_words(penalty.name)
    name = name[:1].lower() + name[1:]
    official = appointing_official_of(row.instansi, today_of(row))
    decider = (
        _("Presiden Republik Indonesia") if is_above_agency else (official.title if official else authority.authority)
    )
    opening = _(
        "Berdasarkan %(basis)s, dengan hormat kami sampaikan usul %(penalty)s atas pegawai yang tersebut di bawah ini."
    ) % {"basis": authority.basis, "penalty": name}
    return DismissalProposalContext(
        addressee=Addressee([decider, _("di tempat")]),
        subject=_("Usul %(penalty)s") % {"penalty": name},
        opening=fact(opening, authority.needs_verification),
        basis=recalled(row),
        person=person_of(row.recommendation),
        proof=[
            _("Menurut Laporan Hasil Pemeriksaan Nomor %(number)s tanggal %(day)s, pegawai tersebut menjadi anggota "
              "dan/atau pengurus partai politik sejak %(joined)s.") % {
                "number": report.letter.number,
                "day": date_format(report.dated_on, "j F Y"),
                "joined": date_format(report.joined_on, "j F Y") if report.joined_on else "",
            },
            breaches_of(row, _("Yang terbukti: %(what)s.")),
        ],
        requests=[*_asked(row, penalty, name), _by_when(row)],
        place=place_of(row.instansi),
        signer=proposer,
        copies=[_("Kepala Badan Kepegawaian Negara")],
    )  # fmt: skip


def _asked(row: Proceeding, penalty: Penalty, name: str) -> list[Fact]:
    asked: list[Fact] = [_("menetapkan keputusan %(penalty)s;") % {"penalty": name}]
    rule = effect_rule(penalty.pk, today_of(row))
    day = day_counted(rule, days_of(row)) if rule else None
    if rule and day:
        said = _("menetapkan berlakunya terhitung mulai tanggal %(day)s, %(counted)s (%(basis)s); dan") % {
            "day": date_format(day, "j F Y"),
            "counted": rule.get_counted_display(),
            "basis": rule.basis,
        }
        asked.append(fact(said, rule.needs_verification))
    return asked


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
