"""What the pages know of a visitor: a draft's cookie, and how often somebody comes. Never who it is."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from complaints import drafts
from complaints.models import Draft
from netralitas.lib import ratelimit
from netralitas.people.signin import address_of

COOKIE = "draf"
SALT = "complaints.draft"
PATH = "/lapor/"
T = TypeVar("T")


def draft_of(request: HttpRequest) -> tuple[Draft | None, str]:
    """Return the draft that the browser's signed cookie names, with the code to show on the page."""
    value = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=_seconds())
    key, _sep, code = (value or "").partition(":")
    return (drafts.open_by_key(key), code) if key else (None, "")


def had_draft(request: HttpRequest) -> bool:
    """Say whether the browser once kept a draft, living or not."""
    return COOKIE in request.COOKIES


def remember(response: HttpResponse, draft: Draft, code: str) -> HttpResponse:
    """Let the browser keep the way to a draft; only the report's own pages ever get the cookie."""
    response.set_signed_cookie(
        COOKIE,
        f"{draft.key}:{code}",
        salt=SALT,
        max_age=_seconds(),
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """Take the draft off this browser; it stays where its code finds it."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response


def may_go_on(request: HttpRequest, scope: str) -> bool:
    """Say whether this address has not come too often; the address itself is kept nowhere."""
    if not _bucket(ratelimit.take, scope, address_of(request)):
        return False
    if scope == "report":
        _bucket(ratelimit.take, "portal", ratelimit.EVERYBODY)
    return True


def how_busy(request: HttpRequest) -> float:
    """Say, from 0 to 1, how much this network or the whole portal has been asked for reports of late."""
    mine = _bucket(ratelimit.used, "report", address_of(request))
    return max(mine, _bucket(ratelimit.used, "portal", ratelimit.EVERYBODY))


def _bucket(act: Callable[..., T], scope: str, address: str) -> T:
    limit, seconds = settings.RATE_LIMITS[scope]
    return act(scope, address, limit=limit, window_seconds=seconds)


def was_no_guess(request: HttpRequest, scope: str) -> None:
    """Take the last try of this address out of the count: it was right."""
    limit, seconds = settings.RATE_LIMITS[scope]
    ratelimit.give_back(scope, address_of(request), limit=limit, window_seconds=seconds)


def _seconds() -> int:
    return settings.DRAFT_DAYS * 24 * 3600
