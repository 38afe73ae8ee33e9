"""Seats in the Satgas: given to those who may sit, one at a time, ended and never moved."""

from datetime import date

import pytest
from django.urls import reverse

from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi
from netralitas.people.roles import Role
from taskforce import seats
from taskforce.findings import seat_of
from taskforce.models import Seat
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

START = date(2026, 1, 5)


def institution(code: str = "bkn") -> Instansi:
    return Instansi.objects.get(code=code)


def test_seat_is_held_from_its_first_to_its_last_day():
    officer = make.user(Role.SATGAS)
    seat = seats.give(officer, institution(), valid_from=START, actor=None)

    seats.end(seat, on=date(2026, 6, 30), actor=None)

    held = [bool(seat_of(officer, day)) for day in (date(2026, 1, 4), START, date(2026, 6, 30), date(2026, 7, 1))]
    assert held == [False, True, True, False]
    journal = Entry.objects.filter(subject_type="taskforce.seat").order_by("seq")
    assert list(journal.values_list("action", flat=True)) == ["seat.give", "seat.end"]


@pytest.mark.parametrize(
    ("role", "code", "given", "refusal"),
    [
        (Role.VERIFIER, "bkn", {}, "role_cannot_sit"),
        (Role.AGENCY_OFFICER, "bkn", {}, "role_cannot_sit"),
        (Role.AUDITOR, "bkn", {}, "role_cannot_sit"),
        (Role.SATGAS, "pemda-33-02", {}, "not_a_member"),
        (Role.SATGAS, "bkn", {"valid_to": date(2026, 1, 4)}, "ends_before"),
    ],
)
def test_who_may_not_sit_is_told_why(role, code, given, refusal):
    officer = make.user(role)

    with pytest.raises(Refusal) as refused:
        seats.give(officer, institution(code), valid_from=START, actor=None, **given)

    assert (refused.value.code, Seat.objects.count()) == (refusal, 0)


def test_closed_account_gets_no_seat():
    officer = make.user(Role.SATGAS)
    officer.is_active = False
    officer.save(update_fields=["is_active"])

    with pytest.raises(Refusal) as refused:
        seats.give(officer, institution(), valid_from=START, actor=None)

    assert refused.value.code == "role_cannot_sit"


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (date(2026, 7, 1), None, ""),
        (date(2026, 6, 30), None, "already_seated"),
        (date(2025, 1, 1), date(2026, 1, 4), ""),
        (date(2025, 1, 1), date(2026, 1, 5), "already_seated"),
        (date(2025, 1, 1), None, "already_seated"),
    ],
)
def test_nobody_sits_twice_on_one_day(start, end, code):
    officer = make.user(Role.SATGAS)
    seats.give(officer, institution(), valid_from=START, valid_to=date(2026, 6, 30), actor=None)
    refused = ""

    try:
        seats.give(officer, institution("kemendagri"), valid_from=start, valid_to=end, actor=None)
    except Refusal as refusal:
        refused = refusal.code

    assert refused == code


def test_administrator_gives_and_ends_a_seat_on_its_pages():
    officer, browser = make.user(Role.SATGAS), make.signed_in(make.user(Role.ADMIN))
    typed = {
        "officer": officer.pk,
        "institution": institution().pk,
        "region": "",
        "valid_from": "2026-01-05",
        "valid_to": "",
    }

    added = browser.post(reverse("admin:taskforce_seat_add"), typed)
    seat = Seat.objects.get()
    ended = browser.post(reverse("admin:taskforce_seat_change", args=[seat.pk]), {"valid_to": "2026-06-30"})

    seat.refresh_from_db()
    assert (added.status_code, ended.status_code, seat.officer, seat.valid_to) == (302, 302, officer, date(2026, 6, 30))


def test_refusal_of_the_door_stands_at_its_field_and_keeps_what_was_chosen():
    officer, browser = make.user(Role.VERIFIER), make.signed_in(make.user(Role.ADMIN))
    typed = {
        "officer": officer.pk,
        "institution": institution().pk,
        "region": "",
        "valid_from": "2026-01-05",
        "valid_to": "",
    }

    response = browser.post(reverse("admin:taskforce_seat_add"), typed)

    assert (response.status_code, Seat.objects.count()) == (200, 0)
    assert list(response.context["errors"]) != []
    assert "Hanya anggota Satgas" in response.content.decode()


def test_seat_without_a_last_day_is_not_silently_left_as_it_was():
    officer, browser = make.user(Role.SATGAS), make.signed_in(make.user(Role.ADMIN))
    seat = seats.give(officer, institution(), valid_from=START, actor=None)

    response = browser.post(reverse("admin:taskforce_seat_change", args=[seat.pk]), {"valid_to": ""})

    assert (response.status_code, "Isi hari terakhir" in response.content.decode()) == (200, True)


@pytest.mark.parametrize("role", [Role.VERIFIER, Role.SATGAS, Role.SUPERVISOR, Role.AUDITOR])
def test_others_read_the_seats_and_change_nothing(role):
    officer = make.user(Role.SATGAS)
    seat = seats.give(officer, institution(), valid_from=START, actor=None)
    browser = make.signed_in(make.user(role))

    assert browser.get(reverse("admin:taskforce_seat_changelist")).status_code == 200
    assert browser.get(reverse("admin:taskforce_seat_add")).status_code == 403
    assert (
        browser.post(reverse("admin:taskforce_seat_change", args=[seat.pk]), {"valid_to": "2026-06-30"}).status_code
        == 403
    )
