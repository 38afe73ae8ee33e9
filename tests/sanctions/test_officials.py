"""The register of an agency's officials: their time, their substitutes, and who is offered on a day."""

from datetime import date

import pytest

from netralitas.audit.models import Entry
from netralitas.letters.contexts import signing
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from sanctions import officials
from sanctions.models import Official
from sanctions.papers.decision import decision_letter
from sanctions.statuses import Function
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
DAY = date(2026, 11, 23)
PLH = {
    "capacity": "Plh.", "name": "Contoh Pengganti", "nip": "", "rank": "", "paper": "800/12/2026",
    "valid_from": date(2026, 11, 20), "valid_to": date(2026, 11, 25),
}  # fmt: skip


@pytest.fixture
def agency(officer):
    return officer.instansi


@pytest.fixture
def head(agency, officer) -> Official:
    return officials.add(agency, make.OFFICIAL, actor=officer)


def names(agency, on=DAY, functions=("staffing",)) -> list[str]:
    return [one.said for one in officials.offered(officials.acting(agency, on), functions)]


def test_an_official_is_offered_in_their_function_from_the_first_to_the_last_day(agency, head, officer):
    officials.end(head, DAY, seen=officials.version(head), actor=officer)

    assert names(agency) == ["Kepala Bagian Kepegawaian"]
    assert names(agency, on=date(2026, 11, 24)) == names(agency, on=date(2026, 1, 4)) == []
    assert names(agency, functions=("supervision",)) == []
    assert [row.function for row in officials.listed(agency, date(2026, 11, 24), ended=True)[0]] == ["staffing"]
    assert officials.listed(agency, date(2026, 11, 24)) == ([], "")


def test_a_substitute_is_offered_instead_on_their_own_days(agency, head, officer):
    officials.stand_in(head, PLH, actor=officer)

    assert names(agency) == ["Plh. Kepala Bagian Kepegawaian"]
    assert names(agency, on=date(2026, 11, 26)) == ["Kepala Bagian Kepegawaian"]


def test_of_many_officials_the_newest_few_are_offered(agency, officer):
    for day in range(1, 15):
        officials.add(agency, make.OFFICIAL | {"post": f"P{day}", "valid_from": date(2026, 1, day)}, actor=officer)

    assert names(agency) == [f"P{day}" for day in range(14, 14 - officials.OFFERED, -1)]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"valid_to": date(2026, 11, 19)}, "ends_before", "valid_to"),
        ({"valid_to": None}, "no_end", "valid_to"),
        ({"paper": ""}, "paper", "paper"),
        ({"capacity": "", "stands_in_for": None}, "paper", "paper"),
        ({}, "overlaps", "valid_from"),
        ({"capacity": "Plt.", "valid_to": None}, "overlaps", "valid_from"),
        ({"valid_from": date(2026, 11, 25), "valid_to": date(2026, 11, 25)}, "overlaps", "valid_from"),
    ],
)
def test_what_is_no_sound_time_is_refused(agency, head, officer, changes, code, field):
    officials.stand_in(head, PLH, actor=officer)

    with pytest.raises(Refusal) as refused:
        officials.stand_in(head, PLH | changes, actor=officer) if "stands_in_for" not in changes else officials.add(
            agency, make.OFFICIAL | PLH | changes, actor=officer
        )
    assert (refused.value.code, refused.value.field, Official.objects.count()) == (code, field, 2)


def test_a_second_substitute_may_follow_the_first(head, officer):
    officials.stand_in(head, PLH, actor=officer)
    officials.stand_in(head, PLH | {"valid_from": date(2026, 11, 26), "valid_to": date(2026, 11, 30)}, actor=officer)

    assert head.substitutes.count() == 2


def test_journal_says_what_changed_and_no_name(head, officer):
    wanted = officials.facts_of(head) | {"name": "Contoh Lain", "post": "Kepala Biro"}
    officials.correct(head, wanted, seen=officials.version(head), actor=officer)
    head.refresh_from_db()
    officials.end(head, DAY, seen=officials.version(head), actor=officer)

    said = {entry.action: entry.data for entry in Entry.objects.filter(action__startswith="official.")}
    assert said == {
        "official.add": {"function": "staffing", "capacity": "", "from": "2026-01-05", "for": None},
        "official.correct": {"changed": ["name", "post"]},
        "official.end": {"to": "2026-11-23"},
    }


def test_what_a_colleague_changed_meanwhile_is_not_overwritten(head, officer):
    seen = officials.version(head)
    officials.end(head, DAY, seen=seen, actor=officer)

    for door, given in ((officials.correct, officials.facts_of(head)), (officials.end, None)):
        with pytest.raises(Refusal) as refused:
            door(head, given, seen=seen, actor=officer)
        assert refused.value.code == "changed_meanwhile"


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.AGENCY_OFFICER])
def test_nobody_else_keeps_the_register(agency, head, role):
    somebody, seen = make.user(role), officials.version(head)
    for act in (
        lambda: officials.add(agency, make.OFFICIAL, actor=somebody),
        lambda: officials.stand_in(head, PLH, actor=somebody),
        lambda: officials.correct(head, officials.facts_of(head), seen=seen, actor=somebody),
        lambda: officials.end(head, DAY, seen=seen, actor=somebody),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "not_your_agency"


def test_officer_of_another_agency_keeps_only_their_own(cast, head):
    with pytest.raises(Refusal) as refused:
        officials.end(head, DAY, seen=officials.version(head), actor=cast["instansi-lain"])
    assert refused.value.code == "not_your_agency"


def test_names_are_sealed_in_the_database(head):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT name, nip FROM sanctions_official WHERE id = %s", [head.pk])
        assert not any("Contoh" in str(value) or "1974" in str(value) for value in cursor.fetchone())


@pytest.mark.parametrize(
    ("post", "title", "on_behalf"),
    [
        ("Sekretaris Daerah", "Sekretaris Daerah", ""),
        ("Plt. Sekretaris Daerah a.n. Bupati Tirtamukti", "Plt. Sekretaris Daerah", "a.n. Bupati Tirtamukti"),
    ],
)
def test_who_is_acted_for_stands_in_a_line_above_the_post(post, title, on_behalf):
    signer = signing(post, "Contoh")

    assert (signer.title, signer.on_behalf) == (title, on_behalf)


@pytest.mark.parametrize("prefix", ["", "Plt. ", "Plh. "])
def test_a_substitute_signs_and_the_post_heads_the_decision(cast, clock, officer, prefix):
    from sanctions.choosing import choices_for
    from sanctions.localtime import today_of

    row = make.procedure(cast, clock, until="report")
    choice = choices_for(row, on=today_of(row))[1][0]
    said = decision_letter(
        row, penalty=choice.penalty, authority=choice.authorities[0], considerations=["x"],
        signer=signing(f"{prefix}Bupati Tirtamukti", "Contoh"),
    )  # fmt: skip

    assert (said.official_title, said.official_office) == ("Bupati Tirtamukti", "Bupati")
    assert said.signer.title == f"{prefix}Bupati Tirtamukti"


def test_every_function_stands_in_a_form(officer):
    from sanctions.forms.examination import OpenForm, TeamForm
    from sanctions.forms.outcome import CallForm, DecisionForm

    asked = {
        one
        for form in (OpenForm, TeamForm, CallForm, DecisionForm)
        for asked_for in form.asks.values()
        for one in asked_for
    }

    assert asked == set(Function)
