"""The figures over the queue are what the queue holds: after each step at once, of everything within a minute."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from complaints import splitting, talk, triage, workflow, workload
from complaints.models import Complaint, Count
from complaints.tasks import count_workload
from complaints.waiting import waits_of
from netralitas.people.roles import Role
from tests import make
from tests.complaints.desk import QUEUE, numbers_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
WAYS = {
    "late": {"due": "late"}, "today": {"due": "today"}, "soon": {"due": "soon"}, "new": {"status": "received"},
    "reporter": {"due": "paused"}, "unread": {"mark": "unread"}, "pressed": {"mark": "pressed"},
    "answered": {"due": "answered"}, "others": {"status": "elsewhere"}, "unassigned": {"officer": "none"},
    "mine": {"officer": "me"}, "unit": {"unit": "mine"}, "all": {},
}  # fmt: skip


@pytest.fixture
def cast():
    return make.cast()


def several_cases(cast) -> list[Complaint]:
    """Bring one case to each place of the queue."""
    officer = cast["verifikator"]
    with time_machine.travel(timezone.now() - timedelta(days=6)):
        late = make.report().complaint
    asked = workflow.move(
        make.study(make.report().complaint, officer, until="examine"), "ask_completion", actor=officer, reason="Tempat?"
    )
    came = workflow.move(
        make.study(make.report().complaint, officer, until="examine"), "ask_completion", actor=officer, reason="Kapan?"
    )
    talk.say(came, "Kemarin sore.", key="k")
    held = triage.assign(make.report().complaint, officer, actor=officer)
    sent = make.study(make.report().complaint, officer, until="forward")
    over = make.study(make.report().complaint, officer, until="examine")
    workflow.move(over, "decline", actor=officer, reason="Bukan ASN", ground="DECLINE-OTHER")
    splitting.withdraw(make.report().complaint, reason="Saya ditekan.", pressed=True)
    return [late, asked, came, held, sent, over]


def test_every_figure_is_the_length_of_the_list_it_leads_to(cast):
    several_cases(cast)
    count_workload()
    desk = make.at_desk(cast["verifikator"])

    told = waits_of(cast["verifikator"], timezone.now()).numbers

    assert told == {name: len(numbers_in(desk.get(QUEUE, query))) for name, query in WAYS.items()}
    assert (
        told["late"],
        told["reporter"],
        told["others"],
        told["answered"],
        told["mine"],
        told["pressed"],
        told["all"],
    ) == (
        1,
        1,
        1,
        1,
        1,
        1,
        4,
    )


def test_figures_are_those_of_ones_own_region(cast):
    several_cases(cast)
    count_workload()

    def told(**who) -> int:
        return waits_of(make.user("verifier", **who), timezone.now()).numbers["all"]

    assert [told(region="99.01"), told(region="99"), told(), told(region="99.02")] == [4, 4, 4, 0]


def test_satgas_is_told_what_waits_for_it(cast):
    several_cases(cast)
    count_workload()

    told = waits_of(cast["satgas"], timezone.now()).numbers

    assert (told["all"], told["late"]) == (1, 0)


def test_time_alone_makes_a_case_late_without_a_new_count(cast):
    make.report()
    count_workload()
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        told = waits_of(cast["verifikator"], timezone.now()).numbers

    assert (told["late"], told["soon"], told["today"]) == (1, 0, 0)


def test_step_is_counted_at_once(cast, django_capture_on_commit_callbacks):
    case = make.report().complaint
    count_workload()
    with django_capture_on_commit_callbacks(execute=True):
        workflow.move(case, "examine", actor=cast["verifikator"])

    assert waits_of(cast["verifikator"], timezone.now()).numbers["new"] == 0


def test_counting_again_writes_nothing(cast):
    several_cases(cast)

    assert (workload.count_all() > 0, workload.count_all()) == (True, 0)


def test_queue_says_as_of_when_its_figures_are_and_none_before_the_first_count(cast):
    desk = make.at_desk(cast["verifikator"])
    make.report()
    assert "angka per" not in text_of(desk.get(QUEUE))

    with time_machine.travel("2026-03-02T02:41:00Z", tick=False):
        count_workload()

    assert "angka per 10.41" in text_of(desk.get(QUEUE))


def test_auditor_is_told_no_number_of_everything(cast):
    several_cases(cast)
    count_workload()

    response = make.at_desk(cast["auditor"]).get(QUEUE)

    assert {view["name"]: view["count"] for view in response.context["views"]} == {
        "late": 1, "today": 0, "soon": 3, "all": None,
    }  # fmt: skip
    assert cast["auditor"].role == Role.AUDITOR


def test_there_is_one_last_count(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Count.objects.create(pk=2, at=timezone.now())
