"""An identity given later: upwards only, sealed, and initial information becomes a report when that is lawful."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from complaints import identity, workflow
from complaints.caseclocks import today_of
from complaints.models import Complaint, Reporter
from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
GIVEN = {"name": "Sekar Melatiningrum", "address": "Jalan Kenanga 7", "phone": "", "email": ""}
NAME_ONLY = {"mode": "confidential", "name": "Sekar Melatiningrum"}


@pytest.fixture
def cast():
    return make.cast()


def now(case) -> tuple[str, str]:
    case.refresh_from_db()
    return case.identity_mode, case.kind


@pytest.mark.parametrize("mode", ["confidential", "open"])
def test_anonymous_report_that_is_complete_in_time_becomes_a_report(cast, mode):
    case = make.report().complaint

    identity.upgrade(case, mode, GIVEN)

    assert now(case) == (mode, "report")
    assert list(case.milestones.values_list("kind", flat=True))[-2:] == ["identified", "became_report"]
    assert case.events.last().action == "identify_self"


def test_identity_is_sealed_and_the_journal_names_only_its_fields(cast):
    case = make.report().complaint

    identity.upgrade(case, "confidential", GIVEN)

    with connection.cursor() as cursor:
        cursor.execute("SELECT identity FROM complaints_reporter")
        row = str(cursor.fetchall())
    entry = Entry.objects.get(action="complaint.identify_self")
    assert ("Sekar" in row, "Sekar" in str(entry.data)) == (False, False)
    assert entry.data["fields"] == ["address", "name"]


@pytest.mark.parametrize("missing", ["address", "known_on"])
def test_report_that_lacks_a_formal_element_stays_initial_information(cast, missing):
    case = make.report(when={"known_on": ""} if missing == "known_on" else {}).complaint
    given = GIVEN | {"address": ""} if missing == "address" else GIVEN

    identity.upgrade(case, "confidential", given)

    assert now(case) == ("confidential", "initial_information")


def test_identity_after_the_window_makes_no_report(cast):
    case = make.report().complaint

    with time_machine.travel(timezone.now() + timedelta(days=9), tick=True):
        identity.upgrade(case, "confidential", GIVEN)

    assert now(case) == ("confidential", "initial_information")


def test_identity_given_while_completing_counts_from_the_receipt(cast):
    known = (today_of(make.report().complaint) - timedelta(days=7)).isoformat()  # by the days of its region
    case = make.report(when={"known_on": known, "occurred_on": "2024-10-05"}).complaint
    case = make.study(case, cast["verifikator"], until="examine")
    workflow.move(case, "ask_completion", actor=cast["verifikator"], reason="Nama dan alamat?")

    with time_machine.travel(timezone.now() + timedelta(days=1), tick=True):
        identity.upgrade(case, "confidential", GIVEN)

    assert now(case) == ("confidential", "report")


def test_identity_given_after_the_time_to_complete_makes_no_report(cast):
    known = (today_of(make.report().complaint) - timedelta(days=7)).isoformat()  # by the days of its region
    case = make.report(when={"known_on": known, "occurred_on": "2024-10-05"}).complaint
    case = make.study(case, cast["verifikator"], until="examine")
    workflow.move(case, "ask_completion", actor=cast["verifikator"], reason="Nama dan alamat?")

    with time_machine.travel(timezone.now() + timedelta(days=4), tick=True):
        identity.upgrade(case, "confidential", GIVEN)

    assert now(case) == ("confidential", "initial_information")


def test_finding_stays_a_finding(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="register")

    identity.upgrade(case, "open", GIVEN)

    assert now(case) == ("open", "finding")


def test_confidential_becomes_open_without_asking_the_name_again(cast):
    case = make.report(you={"mode": "confidential", "name": "Sekar", "address": "Jalan Kenanga 7"}).complaint

    identity.upgrade(case, "open", {"name": "", "address": ""})

    assert now(case) == ("open", "report")
    assert Reporter.objects.get().identity["name"] == "Sekar"


def test_missing_address_can_be_added_and_makes_the_report_whole(cast):
    case = make.report(you=NAME_ONLY).complaint
    assert (case.kind, identity.lacks(case)) == ("initial_information", ["address"])

    identity.upgrade(case, "confidential", {"name": "", "address": "Jalan Kenanga 7"})

    assert (now(case), identity.lacks(case)) == (("confidential", "report"), [])


def test_what_was_given_is_never_replaced(cast):
    case = make.report(you=NAME_ONLY).complaint

    identity.upgrade(case, "open", {"name": "Orang Lain", "address": "Jalan Baru 1"})

    assert Reporter.objects.get().identity == {"name": "Sekar Melatiningrum", "address": "Jalan Baru 1"}


@pytest.mark.parametrize(
    ("before", "mode", "given", "code"),
    [
        ("open", "confidential", GIVEN, "never_down"),
        ("open", "anonymous", {}, "mode_unknown"),
        ("confidential", "anonymous", {}, "mode_unknown"),
        ("anonymous", "anonymous", {}, "mode_unknown"),
        ("anonymous", "public", GIVEN, "mode_unknown"),
        ("anonymous", "confidential", {"name": "", "address": "x"}, "missing_name"),
        ("confidential", "confidential", {"name": "x"}, "nothing_new"),
    ],
)
def test_way_down_and_empty_hands_are_refused_with_the_reason(cast, before, mode, given, code):
    you = {"mode": before} if before == "anonymous" else {"mode": before, "name": "Sekar", "address": "Jalan 7"}
    case = make.report(you=you).complaint
    row = Complaint.objects.values().get(pk=case.pk)

    with pytest.raises(Refusal) as refused:
        identity.upgrade(case, mode, given)

    assert (refused.value.code, Complaint.objects.values().get(pk=case.pk)) == (code, row)


def test_ended_case_asks_for_no_identity(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="examine")
    workflow.move(case, "decline", actor=cast["verifikator"], ground="DECLINE-OTHER", reason="x")

    with pytest.raises(Refusal) as refused:
        identity.upgrade(case, "open", GIVEN)

    assert (refused.value.code, Reporter.objects.count()) == ("case_over", 0)
