"""The steps that dismiss a party member, in the workspace."""

import pytest

from sanctions import proposing
from sanctions.localtime import today_of
from sanctions.models import Decision, Penalty
from sanctions.proceedings import Person
from tests import make

PROPOSER = {"proposer_post": "Sekretaris Daerah", "proposer_name": "Ratih Kumalasari"}


@pytest.fixture
def sign_in(officer, settings):
    """Sign the officer in: a session ends while the clock of a test goes on."""
    settings.DEMO = True  # the second factor has tests of its own
    return lambda: make.signed_in(officer)


def address(row) -> str:
    return f"/instansi/perkara/{row.pk}/"


def page(desk, row) -> str:
    return desk.get(address(row)).content.decode()


def member(cast, clock, until="report", **given):
    return make.procedure(cast, clock, until=until, acts=("DS-05",), **given)


def test_a_member_is_proposed_by_two_and_dismissed_by_two(cast, clock, sign_in):
    row = member(cast, clock)
    desk = sign_in()
    shown = page(desk, row)
    assert "Pemberhentian karena partai politik" in shown
    assert "bukan hukuman disiplin PP 94/2021" in shown
    assert 'value="Sekretaris Daerah Kabupaten Tirtamukti"' in shown

    desk.post(address(row), {"langkah": "propose", **PROPOSER})
    make.approve(row, cast["instansi-kedua"])
    row.refresh_from_db()
    assert row.status == "proposed"
    assert 'value="decide_proposed"' in page(desk, row)

    desk.post(address(row), {"langkah": "decide_proposed", "penalty": "PTDH", "considerations": "perlu ditetapkan"})
    make.approve(row, cast["instansi-kedua"])
    row.refresh_from_db()
    assert (row.status, row.decision.penalty_id) == ("decided", "PTDH")


def test_the_report_asks_since_when_somebody_is_a_member(cast, clock, sign_in):
    row = member(cast, clock, until="examine")
    desk = sign_in()
    assert 'name="joined_on"' in page(desk, row)
    sent = {"langkah": "report", "summary": "a", "analysis": "b", "verdict": "proven", "advice": "c"}

    answer = desk.post(address(row), sent)

    assert (answer.status_code, "Tulis sejak kapan" in answer.content.decode()) == (422, True)
    other = make.procedure(cast, clock, until="examine")
    assert 'name="joined_on"' not in page(sign_in(), other)


@pytest.fixture
def proposed(cast, clock, officer):
    row = member(cast, clock, post_class="JPT Utama")
    proposing.propose(
        row, Penalty.objects.get(pk="PTDH"), proposer=Person("H. Contoh", "Bupati Tirtamukti"), actor=officer
    )
    return row


def test_the_decision_of_the_president_is_recorded_from_the_page(proposed, sign_in):
    desk = sign_in()
    answer = desk.post(
        address(proposed),
        {"langkah": "record_outside", "number": "Keppres 12/TPA Tahun 2026", "decided_on": today_of(proposed)},
        follow=True,
    )

    assert "Keputusan Keppres 12/TPA Tahun 2026 dicatat" in answer.content.decode()
    desk.post(
        address(proposed),
        {"langkah": "deliver", "delivered_on": today_of(proposed), "delivery": "handed_over", "note": ""},
    )
    assert "Keppres 12/TPA Tahun 2026" in desk.get("/instansi/").content.decode()
    assert desk.get(f"{address(proposed)}serah/").status_code == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("number", "\x00"),
        ("number", "x" * 500),
        ("number", ""),
        ("decided_on", "kapan"),
        ("decided_on", "9999-12-31"),
        ("decided_on", "0001-01-01"),
    ],
)
def test_hostile_input_about_the_president_is_a_clear_refusal(proposed, sign_in, name, value):
    desk = sign_in()
    sent = {"langkah": "record_outside", "number": "Keppres 12", "decided_on": str(today_of(proposed)), name: value}

    assert (desk.post(address(proposed), sent).status_code, Decision.objects.count()) == (422, 0)


@pytest.mark.parametrize("value", ["", "\x00", "x" * 500])
@pytest.mark.parametrize("name", [*PROPOSER])
def test_hostile_input_about_who_proposes_is_a_clear_refusal(cast, clock, sign_in, name, value):
    row = member(cast, clock)
    desk = sign_in()

    answer = desk.post(address(row), {"langkah": "propose", **PROPOSER, name: value})

    row.refresh_from_db()
    assert (answer.status_code, row.status) == (422, "reported")


@pytest.mark.parametrize("value", ["kapan", "\x00", "9999-12-31", "2024-02-30"])
def test_a_hostile_day_of_joining_is_a_clear_refusal(cast, clock, sign_in, value):
    row = member(cast, clock, until="examine")
    desk = sign_in()
    sent = {"langkah": "report", "summary": "a", "analysis": "b", "verdict": "proven", "advice": "c"}

    answer = desk.post(address(row), {**sent, "joined_on": value})

    row.refresh_from_db()
    assert (answer.status_code, row.status) == (422, "examined")


def test_the_day_of_joining_is_asked_for_where_an_older_report_lacks_it(cast, clock, sign_in):
    row = member(cast, clock)
    row.report.joined_on = None
    row.report.save()
    desk = sign_in()
    assert 'name="joined_on"' in page(desk, row)

    assert desk.post(address(row), {"langkah": "propose", **PROPOSER}).status_code == 422
    desk.post(address(row), {"langkah": "propose", **PROPOSER, "joined_on": "2024-08-14"})
    make.approve(row, cast["instansi-kedua"])

    row.refresh_from_db()
    assert (row.status, str(row.report.joined_on)) == ("proposed", "2024-08-14")
