"""The staff rooms for people and agencies: who reads, who writes, and that every change goes through its door."""

import re
from datetime import date

import pytest
from django.contrib import admin
from django.urls import reverse

from netralitas.audit.models import Entry
from netralitas.people import tokens
from netralitas.people.models import ApiToken, Instansi, Mandate, Office, Region, User
from netralitas.people.roles import STAFF_ROLES, Role
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

ROOMS = ["user", "apitoken", "instansi", "office", "mandate", "region"]
WRITERS = {"office": {Role.ADMIN, Role.SATGAS}}
READERS = {"apitoken": {Role.ADMIN, Role.AUDITOR}}


def _list(room: str) -> str:
    return reverse(f"admin:people_{room}_changelist")


def _change(room: str, row) -> str:
    return reverse(f"admin:people_{room}_change", args=[row.pk])


def _first(room: str):
    return {
        "user": User.objects.order_by("pk").first(),
        "apitoken": ApiToken.objects.first(),
        "instansi": Instansi.objects.get(code="pemda-33-02"),
        "office": Office.objects.get(instansi__code="pemda-33-02", kind="staffing_office"),
        "mandate": Mandate.objects.first(),
        "region": Region.objects.get(pk="33.02"),
    }[room]


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
@pytest.mark.parametrize("room", ROOMS)
def test_each_role_reads_and_writes_what_the_table_says(room, role):
    user = make.user(role)
    tokens.issue(user, ["read"], None)
    browser = make.signed_in(user)
    reads = role in READERS.get(room, STAFF_ROLES)
    writes = role in WRITERS.get(room, {Role.ADMIN})
    adds = writes and room != "region"

    assert browser.get(_list(room)).status_code == (200 if reads else 403)
    page = browser.get(_change(room, _first(room)))
    assert page.status_code == (200 if reads else 403)
    assert ('name="_save"' in page.content.decode()) == (reads and writes)
    assert browser.get(reverse(f"admin:people_{room}_add")).status_code == (200 if adds else 403)
    assert browser.get(reverse(f"admin:people_{room}_delete", args=[_first(room).pk])).status_code == 403


@pytest.mark.parametrize("room", ROOMS)
def test_an_agencys_officer_and_a_stranger_see_nothing(client, room):
    officer = make.signed_in(make.user(Role.AGENCY_OFFICER))

    assert officer.get(_list(room), follow=True).status_code == 404
    assert client.get(_list(room)).url.startswith("/admin/login/")


def test_no_second_way_leads_to_accounts_and_second_factors():
    names = {model._meta.label for model in admin.site._registry}

    assert names & {
        "auth.Group", "account.EmailAddress", "mfa.Authenticator", "axes.AccessAttempt", "axes.AccessLog",
    } == set()  # fmt: skip


@pytest.mark.parametrize("room", ["user", "instansi", "office", "region", "apitoken"])
def test_lists_ask_as_often_for_thirty_rows_as_for_one(room, django_assert_max_num_queries):
    browser = make.signed_in(make.user(Role.ADMIN))
    for n in range(30):
        tokens.issue(make.user(Role.VERIFIER, f"v{n}", region="33", second_factor=False), ["read"], None)

    with django_assert_max_num_queries(8):
        browser.get(_list(room))


@pytest.mark.parametrize(
    ("room", "field", "term", "found"),
    [
        ("clocks.clock", "owner", "banyumas", "Pemerintah Kabupaten Banyumas"),
        ("people.user", "region", "banyumas", "Kabupaten Banyumas"),
        ("people.apitoken", "user", "v-cari", "v-cari"),
    ],
)
def test_agencies_regions_and_people_are_found_by_typing(room, field, term, found):
    browser = make.signed_in(make.user(Role.ADMIN))
    make.user(Role.VERIFIER, "v-cari")
    app, model = room.split(".")

    answer = browser.get(
        reverse("admin:autocomplete"), {"app_label": app, "model_name": model, "field_name": field, "term": term}
    )

    assert found in [row["text"] for row in answer.json()["results"]]


# --- Accounts

PERSON = {"username": "baru", "first_name": "Siti", "last_name": "", "email": "", "instansi": "", "region": ""}


