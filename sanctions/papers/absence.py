"""What the minutes of a missed examination say."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.law import deadlines
from netralitas.letters.contexts import Fact, fact
from netralitas.letters.examination import AbsenceContext
from netralitas.letters.language import written_for_letters
from netralitas.letters.words import ROMAN, date_in_words
from sanctions.localtime import offset_of, zone_of
from sanctions.models import Proceeding, Summons, SummonsRule, TrackRule
from sanctions.papers.facts import acting_as, examiners_of, suspicion_of
from sanctions.statuses import summons_name
from sanctions.tracks import basis_on, track_of
from taskforce.letter import person_of


@written_for_letters
def absence_letter(
    row: Proceeding, summons: Summons, *, rule: SummonsRule | None, following: SummonsRule | None
) -> AbsenceContext:
    """Return the words about one missed date; ``rule`` is that of the summons, ``following`` that of the next one.

    Nothing in them is of the moment they are written at: another officer approves the same words later.
    """
    due = summons.hearing_at.astimezone(zone_of(row))
    return AbsenceContext(
        ordinal=ROMAN[summons.ordinal - 1],
        date_words=date_in_words(due.date()),
        hour=f"{date_format(due, 'H.i')} {deadlines.ZONES.get(offset_of(row), '')}".strip(),
        venue=summons.place,
        acting_as=acting_as(row),
        examiners=examiners_of(row),
        person=person_of(row.recommendation),
        summoned_by=_("Surat Panggilan %(ordinal)s Nomor %(number)s tanggal %(date)s")
        % {
            "ordinal": ROMAN[summons.ordinal - 1],
            "number": summons.letter.number,
            "date": date_format(summons.dated_on, "j F Y"),
        },
        suspicion=suspicion_of(row),
        follows=_follows(track_of(row), rule, following),
    )


def _follows(track: TrackRule | None, rule: SummonsRule | None, following: SummonsRule | None) -> Fact:
    if following is not None:
        basis, is_unsure = basis_on(track, following)
        said = _("Yang bersangkutan dipanggil kembali dengan %(summons)s (%(basis)s).") % {
            "summons": summons_name(following.ordinal).lower(),
            "basis": basis,
        }
        return fact(said, is_unsure)
    said = _("Keputusan diambil berdasarkan bukti yang ada tanpa pemeriksaan.")
    return fact(said, basis_on(track, rule)[1])
