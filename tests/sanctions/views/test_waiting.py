"""The list of decided cases on the agency's first page: by key, under a remedy first, one count of queries."""

from datetime import timedelta

import pytest

from netralitas import demo
from sanctions import desk, objections
from sanctions.localtime import today_of
from tests import make


def delivered(cast, clock, count: int) -> list:
    rows = [demo.proceed(make.recommendation(cast), cast["instansi"], until="summon") for _n in range(count)]
    clock.shift(timedelta(days=14))
    return [demo.finish(row, cast["instansi"], until="deliver") for row in rows]


def lodge(row, officer):
    objections.lodge(row, lodged_on=today_of(row), actor=officer)


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.DEMO = True


@pytest.mark.parametrize("rows", [1, 30])
def test_remedies_take_the_same_queries_for_one_row_and_thirty(
    cast, clock, officer, rows, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(desk, "WAITING_PAGE", 30)
    for row in delivered(cast, clock, rows):
        lodge(row, officer)
    browser = make.signed_in(officer)
    browser.get("/instansi/")

    with django_assert_num_queries(10):
        page = browser.get("/instansi/").content.decode()
    assert (page.count("tugas Anda paling lambat"), page.count('<li class="duty">')) == (rows, min(rows, 25))


def test_pages_follow_by_key_and_a_remedy_comes_first(cast, clock, officer, monkeypatch):
    monkeypatch.setattr(desk, "WAITING_PAGE", 2)
    rows = delivered(cast, clock, 5)
    lodge(rows[0], officer)
    browser, seen, key = make.signed_in(officer), [], ""

    while not seen or key:
        page = browser.get("/instansi/", {"diputus": key, "sesudah": "x"})
        seen.append([row.pk for row in page.context["waiting"]])
        key = page.context["waiting_following"]
        assert ("Lihat perkara sebelumnya" in page.content.decode()) is bool(key)

    first, *others = [row.pk for row in rows]
    assert [pk for pks in seen for pk in pks] == [first, *reversed(others)]
    assert [len(pks) for pks in seen] == [2, 2, 1]


@pytest.mark.parametrize("key", ["x", "2,1", "0,", "1,x", "1,²", "1," + "9" * 40, "\x00,1", "-1,1", "," * 500])
def test_a_nonsense_key_shows_the_first_page(cast, clock, officer, key):
    delivered(cast, clock, 1)

    assert len(make.signed_in(officer).get("/instansi/", {"diputus": key}).context["waiting"]) == 1