def test_a_new_account_gets_a_password_that_is_shown_once_and_must_be_changed():
    admin_user = make.user(Role.ADMIN)
    browser = make.signed_in(admin_user)

    page = browser.post(
        reverse("admin:people_user_add"), {**PERSON, "role": "verifier", "region": "33"}, follow=True
    ).content.decode()

    made = User.objects.get(username="baru")
    password = re.search(r"([a-z2-9]{4}-){4}[a-z2-9]{4}", page).group(0)
    assert made.check_password(password)
    assert (made.role, made.region_id, made.must_change_password, made.is_staff) == ("verifier", "33", True, True)
    assert password not in browser.get(_change("user", made)).content.decode()
    assert Entry.objects.get(action="user.create", subject_id=str(made.pk)).actor == admin_user


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"role": "agency_officer"}, "Petugas instansi harus punya instansi"),
        ({"role": "agency_officer", "instansi": "bawaslu"}, "Petugas instansi harus punya instansi"),
        ({"role": "verifier", "username": "TERPAKAI"}, "Nama pengguna ini sudah dipakai"),
        ({"role": "raja"}, "raja"),
    ],
)
def test_a_wrong_account_is_explained_in_the_form(given, sentence):
    make.user(Role.VERIFIER, "terpakai")
    browser = make.signed_in(make.user(Role.ADMIN))
    if "instansi" in given:
        given = {**given, "instansi": Instansi.objects.get(code=given["instansi"]).pk}

    page = browser.post(reverse("admin:people_user_add"), {**PERSON, **given})

    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert User.objects.filter(username="baru").count() == 0


def _person(user: User, **changes) -> dict:
    data = {
        "first_name": user.first_name,
        "last_name": user.last_name,
        "email": user.email,
        "role": user.role,
        "instansi": user.instansi_id or "",
        "region": user.region_id or "",
        "is_active": "on",
        "reason": "",
        **changes,
    }
    return {name: value for name, value in data.items() if value is not None}


@pytest.mark.parametrize(
    ("changes", "actions"),
    [
        ({}, []),
        ({"first_name": "Ani"}, ["user.set_name"]),
        ({"role": "auditor"}, ["user.set_role"]),
        ({"is_active": None, "reason": "pensiun"}, ["user.deactivate"]),
        ({"new_password": "on"}, ["user.reset_password"]),
        ({"new_factor": "on", "reason": "telepon hilang"}, ["user.reset_second_factor"]),
        ({"unlock": "on"}, []),
    ],
)
def test_a_change_of_an_account_goes_through_its_door(changes, actions):
    user = make.user(Role.VERIFIER)
    browser = make.signed_in(make.user(Role.ADMIN))

    response = browser.post(_change("user", user), _person(user, **changes))

    assert response.status_code == 302
    entries = Entry.objects.filter(subject_type="people.user", subject_id=str(user.pk), seq__gt=1)
    assert list(entries.values_list("action", flat=True)) == actions


@pytest.mark.parametrize("changes", [{"is_active": None}, {"new_factor": "on"}])
def test_closing_and_taking_away_a_factor_need_a_reason(changes):
    user = make.user(Role.VERIFIER)
    browser = make.signed_in(make.user(Role.ADMIN))

    response = browser.post(_change("user", user), _person(user, **changes))

    assert response.status_code == 200
    assert "Tuliskan alasannya." in response.content.decode()


def test_an_administrator_cannot_change_the_own_role():
    admin_user = make.user(Role.ADMIN)
    browser = make.signed_in(admin_user)

    page = browser.post(_change("user", admin_user), _person(admin_user, role="auditor"), follow=True)

    admin_user.refresh_from_db()
    assert "Akun sendiri diubah oleh pengelola lain." in page.content.decode()
    assert admin_user.role == Role.ADMIN


# --- Tokens


def test_a_token_is_issued_shown_once_and_revoked():
    user, browser = make.user(Role.VERIFIER), make.signed_in(make.user(Role.ADMIN))
    given = {"user": user.pk, "label": "papan", "scopes": ["read"], "days": 30}

    page = browser.post(reverse("admin:people_apitoken_add"), given, follow=True).content.decode()

    row = ApiToken.objects.get()
    plain = re.search(rf"{row.prefix}\.[\w-]+", page).group(0)
    assert tokens.verify(plain) == row
    assert "Membaca data yang boleh dilihat pemiliknya" in page
    assert plain not in browser.get(_change("apitoken", row)).content.decode()

    browser.post(_change("apitoken", row), {"revoke": "on"})

    assert tokens.verify(plain) is None


def test_a_token_that_would_live_too_long_is_refused_at_the_head():
    user, browser = make.user(Role.VERIFIER), make.signed_in(make.user(Role.ADMIN))
    given = {"user": user.pk, "label": "", "scopes": ["read"], "days": 9999}

    page = browser.post(reverse("admin:people_apitoken_add"), given, follow=True)

    assert "Token berlaku 1 sampai 180 hari." in page.content.decode()
    assert ApiToken.objects.count() == 0


