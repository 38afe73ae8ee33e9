"""Synthetic reports for work at scale: ``make seed REPORTS=1000000``.

Most of what is written is over and lies in the elections of the past years; what is open came in lately, and most of it
waits for somebody else. A few regions draw most of the reports, the demonstration's own regency first. The same
``--random-seed`` on the same day makes the same country and the same events; seals differ, as each is drawn anew.
"""

import argparse
import gc
import multiprocessing
import os
import random
import time
from bisect import bisect
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import accumulate

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netralitas.settings")
django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402  (Django has to be set up first)
from django.db import connection, connections, transaction  # noqa: E402
from django.db.models import Max  # noqa: E402
from PIL import Image  # noqa: E402

from bench.cases import MOST_ACCUSED, Cases, Filed  # noqa: E402
from bench.population import Population  # noqa: E402
from bench.rows import checked_last, reset_keys  # noqa: E402
from complaints import evidence, workload  # noqa: E402
from complaints.models import (  # noqa: E402
    Accused,
    Act,
    CaseEvent,
    Complaint,
    Evidence,
    MatchKey,
    Message,
    Milestone,
    Reporter,
    Witness,
    WordIndex,
)
from complaints.statuses import Status  # noqa: E402
from netralitas.audit.models import Entry  # noqa: E402
from netralitas.clocks.models import Clock  # noqa: E402
from taskforce.models import Recommendation  # noqa: E402

CHUNK = 2000
# The tables that get a row of almost every report.
LARGE = [
    Accused, Act, CaseEvent, Clock, Complaint, Entry, Evidence, MatchKey, Message, Milestone, Recommendation, Reporter,
    Witness, WordIndex,
]  # fmt: skip
# The busiest desk stands in the demonstration, so that what its verifier sees is what a busy verifier sees.
BUSIEST, BUSY = "99.01", ["32.01", "35.78", "73.71", "12.71", "33.74"]
SHARES = {BUSIEST: 0.2, **dict.fromkeys(BUSY, 0.08)}
# A busy desk has so many open cases, and never more than half of what it ever got.
MOST_OPEN, MOST_OPEN_SHARE = 1000, 0.5
UNDER_WAY = timedelta(days=14)
WITH_SATGAS = 3000  # of what was forwarded lately
# How many reports came in a month, against a quiet one.
QUIET_MONTH = 1.5
PEAKS = {
    (2023, 11): 6, (2023, 12): 9, (2024, 1): 14, (2024, 2): 20, (2024, 3): 4, (2024, 7): 4, (2024, 8): 9, (2024, 9): 16,
    (2024, 10): 24, (2024, 11): 34, (2024, 12): 10, (2025, 2): 3, (2025, 3): 5, (2025, 4): 6, (2025, 8): 4,
}  # fmt: skip
FIRST_MONTH = (2023, 6)
S = Status
OVER = ([S.NOT_REGISTERED, S.NOT_PROVEN, S.PROVEN_FORWARDED, S.REFERRED, S.WITHDRAWN], [46, 19, 28, 4, 3])
# What is a day old and younger stands elsewhere than what has been here for a week.
FRESH = ([S.RECEIVED, S.INITIAL_STUDY, S.NEEDS_COMPLETION, S.UNDER_STUDY], [40, 30, 25, 5])
AGED = (
    [S.NEEDS_COMPLETION, S.UNDER_STUDY, S.REGISTERED, S.INITIAL_STUDY, S.RETURNED, S.RECEIVED],
    [46, 32, 8, 7, 5, 2],
)
# One event in so many goes round, and then up to fifty people report it.
VIRAL, MOST_REPORTERS = 0.025, 50


@dataclass(frozen=True)
class Plan:
    """What every process needs to know to write its share."""

    seed: int
    now: datetime
    first_pk: int
    first_accused: int
    over: int
    total: int
    officers: dict[str, list[int]]
    samples: list[tuple[str, int, str]]


