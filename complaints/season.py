"""Which contests are on at a day, and the phase they put an act in. Looks up, never writes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints import elections
from complaints.models import Contest, Stage
from complaints.phase import DETERMINATION, REVOTE, StageFact, phase_of
from complaints.selfcheck import Timing

UNKNOWN = "unknown"
VOTING = "voting"


@dataclass
class Season:
    """One contest with its own stages and those of the contest it is part of."""

    contest: Contest
    stages: list[Stage] = field(default_factory=list)

    @property
    def ends(self) -> date:
        return max((stage.end or stage.start for stage in self.stages), default=date.max)

    @property
    def starts(self) -> date:
        return min((stage.start for stage in self.stages), default=date.max)

    @property
    def turns_on(self) -> Stage | None:
        """Return the general day of determination, where the data has one."""
        return next((row for row in self.stages if row.kind == DETERMINATION and row.region_id is None), None)

    @property
    def own(self) -> list[Stage]:
        """Return the stages that are not those of the contest it is part of."""
        return [row for row in self.stages if row.contest_id == self.contest.code]

    @property
    def is_repeated(self) -> bool:
        """Say whether it is nothing but votes that are taken again."""
        return bool(self.own) and all(row.kind == REVOTE for row in self.own)

    def holds(self, day: date, region: str = "") -> bool:
        """Say whether a day lies within the stages, those of a region where they are known by region."""
        if region in {row["region"] for row in self.contest.excluded_regions}:
            return False
        places = {None, region, region[:2]}
        if region and self.own and not any(row.region_id in places for row in self.own):
            return False
        return self.starts <= day <= self.ends and self.may_be_meant(day)

    def may_be_meant(self, day: date) -> bool:
        """Say whether an event of that day can be about it: not once it is over, nor before the vote it repeats."""
        if day > self.ends:
            return False
        votes = [row.start for row in self.stages if row.kind == VOTING]
        return not (self.is_repeated and votes and day <= max(votes))

    def facts(self) -> list[StageFact]:
        """Return the stages as the rule of the phase needs them; regions are not asked for here."""
        return [
            StageFact(row.kind, row.region_id or "", row.start, row.needs_verification)
            for row in self.stages
            if row.region_id is None or row.kind == REVOTE
        ]


def contests_with_stages() -> list[Season]:
    """Return every contest with its stages, newest first."""
    own: dict[str, list[Stage]] = {}
    for stage in elections.stages():
        own.setdefault(stage.contest_id, []).append(stage)
    found = [
        Season(row, [*own.get(row.code, []), *own.get(row.parent_id or "", [])])
        for row in elections.contests().values()
    ]
    return sorted(found, key=lambda one: (one.starts, one.contest.code), reverse=True)


def seasons() -> list[Season]:
    """Return every contest somebody may mean, newest first: a general one only when it has no parts with a day."""
    parents = {row.parent_id for row in elections.contests().values()}
    return [one for one in contests_with_stages() if one.contest.code not in parents or one.turns_on]


def timing_on(day: date, rows: Iterable[Season], *, chosen: str = "", since: date) -> Timing:
    """Return phase and season of a day: of the chosen contest, else of those that are on.

    ``since``: the first day of the catalogue's edition.
    """
    has_edition = day >= since
    rows = list(rows)
    meant = [one for one in rows if one.contest.code == chosen] if chosen else []
    on = meant or [one for one in rows if one.starts <= day <= one.ends]
    running = [one for one in on if day <= one.ends]
    if not running:
        return Timing(UNKNOWN, _over(day, meant), is_running=False, has_edition=has_edition)
    answers = [phase_of(day, one.facts()) for one in running]
    phases = {one.phase for one in answers}
    unsure = any(one.needs_verification for one in answers)
    if len(phases) == 1 and UNKNOWN not in phases:
        return Timing(phases.pop(), _named(running[0], answers[0].reason), has_edition=has_edition, is_unsure=unsure)
    if len(running) == 1:
        return Timing(UNKNOWN, _named(running[0], answers[0].reason), has_edition=has_edition, is_unsure=unsure)
    reason = _(
        "Akibatnya bergantung pada pemilihannya: di sebagian pemilihan calon sudah ditetapkan, di sebagian belum."
    )
    return Timing(UNKNOWN, reason, has_edition=has_edition, is_unsure=unsure)


def _named(season: Season, reason: str) -> str:
    return f"{_(season.contest.title)}. {reason}"


def _over(day: date, meant: list[Season]) -> str:
    values = {"day": date_format(day, "j F Y")}
    if meant:
        return _("Tahapan %(contest)s sudah selesai pada %(day)s.") % {**values, "contest": _(meant[0].contest.title)}
    return _("Pada %(day)s tidak ada tahapan pemilihan dalam data kami.") % values
