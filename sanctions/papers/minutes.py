"""What the minutes of an examination say."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.law import deadlines
from netralitas.letters.examination import MinutesContext, Question, SignatureRefusal
from netralitas.letters.language import written_for_letters
from netralitas.letters.words import date_in_words
from sanctions.localtime import offset_of, zone_of
from sanctions.models import Proceeding
from sanctions.papers.facts import acting_as, examiners_of, suspicion_of
from taskforce.letter import person_of


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
        acting_as=acting_as(row),
        examiners=examiners_of(row),
        person=person_of(row.recommendation),
        suspicion=suspicion_of(row),
        questions=[Question(item["question"], item["answer"]) for item in questions],
        closed_at=f"{date_format(closed, 'H.i')} {zone}".strip(),
        mode=_("secara tertutup dan virtual") if is_virtual else _("secara tertutup dan tatap muka"),
        summoned_by=_("Surat Panggilan Nomor %(number)s") % {"number": summons.letter.number} if summons else "",
        refusal=SignatureRefusal(at=f"{date_format(closed, 'H.i')} {zone}".strip(), reason=refusal_note)
        if refusal_note
        else None,
    )
