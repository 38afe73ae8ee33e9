"""The journal for the auditor: found by subject, number, action or person; nobody else reads it, nobody writes it."""

import pytest
from django.urls import reverse

from netralitas.audit.models import DayHead, Entry
from netralitas.people.roles import STAFF_ROLES, Role
from tests import make
from tests.complaints.desk import page as case_page
from tests.complaints.desk import statements_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

JOURNAL = reverse("admin:audit_entry_changelist")


@pytest.fixture
def auditor():
    return make.signed_in(make.user(Role.AUDITOR, "pemeriksa"))


def deeds(response) -> set[str]:
    return {entry.action for entry in response.context["cl"].result_list}


def test_journal_is_found_by_what_one_has_in_hand(auditor):
    make.cast()
    case = make.report().complaint

    assert deeds(auditor.get(JOURNAL, {"q": case.number})) == {"complaint.receive"}
    assert deeds(auditor.get(JOURNAL, {"q": f"complaints.complaint {case.pk}"})) == {"complaint.receive"}
    assert deeds(auditor.get(JOURNAL, {"q": "complaint.receive"})) == {"complaint.receive"}
    assert deeds(auditor.get(JOURNAL, {"q": "pelapor"})) == {"complaint.receive"}
    assert deeds(auditor.get(JOURNAL, {"subject_type": "complaints.complaint", "subject_id": case.pk})) == {
        "complaint.receive"
    }
    assert deeds(auditor.get(JOURNAL, {"q": "nobody"})) == set()


@pytest.mark.parametrize("query", ["data__contains=x", "actor__password=x", "zzz=1"])
def test_other_columns_cannot_be_asked_for(auditor, query):
    assert auditor.get(f"{JOURNAL}?{query}", follow=True).redirect_chain == [(JOURNAL, 302)]


def test_page_of_a_case_leads_the_auditor_to_its_chain(auditor):
    make.cast()
    case = make.report().complaint

    words = auditor.get(case_page(case)).content.decode()

    address = f"{JOURNAL}?subject_type=complaints.complaint&amp;subject_id={case.pk}"
    assert address in words
    assert auditor.get(address.replace("&amp;", "&")).context["cl"].result_count == 2


def test_entry_says_whether_it_fits_its_digest(auditor):
    make.cast()
    entry = Entry.objects.first()

    assert "sesuai sidiknya" in text_of(auditor.get(reverse("admin:audit_entry_change", args=[entry.pk])))


@pytest.mark.parametrize("role", sorted(STAFF_ROLES - {Role.AUDITOR}))
def test_nobody_else_reads_the_journal(role):
    browser = make.signed_in(make.user(role))
    entry = Entry.objects.first()

    assert browser.get(JOURNAL).status_code == 403
    assert browser.get(reverse("admin:audit_entry_change", args=[entry.pk])).status_code == 403


@pytest.mark.parametrize("room", ["entry", "dayhead"])
def test_not_even_the_auditor_writes_it(auditor, room):
    model = {"entry": Entry, "dayhead": DayHead}[room]
    row = model.objects.first()

    assert auditor.get(reverse(f"admin:audit_{room}_add")).status_code == 403
    if row:
        assert auditor.post(reverse(f"admin:audit_{room}_change", args=[row.pk]), {"action": "x"}).status_code == 403
        assert auditor.post(reverse(f"admin:audit_{room}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403


def test_journal_asks_the_database_as_often_for_many_lines_as_for_few(auditor):
    statements_of(auditor, JOURNAL)  # what is held is read from then on
    few = statements_of(auditor, JOURNAL)
    make.cast()
    make.report()

    assert (statements_of(auditor, JOURNAL), few <= 12) == (few, True)
