"""Signing in: where people come out, what the second factor asks, what is kept of failures."""

import time
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import unquote, urlencode

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from netralitas.lib.crypto import seal, unseal
from netralitas.lib.qr import svg_data_uri
from netralitas.lib.ratelimit import take
from netralitas.people.accounts import sign_in_name
from netralitas.people.models import User
from netralitas.people.roles import Role

AGENCY_WORKSPACE = "/instansi/"
STAFF_ROOMS = "/admin/"
# What somebody may open before the second factor is set up, or before the first password is replaced.
ALWAYS_OPEN = frozenset(
    {"account_logout", "account_login", "account_inactive", "account_reauthenticate", "set_language"}
)
PASSWORD_PAGE = "account_change_password"
SET_UP_PAGE = "mfa_activate_totp"


def home_of(user: User) -> str:
    """Return the address where somebody's work is."""
    return AGENCY_WORKSPACE if user.role == Role.AGENCY_OFFICER else STAFF_ROOMS


def has_second_factor(user: User) -> bool:
    """Say whether somebody can prove a second factor; recovery codes alone are none."""
    return Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


class SecondFactorRequired:
    """Send who has no second factor to set one up, and who has a borrowed password to change it.

    With ``DEMO`` only the password is asked for. Whoever calls without a session costs nothing here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        # Reading request.user would mark every public page as depending on a cookie.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
            return None
        page = request.resolver_match.view_name if request.resolver_match else ""
        if page in ALWAYS_OPEN:
            return None
        if request.user.must_change_password:
            return None if page == PASSWORD_PAGE else _send_to(PASSWORD_PAGE, request)
        if settings.DEMO or page == PASSWORD_PAGE or page.startswith("mfa_") or has_second_factor(request.user):
            return None
        return _send_to(SET_UP_PAGE, request)


class StaffBackend(AuthenticationBackend):
    """Bring somebody's agency along with the account: every page of staff asks for it."""

    def get_user(self, user_id: int) -> User | None:
        user = User.objects.select_related("instansi").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None


class SignInAdapter(DefaultAccountAdapter):
    """Accounts are opened by an administrator; nobody signs up and no password travels by mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_of(cast(User, request.user))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return home_of(cast(User, request.user))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Do not ask for the password again from somebody who has just typed it."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        records = get_authentication_records(self.request, self.request.user) if self.request else []
        return not any(time.time() - record["at"] < account_settings.REAUTHENTICATION_TIMEOUT for record in records)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Say nothing about what the person sees anyway: being in, or being out."""
        if message_template not in ("account/messages/logged_in.txt", "account/messages/logged_out.txt"):
            super().add_message(request, level, message_template, *args, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keep the secrets of the second factor sealed with the portal's own keys."""

    def encrypt(self, text: str) -> str:
        return seal(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text.encode()).decode()

    def get_totp_label(self, user: User) -> str:
        return user.username

    def build_totp_svg(self, url: str) -> str:
        # On white, with its quiet zone: the library's own drawing cannot be scanned from a dark page.
        return unquote(svg_data_uri(url).partition(",")[2])


# --- What django-axes is told (settings.AXES_*)


def no_address(request: HttpRequest) -> None:
    """Return no address: failures are counted by account, and nobody's address is kept."""
    return


def counted_name(request: HttpRequest, credentials: dict[str, Any] | None) -> str | None:
    """Return the mark under which failures of one account are counted."""
    given = credentials or request.POST
    typed = given.get("username") or given.get("login")
    return sign_in_name(typed.strip()) if typed else None


def locked(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    """Answer a try at a locked account, known or not, always the same way."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "account/locked.html", {"minutes": minutes}, status=429)


# --- Many tries from one place


def may_try(request: HttpRequest) -> bool:
    """Say whether this address has not tried too often, over all accounts; the address is kept nowhere."""
    limit, seconds = settings.RATE_LIMITS["signin"]
    return take("signin", address_of(request), limit=limit, window_seconds=seconds)


def address_of(request: HttpRequest) -> str:
    """Return the caller's address as the outermost trusted proxy saw it."""
    behind = settings.TRUSTED_PROXIES
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    if behind and len(hops) >= behind:
        return hops[-behind]
    return request.META.get("REMOTE_ADDR", "")


def _send_to(page: str, request: HttpRequest) -> HttpResponseRedirect:
    address = reverse(page)
    if request.method == "GET":
        address += f"?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}"
    return HttpResponseRedirect(address)
