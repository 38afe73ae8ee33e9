"""The verifier's queue: what must be done now, found by what one has in hand, in a fixed number of statements."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from complaints import workflow
from netralitas.audit.adminbase import BoundedPaginator
from tests import make
from tests.complaints.desk import DECLINED, QUEUE, numbers_in, statements_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def verifier(cast):
    return make.at_desk(cast["verifikator"])


def test_queue_shows_what_must_be_done_next_and_explains_the_date(cast, verifier):
    case = make.report().complaint

    response = verifier.get(QUEUE)

    assert numbers_in(response) == [case.number]
    words = text_of(response)
    for expected in ["hari lagi", "Mulai kajian awal", "DS-07", "sesudah penetapan", "anonim", "belum ada"]:
        assert expected in words
    assert "2 hari kalender sejak laporan diterima" in response.content.decode()


def test_empty_queue_says_so(cast, verifier):
    assert "Tidak ada yang menunggu" in text_of(verifier.get(QUEUE))


def test_most_urgent_case_stands_on_top_and_finished_ones_are_out_of_the_way(cast, verifier):
    officer = cast["verifikator"]
    with time_machine.travel(timezone.now() - timedelta(days=6)):
        old = make.report().complaint
        ended = workflow.move(
            make.study(make.report().complaint, officer, until="examine"), "decline", actor=officer, **DECLINED
        )
    new = make.report().complaint

    assert numbers_in(verifier.get(QUEUE)) == [old.number, new.number]
    assert numbers_in(verifier.get(QUEUE, {"status": "all"})) == [old.number, new.number, ended.number]
    assert numbers_in(verifier.get(QUEUE, {"due": "late"})) == [old.number]


def test_case_that_waits_for_the_reporter_is_paused_and_not_late(cast, verifier):
    officer = cast["verifikator"]
    case = make.study(make.report().complaint, officer, until="examine")
    case = workflow.move(case, "ask_completion", actor=officer, reason="Tempat kejadian?")

    response = verifier.get(QUEUE, {"due": "paused"})

    assert numbers_in(response) == [case.number]
    assert "duem--pause" in response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"status": "received"}, {"kind": "initial_information"}, {"channel": "portal"}, {"phase": "after"},
        {"contest": "PILKADA-2024"}, {"officer": "none"}, {"due": "soon"}, {},
    ],
)  # fmt: skip
def test_each_filter_lets_the_fitting_case_through(cast, verifier, query):
    case = make.report().complaint

    assert numbers_in(verifier.get(QUEUE, query)) == [case.number]


@pytest.mark.parametrize(
    "query",
    [
        {"status": "registered"}, {"kind": "report"}, {"channel": "lapor"}, {"phase": "before"},
        {"contest": "PEMILU-2024"}, {"officer": "me"}, {"due": "late"},
    ],
)  # fmt: skip
def test_each_filter_keeps_other_cases_out(cast, verifier, query):
    make.report()

    assert numbers_in(verifier.get(QUEUE, query)) == []


def test_region_filter_offers_only_what_lies_in_the_officers_scope(cast):
    make.report()
    province = make.signed_in(make.user("verifier", region="99"))
    country = make.signed_in(make.user("verifier"))

    offered = province.get(QUEUE).content.decode()
    assert re.findall(r"region=([\d.]+)", offered) == ["99.01", "99.02", "99.71"]
    assert len(numbers_in(country.get(QUEUE, {"region": "99"}))) == 1
    assert len(numbers_in(country.get(QUEUE, {"region": "99.02"}))) == 0
    assert "region=99.71" in country.get(QUEUE, {"region": "99"}).content.decode()


@pytest.mark.parametrize(
    "find",
    [
        lambda case: case.number,
        lambda case: case.number.lower().replace("-", " "),
        lambda case: str(case.pk),
        lambda case: case.register_number,
        lambda case: "yusuf   WIRABUANA",
        lambda case: "@Camat.Sendang",
        lambda case: "camat.sendang",
        lambda case: "https://instagram.example/camat.sendang",
        lambda case: "197403171998031002",
        lambda case: "19740317 199803 1 002",
        lambda case: "dr 4711 xy",
        lambda case: case.evidence.get(kind="link").link["url"],
        lambda case: case.evidence.get(kind="link").link["url"].replace("facebook", "FACEBOOK") + "/",
        lambda case: "tirtamukti",
        lambda case: "Pemerintah Kabupaten Tirtamukti",
    ],
)
def test_search_finds_by_whatever_an_officer_has_in_hand(cast, verifier, find):
    person = {
        "accused_name": "Yusuf Wirabuana", "account": "@camat.sendang", "nip": "197403171998031002",
        "plate": "DR 4711 XY",
    }  # fmt: skip
    case = make.study(make.report(who=person).complaint, cast["verifikator"], until="register")

    assert numbers_in(verifier.get(QUEUE, {"q": find(case)})) == [case.number]


@pytest.mark.parametrize(
    "text",
    [
        "Yusuf",
        "L-2019-000001",
        "L-0000-000001",
        "9" * 40,
        "tidak ada",
        "%",
        "x" * 5000,
        "\x00",
        "@",
        "https://",
        "https://lain.example/x",
        "https://" + "x" * 5000,
        "٣" * 18,
        "'; --",
    ],
)
def test_search_for_something_else_finds_nothing_and_breaks_nothing(cast, verifier, text):
    make.report(who={"accused_name": "Yusuf Wirabuana"})

    response = verifier.get(QUEUE, {"q": text})

    assert response.status_code == 200
    assert numbers_in(response) == [] or text == "\x00"


def test_search_looks_through_finished_cases_too(cast, verifier):
    officer = cast["verifikator"]
    case = make.study(make.report().complaint, officer, until="examine")
    workflow.move(case, "decline", actor=officer, **DECLINED)

    assert numbers_in(verifier.get(QUEUE, {"q": case.number})) == [case.number]


@pytest.mark.parametrize("query", ["p=999", "p=x", "o=1", "contest=%00", "region=%00", "status=zzz", "due=1", "e=1"])
def test_made_up_addresses_do_no_harm(cast, verifier, query):
    make.report()

    assert verifier.get(f"{QUEUE}?{query}", follow=True).status_code == 200


@pytest.mark.parametrize(
    "query", ["narrative__contains=a", "title=a", "accused__name=a", "reporter__identity=a", "zzz=1"]
)
def test_columns_that_are_no_filter_cannot_be_asked_for(cast, verifier, query):
    assert verifier.get(f"{QUEUE}?{query}").status_code == 400


@pytest.mark.parametrize("query", ["", "?q=tirtamukti", "?due=soon&status=all"])
def test_queue_asks_the_database_as_often_for_thirty_cases_as_for_one(cast, verifier, query):
    make.report()
    statements_of(verifier, QUEUE)  # the day's calendar is read once a minute
    one = statements_of(verifier, QUEUE + query)
    for _more in range(29):
        make.report(files=False)

    thirty = statements_of(verifier, QUEUE + query)

    assert (one, one <= 12) == (thirty, True)


def test_queue_pages_in_a_stable_order_and_never_counts_further_than_it_turns(cast, verifier, monkeypatch):
    monkeypatch.setattr(BoundedPaginator, "REACH", 26)
    cases = [make.report(files=False).complaint.number for _n in range(28)]

    first, second = numbers_in(verifier.get(QUEUE)), verifier.get(QUEUE, {"p": 2})

    assert first + numbers_in(second) == cases[:26]
    assert "Persempit dengan filter" in text_of(second)
