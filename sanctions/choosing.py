"""What may be imposed on the person of a case, by whom, and on whose proposal. Looks up, never writes."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from complaints.levels import UNSTATED
from netralitas.lib.once import once
from netralitas.lib.refusal import Refusal
from sanctions.authority import authorities_for, is_above_the_agency, matrix_of_case
from sanctions.history import repeat_of
from sanctions.models import Authority, Penalty, Proceeding
from sanctions.overlaps import notes_on
from sanctions.penalties import Range, range_for
from sanctions.statuses import ETHICS_LEVEL
from sanctions.tracks import goes_before_council


@dataclass(frozen=True)
class Choice:
    """One penalty an officer may choose, with who may impose it and what to know first."""

    penalty: Penalty
    authorities: list[Authority]
    is_below_range: bool

    @property
    def authority(self) -> Authority | None:
        """Return the row of the table that says who decides, None while the class of post leaves it open."""
        return self.authorities[0] if self.authorities else None

    @property
    def is_proposed(self) -> bool:
        """Say whether somebody else decides it, or decides it only on a proposal."""
        return self.authority is not None and bool(self.authority.proposer)

    @property
    def is_above(self) -> bool:
        """Say whether only the President decides it."""
        return self.authority is not None and is_above_the_agency(self.authority)


def range_of(row: Proceeding, *, on: date, at_a_glance: bool = False) -> Range:
    """Return the lawful range of a procedure, above the last penalty for a repeat.

    A moral sanction is no discipline penalty: for a case of the code of ethics there is nothing to choose here.
    ``at_a_glance`` is for a list: by what is held, without earlier penalties and the agency's own kinds.
    """
    accused, level = row.recommendation.accused, row.recommendation.level
    if goes_before_council(row.recommendation, on):
        return Range(level, lawful=[], lighter=[], notes=[])
    repeat = None if at_a_glance else once(row, ("repeat", on), lambda: repeat_of(row, on=on))
    return range_for(
        UNSTATED if level == ETHICS_LEVEL else level,  # a contract knows no moral sanction
        employment=accused.employment,
        on=on,
        post_class=accused.post_class,
        repeat=repeat,
        instansi=None if at_a_glance else row.instansi_id,
    )


def choices_in(found: Range, row: Proceeding) -> list[Choice]:
    """Return every choice in a range."""
    matrix = matrix_of_case(row)
    return [
        Choice(penalty, authorities_for(penalty, matrix), is_below_range=penalty in found.lighter)
        for penalty in [*found.lawful, *found.lighter]
    ]


def choices_for(row: Proceeding, *, on: date) -> tuple[Range, list[Choice]]:
    """Return the lawful range with what is being served beside it, and every choice in it."""
    found = range_of(row, on=on)
    beside = once(row, ("beside", on), lambda: notes_on(row, on))
    return replace(found, notes=[*found.notes, *beside]), choices_in(found, row)


def lawful_choice(
    penalty: Penalty,
    found: Range,
    choices: list[Choice],
    *,
    below_range_reason: str,
    level_reason: str,
) -> Choice:
    """Return the choice of a penalty, or refuse it with what is missing."""
    choice = next((c for c in choices if c.penalty == penalty), None)
    if choice is None:
        raise Refusal(_("Hukuman ini tidak termasuk yang dapat dijatuhkan."), code="outside_range", field="penalty")
    if choice.is_below_range and not below_range_reason.strip():
        raise Refusal(
            _("Hukuman di bawah rentang perlu alasan tertulis."),
            code="missing_reason",
            field="below_range_reason",
        )
    if found.is_open and not level_reason.strip():
        raise Refusal(
            _("Peraturan tidak menyebut tingkatnya; tulis alasan memilih hukuman ini."),
            code="missing_reason",
            field="level_reason",
        )
    if not choice.authorities:
        raise Refusal(
            _("Belum jelas siapa yang berwenang menjatuhkan hukuman ini. Lengkapi kelas jabatan terperiksa."),
            code="no_authority",
            field="penalty",
        )
    return choice
