"""Hostile input at the door, and pages that give an attacker nothing to work with."""

import pytest
from django.test import Client

from netralitas.people.roles import Role
from netralitas.people.signin import address_of
from tests import make
from tests.people.door import ADDRESS, WRONG, knock

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.mark.parametrize(
    "name",
    [
        "' OR '1'='1' --",
        "nol\x00byte",
        "<script>alert(1)</script>",
        "a" * 100_000,
        "\u202eterbalik",
        "😀",
        "%00",
        "*)(uid=*",
        "../../etc/passwd",
        " ",
    ],
)
def test_hostile_names_are_refused_and_never_echoed_as_markup(client, name):
    response = knock(client, name, WRONG)

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert client.get("/akun/").url == "/masuk/?next=/akun/"


@pytest.mark.parametrize("body", [{}, {"login": "a"}, {"password": "b"}, {"login": ["a", "b"], "password": ["c", "d"]}])
def test_incomplete_forms_are_refused(client, body):
    assert client.post("/masuk/", body).status_code == 200


def test_broken_bytes_are_refused(client):
    response = client.post("/masuk/", b"login=%ff%fe&password=%ff", content_type="application/x-www-form-urlencoded")

    assert response.status_code == 200


@pytest.mark.parametrize(
    "target",
    ["https://jahat.example/", "//jahat.example/", "/\\jahat.example", "javascript:alert(1)", "https:jahat.example"],
)
def test_the_way_back_never_leads_elsewhere(client, settings, target):
    settings.DEMO = True
    user = make.user(Role.VERIFIER, second_factor=False)

    response = client.post("/masuk/", {"login": user.username, "password": make.PASSWORD, "next": target})

    assert response.url == "/admin/"


def test_the_way_back_leads_to_the_page_asked_for(client, settings):
    settings.DEMO = True
    user = make.user(Role.VERIFIER, second_factor=False)

    response = client.post("/masuk/", {"login": user.username, "password": make.PASSWORD, "next": "/kepatuhan/"})

    assert response.url == "/kepatuhan/"


def test_a_form_without_its_token_is_refused():
    strict = Client(enforce_csrf_checks=True)

    assert strict.post("/masuk/", {"login": "a", "password": "b"}).status_code == 403


def test_the_session_key_changes_at_sign_in(client, settings):
    settings.DEMO = True
    user = make.user(Role.VERIFIER, second_factor=False)
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key

    knock(client, user.username, make.PASSWORD)

    assert client.session.session_key != before


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.9", ADDRESS),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "1.1.1.1, 198.51.100.9", "198.51.100.9"),
        (2, "1.1.1.1, 198.51.100.9, 10.0.0.2", "198.51.100.9"),
        (2, "198.51.100.9", ADDRESS),
        (1, "", ADDRESS),
    ],
)
def test_only_trusted_proxies_say_where_somebody_is(rf, settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies

    assert address_of(rf.get("/", REMOTE_ADDR=ADDRESS, HTTP_X_FORWARDED_FOR=forwarded)) == address


@pytest.mark.parametrize(
    "path",
    [
        "/akun/2fa/",
        "/akun/2fa/recovery-codes/generate/",
        "/akun/2fa/totp/deactivate/",
        "/akun/sandi/",
        "/akun/konfirmasi/",
        "/akun/2fa/reauthenticate/",
        "/keluar/",
    ],
)
def test_every_page_of_an_account_speaks_indonesian_and_carries_nothing_inline(path):
    page = make.signed_in(make.user(Role.VERIFIER)).get(path, follow=True).content.decode()

    assert '<html lang="id">' in page
    assert "style=" not in page
    assert "<script" not in page
    assert "Two-Factor" not in page