# --- Agencies, offices, mandates


def _agency(agency: Instansi, **changes) -> dict:
    head = {name: agency.letterhead[name] for name in ("office_title", "government", "unit", "address", "city")}
    return {
        "name": agency.name,
        "short_name": agency.short_name,
        "kind": agency.kind,
        "level": agency.level,
        "parent": agency.parent_id or "",
        "region": agency.region_id or "",
        "covers": "[]",
        "has_appointing_official": "on",
        "active_from": "",
        "active_to": "",
        "note": "",
        **head,
        **changes,
    }


def test_a_letterhead_is_filled_in_and_the_loader_leaves_it_alone():
    agency = Instansi.objects.get(code="pemda-33-02")
    browser = make.signed_in(make.user(Role.ADMIN))

    response = browser.post(
        _change("instansi", agency), _agency(agency, address="Jalan Kabupaten 1", city="Purwokerto")
    )

    agency.refresh_from_db()
    assert response.status_code == 302
    assert (agency.letterhead["city"], agency.letterhead["office_title"]) == ("Purwokerto", "Bupati Banyumas")
    assert agency.edited_by_hand
    assert Entry.objects.get(action="instansi.amend").data == {"changed": ["letterhead"]}


def test_an_agency_that_ends_before_it_begins_is_refused():
    agency = Instansi.objects.get(code="pemda-33-02")
    browser = make.signed_in(make.user(Role.ADMIN))

    page = browser.post(_change("instansi", agency), _agency(agency, active_from="2024-02-01", active_to="2024-01-01"))

    assert "Akhir mendahului awal." in page.content.decode()


def test_agencies_nobody_can_write_to_are_found_by_a_filter():
    browser = make.signed_in(make.user(Role.SATGAS))
    office = Office.objects.get(instansi__code="pemda-33-02", kind="staffing_office")
    browser.post(
        _change("office", office),
        {
            "title": office.title,
            "holder_name": "",
            "holder_nip": "",
            "email": "bkpsdm@banyumas.example",
            "valid_from": "2014-01-15",
            "valid_to": "",
        },
    )

    page = browser.get(
        _list("instansi"), {"kontak": "tanpa", "q": "Kabupaten Ban", "kind__exact": "kabupaten"}
    ).content.decode()

    assert Office.objects.get(pk=office.pk).email == "bkpsdm@banyumas.example"
    assert "Pemerintah Kabupaten Banyumas" not in page
    assert "Pemerintah Kabupaten Bandung" in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("email", "bukan surel", "surel"),
        ("holder_nip", "123", "18 angka"),
        ("valid_to", "2013-01-01", "Akhir mendahului awal."),
    ],
)
def test_a_wrong_office_is_explained_at_the_field(field, value, sentence):
    browser = make.signed_in(make.user(Role.ADMIN))
    office = Office.objects.get(instansi__code="pemda-33-02", kind="staffing_office")
    given = {"title": "x", "holder_name": "", "holder_nip": "", "email": "", "valid_from": "2014-01-15", "valid_to": ""}

    page = browser.post(_change("office", office), {**given, field: value}).content.decode()

    assert sentence in page
    assert Office.objects.get(pk=office.pk).title == office.title


def test_a_new_holder_ends_the_one_before():
    browser = make.signed_in(make.user(Role.ADMIN))
    agency = Instansi.objects.get(code="pemda-33-02")

    browser.post(
        reverse("admin:people_office_add"),
        {
            "instansi": agency.pk,
            "kind": "appointing_official",
            "title": "Bupati Banyumas",
            "holder_name": "Pejabat Kedua",
            "holder_nip": "",
            "email": "",
            "valid_from": "2025-02-20",
            "valid_to": "",
        },
    )

    ends = agency.offices.filter(kind="appointing_official").order_by("valid_from").values_list("valid_to", flat=True)
    assert list(ends) == [date(2025, 2, 19), None]


def test_the_next_recommending_body_is_entered_as_a_row():
    browser = make.signed_in(make.user(Role.ADMIN))

    browser.post(
        reverse("admin:people_mandate_add"),
        {
            "kind": "recommending_body",
            "instansi": Instansi.objects.get(code="lan").pk,
            "valid_from": "2027-10-16",
            "valid_to": "",
            "basis": "UU baru",
            "note": "",
        },
    )

    last, before = Mandate.objects.order_by("-valid_from")[:2]
    assert (last.instansi.code, before.valid_to) == ("lan", date(2027, 10, 15))
