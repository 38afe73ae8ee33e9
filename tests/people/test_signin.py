"""Signing in through the pages themselves: second factor, lock-out, hostile input, and no address kept."""

import base64
import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from netralitas.audit.models import Entry
from netralitas.people import accounts
from netralitas.people.roles import Role
from netralitas.people.signin import home_of
from tests import make
from tests.people.door import ADDRESS, WRONG, knock

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def _actions(user) -> list[str]:
    entries = Entry.objects.filter(subject_type="people.user", subject_id=str(user.pk)).order_by("seq")
    return list(entries.values_list("action", flat=True))


# --- The way in


def test_outside_a_demonstration_the_code_is_asked_before_anything_opens(client):
    user = make.user(Role.VERIFIER)

    response = knock(client, user.username, make.PASSWORD)
    assert response.url == "/akun/2fa/authenticate/"
    assert client.get("/akun/").url == "/masuk/?next=/akun/"

    response = client.post("/akun/2fa/authenticate/", {"code": make.totp_code()})
    assert response.url == "/admin/"
    assert _actions(user) == ["user.create", "user.sign_in"]


def test_in_a_demonstration_the_password_is_enough(client, settings):
    settings.DEMO = True
    user = make.user(Role.AGENCY_OFFICER, second_factor=False)

    assert knock(client, user.username, make.PASSWORD).url == "/instansi/"
    assert client.get("/akun/").url == "/instansi/"


def test_who_has_no_second_factor_is_led_to_set_one_up(client):
    user = make.user(Role.SATGAS, second_factor=False)

    knock(client, user.username, make.PASSWORD)

    for page in ("/admin/", "/akun/", "/", "/aturan/"):
        assert client.get(page).url.partition("?")[0] == "/akun/2fa/totp/activate/"
    assert client.post("/admin/people/user/add/").url == "/akun/2fa/totp/activate/"
    assert client.get("/keluar/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor():
    user = make.user(Role.SATGAS, second_factor=False)
    Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data={})

    assert make.signed_in(user).get("/akun/").url.partition("?")[0] == "/akun/2fa/totp/activate/"


def test_a_second_factor_is_set_up_sealed_and_in_the_journal(client, django_capture_on_commit_callbacks):
    user = make.user(Role.VERIFIER, second_factor=False)
    knock(client, user.username, make.PASSWORD)
    page = client.get("/akun/2fa/totp/activate/")
    session = client.session
    session["mfa.totp.secret"] = make.TOTP_SECRET
    session.save()

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/akun/2fa/totp/activate/", {"code": make.totp_code()})

    drawing = base64.b64decode(re.search(r"svg\+xml;base64,([\w+/=]+)", page.content.decode()).group(1)).decode()
    assert drawing.startswith("<svg")
    assert "#fff" in drawing
    assert response.url == "/akun/2fa/recovery-codes/"
    assert "Kode pemulihan" in client.get(response.url).content.decode()
    kept = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"]
    assert make.TOTP_SECRET not in kept
    assert client.get("/akun/").url == "/admin/"
    assert _actions(user)[-2:] == ["user.second_factor_added", "user.second_factor_added"]


def test_a_recovery_code_opens_once(client):
    user = make.user(Role.VERIFIER, second_factor=False)
    knock(client, user.username, make.PASSWORD)
    client.get("/akun/2fa/totp/activate/")
    session = client.session
    session["mfa.totp.secret"] = make.TOTP_SECRET
    session.save()
    client.post("/akun/2fa/totp/activate/", {"code": make.totp_code()})
    code = client.get("/akun/2fa/recovery-codes/download/").content.decode().split()[0]

    answers = []
    for _n in range(2):
        other = Client()
        knock(other, user.username, make.PASSWORD)
        answers.append(other.post("/akun/2fa/authenticate/", {"code": code}).status_code)

    assert answers == [302, 200]


def test_a_borrowed_password_is_changed_before_anything_else(client):
    admin, user = make.user(Role.ADMIN), make.user(Role.VERIFIER)
    password = accounts.reset_password(user, actor=admin)
    knock(client, user.username, password)
    client.post("/akun/2fa/authenticate/", {"code": make.totp_code()})
    assert client.get("/admin/").url == "/akun/sandi/?next=%2Fadmin%2F"
    assert client.get("/akun/2fa/").url.partition("?")[0] == "/akun/sandi/"

    new = {"oldpassword": password, "password1": "sandi-sendiri-panjang", "password2": "sandi-sendiri-panjang"}
    response = client.post("/akun/sandi/", new)

    assert response.url == "/admin/"
    assert client.get("/admin/").status_code == 200
    assert _actions(user)[-1] == "user.change_password"


@pytest.mark.parametrize(
    ("role", "home"), [(role, "/instansi/" if role == Role.AGENCY_OFFICER else "/admin/") for role in sorted(Role)]
)
def test_each_role_comes_out_where_its_work_is(role, home):
    user = make.user(role)

    assert home_of(user) == home
    assert make.signed_in(user).get("/akun/").url == home


def test_an_agencys_officer_does_not_enter_the_staff_rooms():
    browser = make.signed_in(make.user(Role.AGENCY_OFFICER))

    assert browser.get("/admin/", follow=True).status_code == 404


def test_staff_rooms_are_entered_through_the_same_door(client):
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"
    assert client.get("/admin/login/?next=/admin/").url == "/masuk/?next=%2Fadmin%2F"
    assert client.get("/masuk/?next=/admin/").status_code == 200


