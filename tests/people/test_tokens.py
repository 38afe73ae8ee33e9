"""Tokens of the programming interface: whole, in force, of an active user, for what they were issued."""

from datetime import timedelta

import pytest
from django.utils import timezone
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from netralitas.people import accounts, tokens
from netralitas.people.api import HasScope, TokenAuthentication
from netralitas.people.models import ApiToken
from netralitas.people.roles import Role
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


class Desk(APIView):
    """A view as every room's views are: by token, with the scope that fits the method."""

    authentication_classes = [TokenAuthentication]
    permission_classes = [HasScope]

    def get(self, request):
        return Response({"user": request.user.username})

    def post(self, request):
        return Response({"user": request.user.username})


class Intake(Desk):
    required_scope = "intake"


def _call(view, method: str = "get", **headers):
    return view.as_view()(getattr(APIRequestFactory(), method)("/", **headers))


def _bearer(plain: str) -> dict:
    return {"HTTP_AUTHORIZATION": f"Bearer {plain}"}


def test_a_token_is_shown_once_and_only_its_digest_is_kept():
    user, admin = make.user(Role.VERIFIER), make.user(Role.ADMIN)

    row, plain = tokens.issue(user, ["read"], admin, label="papan provinsi")

    assert plain.startswith(f"{row.prefix}.")
    assert plain.partition(".")[2] not in str(ApiToken.objects.filter(pk=row.pk).values().get())
    entry = Entry.objects.get(action="token.issue")
    assert (entry.actor, entry.data) == (admin, {"user": user.pk, "scopes": ["read"], "days": 180})


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"scopes": []}, "no_scope"),
        ({"scopes": ["read", "semua"]}, "unknown_scope"),
        ({"scopes": ["read"], "days": 0}, "token_life"),
        ({"scopes": ["read"], "days": 181}, "token_life"),
    ],
)
def test_a_token_is_refused_with_its_reason(given, code):
    with pytest.raises(Refusal) as refusal:
        tokens.issue(make.user(Role.VERIFIER), given.pop("scopes"), None, **given)

    assert refusal.value.code == code
    assert ApiToken.objects.count() == 0


def test_a_closed_account_gets_no_token():
    user = make.user(Role.VERIFIER)
    accounts.deactivate(user, actor=None, reason="uji")
    user.refresh_from_db()

    with pytest.raises(Refusal) as refusal:
        tokens.issue(user, ["read"], None)

    assert refusal.value.code == "inactive_user"


def test_a_genuine_token_brings_its_owner():
    user = make.user(Role.VERIFIER)
    _row, plain = tokens.issue(user, ["read"], None)

    assert _call(Desk, **_bearer(plain)).data == {"user": user.username}


def _forge(plain: str) -> dict[str, str]:
    prefix, _dot, rest = plain.partition(".")
    return {
        "another end": f"{prefix}.{rest[:-1]}{'A' if rest[-1] != 'A' else 'B'}",
        "prefix only": prefix,
        "empty end": f"{prefix}.",
        "another prefix": f"{'0' * 12}.{rest}",
        "spaces": f"{plain} {plain}",
        "nothing": "",
        "nul": "\x00.\x00",
        "not ascii": "é.é",
        "very long": "a" * 100_000,
        "percent": "%.%",
    }


@pytest.mark.parametrize("kind", list(_forge("x.y")))
def test_a_forged_token_is_refused_without_saying_why(kind):
    _row, plain = tokens.issue(make.user(Role.VERIFIER), ["read"], None)

    response = _call(Desk, **_bearer(_forge(plain)[kind]))

    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")
    assert response.data["detail"].code == "token_refused"


@pytest.mark.parametrize("header", ["", "Basic dXNlcjpwYXNz", "Token abc"])
def test_without_a_bearer_token_nobody_is_there(header):
    response = _call(Desk, HTTP_AUTHORIZATION=header)

    assert response.status_code == 401


def test_a_token_ends_by_time_by_revocation_and_with_its_owner():
    user, admin = make.user(Role.VERIFIER), make.user(Role.ADMIN)
    row, plain = tokens.issue(user, ["read"], admin, days=1)

    assert tokens.verify(plain, now=row.expires_at - timedelta(seconds=1)) == row
    assert tokens.verify(plain, now=row.expires_at) is None

    tokens.revoke(row, actor=admin)
    tokens.revoke(row, actor=admin)

    assert tokens.verify(plain) is None
    assert Entry.objects.filter(action="token.revoke").count() == 1

    _row, second = tokens.issue(user, ["read"], admin)
    user.is_active = False
    user.save(update_fields=["is_active"])
    assert tokens.verify(second) is None


def test_one_users_token_never_opens_anothers_account():
    mine, theirs = make.user(Role.VERIFIER), make.user(Role.SATGAS)
    _row, plain = tokens.issue(mine, ["read"], None)
    _other, foreign = tokens.issue(theirs, ["read"], None)
    mixed = f"{plain.partition('.')[0]}.{foreign.partition('.')[2]}"

    assert tokens.verify(mixed) is None
    assert tokens.verify(plain).user == mine


def test_the_day_of_use_is_written_once_a_day(django_assert_num_queries):
    row, plain = tokens.issue(make.user(Role.VERIFIER), ["read"], None)
    now = timezone.now()

    tokens.verify(plain, now=now)
    with django_assert_num_queries(1):
        tokens.verify(plain, now=now)

    row.refresh_from_db()
    assert row.last_used_on == timezone.localdate(now)

    tokens.verify(plain, now=now + timedelta(days=1))

    row.refresh_from_db()
    assert row.last_used_on == timezone.localdate(now) + timedelta(days=1)


@pytest.mark.parametrize(
    ("scopes", "view", "method", "status"),
    [
        (["read"], Desk, "get", 200),
        (["read"], Desk, "post", 403),
        (["write"], Desk, "post", 200),
        (["write"], Desk, "get", 403),
        (["read", "write"], Desk, "post", 200),
        (["intake"], Desk, "get", 403),
        (["intake"], Intake, "post", 200),
        (["read", "write"], Intake, "post", 403),
    ],
)
def test_a_token_does_what_it_was_issued_for_and_nothing_else(scopes, view, method, status):
    _row, plain = tokens.issue(make.user(Role.VERIFIER), scopes, None)

    assert _call(view, method, **_bearer(plain)).status_code == status
