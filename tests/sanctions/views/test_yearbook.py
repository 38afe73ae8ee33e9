"""The figures of an agency by year: counted in the year things happened, of what the reader may see."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from sanctions import serving
from sanctions.models import Decision
from sanctions.yearbook import COLUMNS, yearbook_of
from tests import make
from tests.complaints.desk import statements_of, text_of

PAGE = "/instansi/rekap/"


def book(user, agency):
    return yearbook_of(user, agency, now=timezone.now())


def lines(user, agency) -> dict[int, dict[str, int]]:
    return {year: dict(zip(COLUMNS, counts, strict=True)) for year, counts in book(user, agency).years}


@pytest.fixture
def in_force(cast, clock, officer):
    """A penalty delivered in December that takes effect in January and is carried out there."""
    row = make.procedure(cast, clock, until="deliver")
    below = {"is_below_range": True, "below_range_reason": "Alasan"}
    Decision.objects.filter(proceeding=row).update(effective_on="2027-01-04", **below)
    clock.move_to(datetime(2027, 1, 4, 1, tzinfo=UTC))
    serving.bring_all_into_force()
    make.carried_out(row, officer)
    row.executions.update(executed_on="2027-01-04")
    return row


def test_each_thing_counts_in_the_year_it_happened(cast, officer, in_force):
    make.recommendation(cast)

    assert lines(officer, officer.instansi) == {
        2027: {"came": 1, "decided": 0, "below": 0, "remedies": 0, "in_force": 1, "executed": 1},
        2026: {"came": 1, "decided": 1, "below": 1, "remedies": 0, "in_force": 0, "executed": 0},
    }
    assert [n for _name, n in book(officer, officer.instansi).totals] == [2, 1, 1, 0, 1, 1]


def test_duties_past_their_day_are_counted_now(cast, clock, officer):
    make.recommendation(cast)
    assert book(officer, officer.instansi).overdue == 0

    clock.shift(timedelta(days=60))

    assert book(officer, officer.instansi).overdue == 1


@pytest.mark.parametrize(
    ("name", "sees"),
    [("instansi", True), ("satgas", True), ("auditor", True), ("instansi-lain", False), ("admin", False)],
)
def test_figures_are_of_what_the_reader_may_see(cast, officer, name, sees):
    make.recommendation(cast)

    assert bool(book(cast[name], officer.instansi).years) is sees


def test_officer_reads_their_own_and_the_satgas_on_the_page_of_the_agency(cast, officer, settings):
    settings.DEMO = True
    assert "Belum ada rekomendasi" in text_of(make.signed_in(officer).get(PAGE))
    make.recommendation(cast)

    assert "Rekomendasi diterima" in text_of(make.signed_in(officer).get(PAGE))
    there = f"/admin/people/instansi/{officer.instansi_id}/change/"
    shown = {
        name: 'id="rekap"' in make.signed_in(cast[name]).get(there).content.decode() for name in ("satgas", "admin")
    }
    assert shown == {"satgas": True, "admin": False}


def test_page_asks_the_same_few_times_with_one_case_and_with_thirty(cast, officer, settings):
    settings.DEMO = True
    make.recommendation(cast)
    desk = make.signed_in(officer)
    desk.get(PAGE)
    alone = statements_of(desk, PAGE)
    for _n in range(29):
        make.recommendation(cast)

    assert (statements_of(desk, PAGE), alone <= 8) == (alone, True)
