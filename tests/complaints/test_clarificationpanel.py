"""The clarifications on the page of a case: how many, and what becomes of them when the study ends."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from complaints import clarifying, documents, triage, workflow
from complaints.admin.panels import place_of_case
from complaints.models import Clarification, Complaint
from netralitas.audit.models import Entry
from netralitas.outbox.models import Message
from netralitas.people.roles import Role
from tests import make
from tests.complaints.desk import page, statements_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
TOLD = "undangan klarifikasi akan dibatalkan."


@pytest.fixture
def officer(db):
    return make.cast()["verifikator"]


@pytest.fixture
def case(officer) -> Complaint:
    return make.study(make.report().complaint, officer, until="study")


def invite(case, officer, whom, key) -> Clarification:
    name = "" if whom == "reporter" else "Bu Sarinah"
    return clarifying.invite(
        case,
        whom,
        name=name,
        at=timezone.now() + timedelta(days=3),
        way="in_person",
        place="Kantor Bawaslu",
        purpose="Tentang foto",
        key=key,
        actor=officer,
    )


def decided(case, officer, verdict) -> None:
    for act in case.acts.all():
        triage.decide(act, verdict, reason="Dilihat.", actor=officer)


@pytest.mark.parametrize(
    ("verdict", "invited", "said"),
    [
        ("proven", ("reporter",), (f"1 {TOLD}", False)),
        ("not_proven", ("reporter", "witness"), (f"2 {TOLD}", True)),
        ("proven", ("accused",), (f"1 {TOLD}", True)),
    ],
)
def test_step_that_ends_the_study_says_whom_it_sends_away(case, officer, verdict, invited, said):
    for whom in invited:
        invite(case, officer, whom, whom)
    decided(case, officer, verdict)

    shown = text_of(make.at_desk(officer).get(page(case)))

    sentence, has_others = said
    assert (sentence in shown, "Beri tahu sendiri yang diundang" in shown) == (True, has_others)


def test_step_that_ends_the_study_says_nothing_where_nobody_is_invited(case, officer):
    decided(case, officer, "proven")

    assert TOLD not in text_of(make.at_desk(officer).get(page(case)))


def test_more_clarifications_than_a_page_holds_are_said_and_all_shown_when_asked(case, officer):
    row, desk = invite(case, officer, "witness", "k"), make.at_desk(officer)
    desk.get(page(case))
    one = statements_of(desk, page(case))
    clarifying.call_off(row, result="x", actor=officer)
    row.refresh_from_db()
    for number in range(33):
        row.pk, row.key = None, f"k{number}"
        row.save(force_insert=True)

    short, whole = (desk.get(page(case) + query).context["clarifications"] for query in ("", "?klarifikasi=semua"))

    assert (len(short.appointments), short.more) == (30, 4)
    assert (len(whole.appointments), whole.more) == (34, 0)
    assert "4 klarifikasi lagi, yang lebih lama" in text_of(desk.get(page(case)))
    assert statements_of(desk, page(case)) <= one <= 25


@pytest.mark.parametrize("role", [Role.SATGAS, Role.AUDITOR, Role.VERIFIER])
def test_hour_at_which_the_reporter_comes_is_the_offices_alone(case, officer, role):
    reader = officer if role == Role.VERIFIER else make.user(role)
    invite(case, officer, "reporter", "a")
    invite(case, officer, "accused", "b")
    heard = {"at": timezone.now(), "way": "in_person", "place": "Kantor", "result": "Tahu."}
    clarifying.record_heard(case, "reporter", name="", key="c", actor=officer, **heard)
    decided(case, officer, "proven")
    Complaint.objects.filter(pk=case.pk).update(status="proven_forwarded")  # where the Satgas reads it too

    shown = make.at_desk(reader).get(page(case)).context["clarifications"].appointments

    hours = {(one.row.whom, one.row.state): bool(re.search(r"\d\d\.\d\d$", one.when)) for one in shown}
    kept = {"when": [one.when for one in shown if one.row.whom == "reporter" and one.row.state == "invited"]}
    assert hours == {("reporter", "invited"): role == Role.VERIFIER, ("accused", "invited"): True,
                     ("reporter", "held"): role == Role.VERIFIER}  # fmt: skip
    assert role == Role.VERIFIER or kept["when"] == ["Waktunya tersimpan pada Bawaslu"]


def test_print_tells_no_hour_of_the_reporter(case, officer):
    row = invite(case, officer, "reporter", "a")

    said = text_of(make.at_desk(officer).get(reverse("admin:complaints_complaint_print", args=[case.pk])))

    assert "Waktunya tersimpan pada Bawaslu" in said
    assert place_of_case(case).says(row.at) not in said


def test_journal_and_letter_tell_the_hour_of_an_accused_alone(case, officer):
    invite(case, officer, "reporter", "a")
    invite(case, officer, "accused", "b")
    for whom, key in (("reporter", "c"), ("accused", "d")):
        told = {"at": timezone.now(), "way": "in_person", "place": "Kantor", "result": "Tahu.", "key": key}
        clarifying.record_heard(case, whom, name="", actor=officer, **told)
    decided(case, officer, "proven")
    case = workflow.move(case, "forward", actor=officer, conclusion="Terbukti")

    letter = documents.forwarding_letter(case, actor=officer)

    data = Entry.objects.filter(action__in=["clarification.invite", "clarification.hear"]).values_list(
        "data", flat=True
    )
    assert {(one["whom"], "at" in one) for one in data} == {("reporter", False), ("accused", True)}
    heard = {row["who"].split()[0]: row["when"] for row in letter.context["study"]["clarifications"]}
    assert {who: "." in when for who, when in heard.items()} == {"Pelapor": False, "Terlapor": True}


def test_outbox_tells_by_no_line_whose_appointment_a_reminder_is_about(case, officer):
    invite(case, officer, "witness", "k")
    key = Message.objects.get(group__startswith="clarification-").key

    shown = text_of(make.at_desk(make.user(Role.AUDITOR)).get(reverse("admin:outbox_message_changelist"), {"q": key}))

    assert (key in shown, "clarification" in shown, case.number in shown) == (True, False, False)
