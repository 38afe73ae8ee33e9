"""What the page of a case costs at every stage of it: at most 25 statements, whatever stands on it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sanctions import delivery, objections, officials, proceedings, proposing, relief, serving
from sanctions.localtime import today_of
from sanctions.meanwhile import as_seen
from sanctions.models import Decision, Penalty, Proceeding
from sanctions.proceedings import Person
from tests import make
from tests.sanctions.ethicscase import STEPS, ethics_case
from tests.sanctions.test_delivery import MEETS, call, send
from tests.sanctions.test_execution import carry_out
from tests.sanctions.test_objections import EFFECT, settled
from tests.sanctions.test_relief import DEPUTY, report
from tests.sanctions.test_statements import ask, keep, take_down

LIMIT = 25


def case(until: str, **given):
    return lambda cast, clock: make.procedure(cast, clock, until=until, **given)


def ethics(until: str, **given):
    return lambda cast, clock: ethics_case(cast, clock, until=until, **given)


def crowded(cast, clock):
    """Return a case before its report beside which everything stands that may."""
    officer, row = cast["instansi"], make.procedure(cast, clock, until="examine")
    relief.relieve(row, deputy=DEPUTY, actor=officer)
    relief.restore(row, reasons=["selesai"], actor=officer)
    relief.relieve(row, deputy=DEPUTY, actor=officer)
    ask(row, officer)
    keep(row, officer, ask(row, officer))
    asked = ask(row, officer)
    clock.move_to(datetime(2026, 12, 10, 2, tzinfo=UTC))
    take_down(row, officer, asked)
    return row


def missed_hearing(cast, clock):
    row = make.procedure(cast, clock, until="summon")
    clock.shift(timedelta(days=14))
    proceedings.record_absence(row.summonses.get(), actor=cast["instansi"])
    return row


def repeated(until: str, **given):
    """Return a case of somebody whose earlier penalty took effect."""

    def made(cast, clock):
        before = in_force(cast, clock)
        clock.move_to(datetime(2027, 1, 20, 2, tzinfo=UTC))
        after = make.procedure(cast, clock, until=until, **given)
        for row in (before, after):
            row.recommendation.accused.nip = "198703122010011007"
            row.recommendation.accused.save()
        after.recommendation.accused.acts.update(occurred_on=date(2027, 1, 10))
        return after

    return made


def called(cast, clock):
    row = make.procedure(cast, clock, until="decide")
    call(row, cast["instansi"])
    return row


def missed(cast, clock):
    row = called(cast, clock)
    clock.move_to(MEETS + timedelta(hours=3))
    delivery.record_absence(row, actor=cast["instansi"])
    return row


def sent(cast, clock):
    row = missed(cast, clock)
    send(row, cast["instansi"])
    return row


def objected(cast, clock):
    row = make.procedure(cast, clock, until="deliver")
    clock.shift(timedelta(days=1))
    objections.lodge(row, lodged_on=today_of(row), actor=cast["instansi"])
    return row


def late_remedy(cast, clock):
    row = make.procedure(cast, clock, until="deliver")
    clock.move_to(datetime(EFFECT.year + 1, 1, 20, 2, tzinfo=UTC))
    objections.lodge(row, lodged_on=today_of(row), actor=cast["instansi"])
    return row


def outcome(cast, clock):
    row = objected(cast, clock)
    clock.move_to(datetime(2027, 1, 8, 2, tzinfo=UTC))
    settled(Proceeding.objects.get(pk=row.pk), cast["instansi"])
    return row


def in_force(cast, clock):
    row = make.procedure(cast, clock, until="deliver")
    clock.move_to(datetime(2026, 12, 30, 2, tzinfo=UTC))
    serving.bring_all_into_force()
    return row


def recorded(cast, clock):
    row = in_force(cast, clock)
    carry_out(Proceeding.objects.get(pk=row.pk), cast["instansi"])
    return row


def dismissed(cast, clock):
    row = make.procedure(cast, clock, until="deliver")
    Decision.objects.update(penalty="Bc", ends_on=None)
    clock.move_to(datetime(2026, 12, 30, 2, tzinfo=UTC))
    serving.bring_all_into_force()
    return row


def served(cast, clock):
    row = dismissed(cast, clock)
    carry_out(Proceeding.objects.get(pk=row.pk), cast["instansi"])
    return row


def unproven(cast, clock):
    row = crowded(cast, clock)
    return report(Proceeding.objects.get(pk=row.pk), cast["instansi"], is_proven=False)


def proposed(cast, clock, **person):
    row = make.procedure(cast, clock, until="report", acts=("DS-05",), **person)
    proposer = Person("Ratih Kumalasari", "Sekretaris Daerah")
    proposing.propose(row, Penalty.objects.get(pk="PTDH"), proposer=proposer, actor=cast["instansi"])
    return row


STAGES = {
    **{until: case(until) for until in ("open", "team", "summon", "examine", "report", "decide", "deliver")},
    **{f"ethics-{until}": ethics(until) for until in STEPS},
    "ethics-unproven": ethics("resolve", resolve={"is_proven": False}),
    **{f"pppk-{until}": case(until, employment="pppk") for until in ("open", "report")},
    "ppnpn-report": case("report", employment="ppnpn"),
    "no-level": case("report", acts=("PP-5n1",)),
    "crowded": crowded, "unproven": unproven, "missed-hearing": missed_hearing,
    "two-ways": case("report", post_class="JF Ahli Utama"), "pppk-heavy": case("report", employment="pppk"),
    "repeat": repeated("report"), "repeat-two-ways": repeated("report", post_class="JF Ahli Utama"),
    "repeat-decided": repeated("decide"),
    "called": called, "missed": missed, "sent": sent,
    "objected": objected, "late-remedy": late_remedy, "outcome": outcome,
    "in-force": in_force, "recorded": recorded, "dismissed": dismissed, "served": served,
    "member-report": case("report", acts=("DS-05",)), "member-proposed": proposed,
    "member-above": lambda cast, clock: proposed(cast, clock, post_class="JPT Utama"),
}  # fmt: skip


def cost(desk, address: str) -> tuple[int, list[str]]:
    """Return how many statements a page takes once law and session are held, and what they were."""
    desk.get(address)
    with CaptureQueriesContext(connection) as taken:
        assert desk.get(address).status_code == 200
    return len(taken), [one["sql"][:300] for one in taken]


@pytest.fixture
def registered(cast, officer):
    """Let the agency have officials of every function in its register."""
    for function in ("appointing", "superior", "staffing", "supervision"):
        officials.add(
            officer.instansi, make.OFFICIAL | {"function": function, "capacity": "", "paper": ""}, actor=officer
        )


@pytest.mark.parametrize("stage", STAGES)
def test_the_page_of_a_case_takes_at_most_so_many_statements(cast, clock, settings, registered, stage):
    settings.DEMO = True
    row = STAGES[stage](cast, clock)

    taken, said = cost(make.signed_in(cast["instansi"]), f"/instansi/perkara/{row.pk}/")

    assert taken <= LIMIT, "\n".join(said)


@pytest.fixture
def meanwhile(monkeypatch):
    """Let a colleague do something after the page of a press was read, before its step is taken."""

    def arranged(door):
        def raced(*args, **given):
            door()
            return as_seen(*args, **given)

        monkeypatch.setattr("sanctions.views.pages.as_seen", raced)

    return arranged


def test_who_comes_second_sees_how_the_case_stands_now_and_loses_no_word(cast, clock, settings, meanwhile):
    settings.DEMO = True
    row = make.procedure(cast, clock, until="examine")
    colleague, typed = (
        cast["instansi-kedua"],
        {"langkah": "report", "summary": "Dua saksi sepakat.", "verdict": "proven"},
    )
    meanwhile(lambda: report(Proceeding.objects.get(pk=row.pk), colleague, is_proven=True))

    answer = make.signed_in(cast["instansi"]).post(
        f"/instansi/perkara/{row.pk}/", typed | {"analysis": "Terbukti.", "advice": "Sedang."}
    )

    page = answer.content.decode()
    assert (answer.status_code, 'value="report"' in page, 'value="decide"' in page) == (409, False, True)
    assert ("Perkara ini berubah sejak" in page, "Dua saksi sepakat." in page) == (True, True)


def test_a_step_that_is_still_open_keeps_its_words_beside_what_changed(cast, clock, settings, meanwhile):
    settings.DEMO = True
    row = make.procedure(cast, clock, until="examine")
    meanwhile(lambda: relief.relieve(row, deputy=DEPUTY, actor=cast["instansi-kedua"]))

    answer = make.signed_in(cast["instansi"]).post(
        f"/instansi/perkara/{row.pk}/",
        {"langkah": "report", "summary": "Dua saksi.", "analysis": "Ya.", "verdict": "proven", "advice": "Sedang."},
    )

    page = answer.content.decode()
    assert (answer.status_code, "Dibebaskan sementara sejak" in page) == (409, True)
    assert ("Perkara ini berubah sejak" in page, ">\nDua saksi.</textarea>" in page) == (True, True)


def test_who_judges_second_sees_how_the_case_stands_now(cast, clock, settings, meanwhile):
    settings.DEMO = True
    row = make.procedure(cast, clock, until="examine")
    sent = {"langkah": "report", "summary": "a", "analysis": "b", "verdict": "proven", "advice": "c"}
    make.signed_in(cast["instansi"]).post(f"/instansi/perkara/{row.pk}/", sent)
    meanwhile(lambda: relief.relieve(row, deputy=DEPUTY, actor=cast["instansi"]))

    answer = make.approve(row, cast["instansi-kedua"])

    page = answer.content.decode()
    assert ("Dibebaskan sementara sejak" in page, "Perkara ini berubah sejak" in page) == (True, True)
    assert (answer.status_code, Proceeding.objects.get(pk=row.pk).status) == (409, "examined")
