"""The administrator corrects the rules of the procedure; what the doors could not read is refused."""

import pytest

from netralitas.audit.models import Entry
from sanctions.models import SummonsRule, TeamRule
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make.at_desk(make.cast()["admin"])


def typed(row, *fields: str, **changes) -> dict:
    given = {name: getattr(row, name) or "" for name in ("basis", "valid_to", "confidence", *fields)}
    return given | changes


def test_elements_of_a_team_are_corrected_and_journaled(desk):
    rule = TeamRule.objects.get(level="heavy")

    desk.post(f"/admin/sanctions/teamrule/{rule.pk}/change/", typed(rule, "need", elements=["superior", "other"]))

    rule.refresh_from_db()
    assert (rule.elements, rule.edited_by_hand) == (["superior", "other"], True)
    assert Entry.objects.get(action="law.change").data["elements"]["to"] == ["superior", "other"]


@pytest.mark.parametrize("elements", [["tetangga"], ["superior", "\x00"], ["superior" * 500]])
def test_element_nobody_knows_is_refused(desk, elements):
    rule = TeamRule.objects.get(level="heavy")

    page = desk.post(f"/admin/sanctions/teamrule/{rule.pk}/change/", typed(rule, "need", elements=elements))

    assert (page.status_code, TeamRule.objects.get(level="heavy").edited_by_hand) == (200, False)


@pytest.mark.parametrize(("code", "saved"), [("D2", True), ("", True), ("D99", False)])
def test_deadline_of_a_summons_is_a_rule_that_exists(desk, code, saved):
    rule = SummonsRule.objects.get(ordinal=2)

    desk.post(f"/admin/sanctions/summonsrule/{rule.pk}/change/", typed(rule, deadline=code))

    rule.refresh_from_db()
    assert (rule.deadline, rule.edited_by_hand) == (code if saved else "D2", saved)