def test_visitors_without_a_session_cost_no_query_and_no_cookie(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/masuk/")

    assert "sessionid" not in response.cookies


@pytest.mark.parametrize(
    "path", ["/akun/signup/", "/akun/password/reset/", "/akun/email/", "/akun/login/code/confirm/"]
)
def test_nobody_signs_up_or_gets_a_password_by_mail(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("way", ["/keluar/", "/admin/logout/"])
def test_signing_out_needs_a_button_and_ends_the_session(way):
    browser = make.signed_in(make.user(Role.VERIFIER))
    assert browser.get("/keluar/").status_code == 200
    assert browser.get("/akun/").url == "/admin/"

    assert browser.post(way).url == "/"

    assert browser.get("/akun/").url == "/masuk/?next=/akun/"
    assert Session.objects.count() == 0


def test_a_closed_account_gets_no_further_than_the_door(client):
    user = make.user(Role.VERIFIER)
    accounts.deactivate(user, actor=None, reason="uji")

    knock(client, user.username, make.PASSWORD)

    assert client.get("/akun/").url == "/masuk/?next=/akun/"


# --- Failures


def test_five_failures_lock_the_account_for_every_device_and_the_journal_says_so_once(client):
    user = make.user(Role.VERIFIER)

    statuses = [knock(Client(HTTP_USER_AGENT=f"b{n}"), user.username, WRONG).status_code for n in range(7)]

    assert statuses == [200, 200, 200, 200, 429, 429, 429]
    assert knock(client, user.username, make.PASSWORD).status_code == 429
    assert knock(client, user.username.upper(), make.PASSWORD).status_code == 429
    assert _actions(user) == ["user.create", "user.lock_out"]


def test_the_lock_opens_by_itself_and_by_an_administrator(client):
    admin, user = make.user(Role.ADMIN), make.user(Role.VERIFIER)
    for _n in range(5):
        knock(client, user.username, WRONG)

    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert knock(Client(), user.username, make.PASSWORD).status_code == 302

    for _n in range(5):
        knock(Client(), user.username, WRONG)
    accounts.unlock(user, actor=admin)

    assert knock(Client(), user.username, make.PASSWORD).status_code == 302
    assert _actions(user)[-1] == "user.unlock"


def test_success_forgets_the_failures_before_it(client):
    user = make.user(Role.VERIFIER)
    for _round in range(2):
        for _n in range(4):
            assert knock(Client(), user.username, WRONG).status_code == 200
        browser = Client()
        knock(browser, user.username, make.PASSWORD)
        with time_machine.travel(timezone.now() + timedelta(minutes=2 * _round)):
            assert browser.post("/akun/2fa/authenticate/", {"code": make.totp_code()}).status_code == 302

    assert AccessAttempt.objects.count() == 0


def test_an_unknown_name_is_locked_like_a_known_one(client):
    statuses = [knock(client, "tidak-ada", WRONG).status_code for _n in range(6)]

    assert statuses == [200, 200, 200, 200, 429, 429]


def test_an_unknown_name_is_answered_like_a_wrong_password(client):
    user = make.user(Role.VERIFIER)
    known = knock(client, user.username, WRONG).content.decode().replace(user.username, "N")
    unknown = knock(Client(), "tidak-ada", WRONG).content.decode().replace("tidak-ada", "N")

    def plain(page: str) -> list[str]:
        return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]

    assert plain(known) == plain(unknown)


def test_neither_address_nor_name_nor_password_of_a_failure_is_kept(client, caplog):
    user = make.user(Role.VERIFIER)
    for _n in range(6):
        knock(client, user.username, WRONG, HTTP_X_FORWARDED_FOR="198.51.100.9")
    knock(client, WRONG, "x", HTTP_X_FORWARDED_FOR="198.51.100.9")

    rows = [*AccessAttempt.objects.values(), *AccessLog.objects.values(), *AccessFailureLog.objects.values()]
    kept = f"{rows} {list(Entry.objects.values())} {caplog.text}"
    assert len(rows) == 2
    assert {row["ip_address"] for row in rows} == {None}
    assert [word for word in (ADDRESS, "198.51.100.9", user.username, WRONG) if word in str(rows)] == []
    assert [word for word in (ADDRESS, "198.51.100.9", WRONG) if word in kept] == []


def test_a_success_leaves_no_address_either(client):
    user = make.user(Role.VERIFIER)
    knock(client, user.username, make.PASSWORD)
    client.post("/akun/2fa/authenticate/", {"code": make.totp_code()}, REMOTE_ADDR=ADDRESS)

    sessions = str([session.get_decoded() for session in Session.objects.all()])
    assert AccessLog.objects.count() == 0
    assert ADDRESS not in f"{sessions} {list(Entry.objects.values())}"


def test_many_names_from_one_place_are_held_off(settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "signin": (3, 900)}

    statuses = [knock(Client(), f"nama-{n}", WRONG).status_code for n in range(5)]

    assert statuses == [200, 200, 200, 429, 429]


def test_codes_cannot_be_tried_without_end(client):
    user = make.user(Role.VERIFIER)
    knock(client, user.username, make.PASSWORD)

    for _n in range(10):
        client.post("/akun/2fa/authenticate/", {"code": "000000"})
    response = client.post("/akun/2fa/authenticate/", {"code": make.totp_code()})

    assert response.status_code == 200
    assert _actions(user).count("user.second_factor_failed") == 10
    assert client.get("/akun/").url == "/masuk/?next=/akun/"