def seed(reports: int, *, random_seed: int = 2024, processes: int = 1) -> float:
    """Add reports in chunks of one transaction each; return the seconds it took. Seals a few sample pictures.

    More than one process is of use on PostgreSQL only, and not inside a transaction of the caller's.
    """
    started = time.perf_counter()
    population = Population(random_seed)
    keys = {model: model.objects.aggregate(last=Max("pk"))["last"] or 0 for model in (Complaint, Accused)}
    plan = Plan(
        random_seed, datetime.now(UTC), keys[Complaint] + 1, keys[Accused] + 1,
        reports - sum(_open_by_region(population, reports, random_seed).values()), reports,
        population.officers(), _samples(random.Random(random_seed)),
    )  # fmt: skip
    with checked_last(*LARGE):
        _write(plan, processes)
    reset_keys(Complaint, Accused)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    workload.count_all()
    return time.perf_counter() - started


def _write(plan: Plan, processes: int) -> None:
    starts = range(0, plan.total, CHUNK)
    if processes > 1 and len(starts) > 1:
        connections.close_all()  # a connection must not be shared with a child
        with multiprocessing.get_context("fork").Pool(processes, _begin, [plan]) as pool:
            for _done in pool.imap_unordered(write_chunk, starts):
                pass
    else:
        Chunks.prepare(plan)
        for start in starts:
            write_chunk(start)


def _begin(plan: Plan) -> None:
    """Prepare a process of its own. What it read stays, so rubbish is looked for among the rest alone, and seldom."""
    Chunks.prepare(plan)
    gc.freeze()
    gc.set_threshold(200_000)


def write_chunk(start: int) -> None:
    """Write the chunk that begins at a report, in one transaction."""
    with transaction.atomic():
        Chunks.here.write(start)


class Chunks:
    """Writes chunks of one plan. Chunks follow each other in time, as keys do."""

    here: "Chunks"  # the one of this process

    @classmethod
    def prepare(cls, plan: Plan) -> None:
        """Read what this process needs to write its share."""
        cls.here = cls(plan)

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        population = Population(plan.seed)
        self.cases = Cases(population, plan.officers, plan.samples, plan.now)
        shares = shares_of(population, plan.seed)
        self.regions, self.weights = list(shares), list(accumulate(shares.values()))
        opened = _open_by_region(population, plan.total, plan.seed)
        self.open_regions, self.open_weights = list(opened), list(accumulate(opened.values()))
        self.calendar = Calendar(plan.now - UNDER_WAY)

    def write(self, start: int) -> None:
        plan = self.plan
        self.rng = random.Random(f"{plan.seed} from {plan.first_pk + start}")
        count = min(CHUNK, plan.total - start)
        times = self._times(start, count)
        place = 0
        while place < count:
            is_over = start + place < plan.over
            many = min(int(self.rng.paretovariate(0.7)) + 2, MOST_REPORTERS) if self.rng.random() < VIRAL else 1
            place += self._event(start, times, place, min(many, count - place), is_over=is_over)
        self.cases.write()

    def _times(self, start: int, count: int) -> list[datetime]:
        plan, rng, found = self.plan, self.rng, []
        for number in range(start, start + count):
            if number < plan.over:
                found.append(self.calendar.moment((number + rng.random()) / plan.over, rng))
            else:  # the younger, the more of them are still open
                age = ((plan.total - number - rng.random()) / (plan.total - plan.over)) ** 1.4
                found.append(plan.now - UNDER_WAY * age - timedelta(minutes=5))
        return sorted(found)

    def _event(self, start: int, times: list[datetime], place: int, many: int, *, is_over: bool) -> int:
        """Note one event with all its reports, the first of them leading the others where they are merged."""
        rng, cases = self.rng, self.cases
        names, weights = (self.regions, self.weights) if is_over else (self.open_regions, self.open_weights)
        region = names[bisect(weights, rng.random() * weights[-1])] if not is_over or rng.random() < 0.98 else ""
        story = cases.stories.invent(rng, region, times[place])
        is_merged = many > 1 and rng.random() < (0.7 if is_over else 0.3)
        lead: Filed | None = None
        for number in range(place, place + many):
            at, pk = times[number], self.plan.first_pk + start + number
            status = S.MERGED if lead else self._status(at, is_over=is_over, leads=is_merged)
            filed = cases.file(
                rng, pk, story, at, status,
                accused_from=self.plan.first_accused + (start + number) * MOST_ACCUSED,
                lead=lead, leads=is_merged and lead is None,
                is_done=start + number < self.plan.over - min(WITH_SATGAS / 0.3, self.plan.over * 0.3),
            )  # fmt: skip
            lead = lead or (filed if is_merged else None)
        return many

    def _status(self, at: datetime, *, is_over: bool, leads: bool) -> str:
        if is_over:
            statuses, weights = OVER
        else:
            statuses, weights = FRESH if self.plan.now - at < timedelta(days=2) else AGED
        status = self.rng.choices(statuses, weights)[0]
        return S.NOT_PROVEN if leads and status in (S.WITHDRAWN, S.NOT_REGISTERED) else status


