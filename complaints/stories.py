"""What the reports that are handled with a case tell of the same event. Looks up, never writes."""

from collections.abc import Iterable
from dataclasses import dataclass

from complaints.family import handled_with
from complaints.models import Complaint
from complaints.sight import Mask, mask_beside

PAGE, MOST_ON_PAPER = 5, 50


@dataclass(frozen=True)
class Story:
    """One report that was merged into a case, and what its reader may not read in its words."""

    report: Complaint
    mask: Mask


@dataclass(frozen=True)
class Stories:
    """Some of the stories, the oldest report first. ``after`` is the key behind which more stand, 0 when none do."""

    rows: list[Story]
    after: int = 0
    is_later: bool = False

    @property
    def is_folded(self) -> bool:
        """Say whether there are too many to be read at a glance."""
        return len(self.rows) > 1 or self.is_later


def of_page(case: Complaint, told: Iterable[Complaint], mask: Mask, *, after: int, is_desk: bool) -> Stories:
    """Return a few of the stories behind a key, without asking: ``told`` is what ``family.around`` found."""
    rows = [row for row in told if row.pk > after]
    shown = [Story(row, mask_beside(mask, case, row, is_desk=is_desk)) for row in rows[:PAGE]]
    return Stories(shown, rows[PAGE - 1].pk if len(rows) > PAGE else 0, bool(after))


def on_paper(case: Complaint, mask: Mask) -> Stories:
    """Return the stories as they go out of the house, in one statement however many they are."""
    rows = handled_with(case).select_related("region", "reporter", "split_from__reporter")
    found = list(rows[: MOST_ON_PAPER + 1])
    shown = [Story(row, mask_beside(mask, case, row)) for row in found[:MOST_ON_PAPER]]
    return Stories(shown, shown[-1].report.pk if len(found) > MOST_ON_PAPER else 0)
