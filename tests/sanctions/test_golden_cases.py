"""Cases worked by hand from the reading of the law: from the acts to range, authority, deadlines and day of effect."""

import csv
from datetime import date, timedelta, timezone
from pathlib import Path

import pytest

from complaints.levels import heaviest, level_of
from complaints.models import Violation
from netralitas.law import deadlines
from sanctions.authority import authorities_for, is_above_the_agency, matrix_of
from sanctions.effects import Days, effect_of
from sanctions.models import Penalty
from sanctions.penalties import range_for
from sanctions.remedies import decider_by, remedy_against
from sanctions.terms import served_until
from sanctions.tracks import track_for

FILE = Path(__file__).parents[1] / "data" / "golden_cases.csv"
WITA = timezone(timedelta(hours=8))
CASES = list(csv.DictReader(line for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")))
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
cases = pytest.mark.parametrize("row", CASES, ids=lambda row: row["why"])


def day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def levels(row) -> str:
    found = []
    for one in row["acts"].split():
        code, _at, impact = one.partition("@")
        entry = Violation.objects.get(edition="SKB-2022", code=code)
        found.append(level_of(entry.level, entry.sanction_articles, entry.levels_by_impact, impact=impact).name)
    return heaviest(found)


def authority(row):
    track = track_for(row["staff"], row["level"], day(row["proven"]))
    post = (track.post_class if track else "") or row["post"]
    return authorities_for(Penalty.objects.get(pk=row["chosen"]), matrix_of(post, row["agency"], row["staff"]))[0]


def test_there_are_cases_of_every_status_of_employment():
    assert len(CASES) >= 20
    assert {row["staff"] for row in CASES} == {"pns", "pppk", "ppnpn"}


@cases
def test_acts_come_to_their_level_and_range(row):
    found = range_for(
        row["level"], employment=row["staff"], on=day(row["decided"] or row["proven"]), post_class=row["post"]
    )

    assert levels(row) == row["level"]
    assert ("?" if found.is_open else "") + " ".join(kind.code for kind in found.lawful) == row["kinds"]


@cases
def test_whoever_may_impose_it(row):
    found = authority(row)

    assert (("^" if is_above_the_agency(found) else "") + found.authority, found.basis) == (row["who"], row["basis"])


@cases
def test_by_when_it_is_decided(row):
    track = track_for(row["staff"], row["level"], day(row["proven"]))
    code = track.deadline if track else ""

    assert (deadlines.due(code, day(row["proven"]), tz=WITA).on if code else None) == day(row["by"])


@cases
def test_from_when_it_counts_and_until_when_it_is_served(row):
    penalty, received = Penalty.objects.get(pk=row["chosen"]), day(row["received"])
    if received is None:
        assert row["effect"] == row["ends"] == ""
        return
    track = track_for(row["staff"], row["level"], day(row["decided"]))
    days = Days(day(row["proven"]), day(row["joined"]), received)

    found = effect_of(track, penalty.pk, days, decided_on=day(row["decided"]), tz=WITA)

    assert (found.on, served_until(found.on, penalty.months)) == (day(row["effect"]), day(row["ends"]))


@cases
def test_which_remedy_is_open_until_when(row):
    penalty, received = Penalty.objects.get(pk=row["chosen"]), day(row["received"])
    on, decider = day(row["decided"] or row["proven"]), decider_by(authority(row))
    found = remedy_against(penalty, employment=row["staff"], decider=decider, on=on)

    last = deadlines.due(found.deadline, received, tz=WITA).on if found and received else None
    assert ((found.code if found else ""), last) == (row["remedy"], day(row["last"]))