class Calendar:
    """The months up to a day, each with its share of the reports."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        self.months: list[tuple[date, int]] = []
        weights: list[float] = []
        year, month = FIRST_MONTH
        while (year, month) <= (until.year, until.month):
            following = date(year + month // 12, month % 12 + 1, 1)
            first = date(year, month, 1)
            days = (min(following, until.date()) - first).days or 1
            self.months.append((first, days))
            weights.append(PEAKS.get((year, month), QUIET_MONTH) * days)
            year, month = following.year, following.month
        self.weights = list(accumulate(weights))

    def moment(self, share: float, rng: random.Random) -> datetime:
        """Return when the report came in before which a share of all came; people write by day and in the evening."""
        goal = share * self.weights[-1]
        place = min(bisect(self.weights, goal), len(self.months) - 1)
        before = self.weights[place - 1] if place else 0.0
        first, days = self.months[place]
        day = first + timedelta(days=int((goal - before) / (self.weights[place] - before) * days))
        hour = rng.choices(range(24), HOURS)[0]
        return datetime(day.year, day.month, day.day, hour, rng.randrange(60), rng.randrange(60), tzinfo=UTC)


HOURS = [6, 7, 8, 9, 9, 8, 7, 7, 7, 6, 5, 6, 8, 9, 8, 5, 3, 2, 1, 1, 1, 1, 2, 4]  # UTC, seven hours behind Java


def shares_of(population: Population, random_seed: int) -> dict[str, float]:
    """Return which share of all reports each regency and city draws; a few draw most, as in an election."""
    others = [code for code, row in population.regions.items() if row.province_id and code not in SHARES]
    random.Random(random_seed).shuffle(others)
    ranks = {code: 1 / (place + 3) for place, code in enumerate(others)}
    rest, whole = 1 - sum(SHARES.values()), sum(ranks.values())
    return {**SHARES, **{code: rest * rank / whole for code, rank in ranks.items()}}


def _open_by_region(population: Population, reports: int, random_seed: int) -> dict[str, int]:
    shares = shares_of(population, random_seed)
    busy = min(SHARES.values())
    return {
        code: int(min(MOST_OPEN * min(share / busy, 1), MOST_OPEN_SHARE * share * reports))
        for code, share in shares.items()
    }


def _samples(rng: random.Random) -> list[tuple[str, int, str]]:
    """Seal a few pictures, so that evidence can be opened; each stands for a great many files."""
    found = []
    for number in range(6):
        out = BytesIO()
        Image.new("RGB", (640, 480), (rng.randrange(256), rng.randrange(256), 120)).save(out, "JPEG")
        facts, name = evidence.keep(SimpleUploadedFile("contoh.jpg", out.getvalue()), f"contoh-{number}.jpg")
        found.append((name, facts.size, facts.sha256))
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, required=True)
    parser.add_argument("--random-seed", type=int, default=2024)
    parser.add_argument("--processes", type=int, default=2 if connection.vendor == "postgresql" else 1)
    options = parser.parse_args()
    seconds = seed(options.reports, random_seed=options.random_seed, processes=options.processes)
    print(f"{options.reports} reports in {seconds:.1f} s; {Complaint.objects.count()} in the database")
