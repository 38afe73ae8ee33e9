"""Journal what allauth and axes report about sign-ins. Wired in ``apps.py``."""

from collections.abc import Callable
from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa import signals as second_factor
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in

from netralitas.people.accounts import note, password_was_changed
from netralitas.people.models import User


def listen() -> None:
    """Connect the functions below; once per process, however often it is called."""
    wires: list[tuple[Any, Callable[..., None]]] = [
        (user_logged_in, _signed_in),
        (user_locked_out, _locked_out),
        (password_changed, _password_changed),
        (second_factor.authenticator_added, _factor_added),
        (second_factor.authenticator_removed, _factor_removed),
        (second_factor.authenticator_reset, _factor_renewed),
        (second_factor.authentication_failed, _factor_failed),
    ]
    for signal, receiver in wires:
        signal.connect(receiver, dispatch_uid=f"people.{receiver.__name__}")


def _signed_in(*, user: User, **_others: Any) -> None:
    note(user, "user.sign_in", actor=user)


def _locked_out(*, request: Any, **_others: Any) -> None:
    # While the lock holds, axes reports each further try uncounted: only the one that closed it is news.
    if request.axes_failures_since_start is None:
        return
    credentials = request.axes_credentials or {}
    user = User.objects.filter(username__iexact=credentials.get("username", "")).first()
    if user is not None:
        note(user, "user.lock_out", data={"failures": request.axes_failures_since_start})


def _password_changed(*, user: User, **_others: Any) -> None:
    password_was_changed(user)


def _factor_added(*, user: User, authenticator: Any, **_others: Any) -> None:
    note(user, "user.second_factor_added", actor=user, data={"type": authenticator.type})


def _factor_removed(*, user: User, authenticator: Any, **_others: Any) -> None:
    note(user, "user.second_factor_removed", actor=user, data={"type": authenticator.type})


def _factor_renewed(*, user: User, authenticator: Any, **_others: Any) -> None:
    note(user, "user.second_factor_renewed", actor=user, data={"type": authenticator.type})


def _factor_failed(*, user: User, **_others: Any) -> None:
    note(user, "user.second_factor_failed")
