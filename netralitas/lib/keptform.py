"""Keep what somebody typed while they sign in again, and give it back to nobody else.

A form that is sent after the session has ended would be lost on the way to the sign-in page. Here it waits,
sealed, in the new session; the form names its owner by a signed mark, so that what one person typed is never
handed to the next one at the same desk, and strangers cannot fill the session table.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.datastructures import MultiValueDict

from netralitas.lib.crypto import CannotUnseal, seal, unseal

OWNER = "by"
PLACE = "kept_form"
SALT = "netralitas.keptform"
MOST_BYTES = 40_000
NEVER_KEPT = frozenset({"csrfmiddlewaretoken", OWNER})


def owner_mark(user: Any) -> str:
    """Return the value of the hidden field ``by`` of a form that is to be kept."""
    return signing.dumps(user.pk, salt=SALT, compress=False)


def keeping(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view that asks for a session keep a form that comes without one."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            _keep(request)
        return view(request, *args, **kwargs)

    return wrapped


def give_back(request: HttpRequest) -> QueryDict | None:
    """Return, once, what the signed-in person typed for this very address; None when there is nothing."""
    kept = request.session.pop(PLACE, None)
    if not kept or kept["path"] != request.path or kept["owner"] != request.user.pk:
        return None
    try:
        values = json.loads(unseal(kept["sealed"].encode()))
    except CannotUnseal:
        return None
    data = QueryDict(mutable=True)
    data.update(MultiValueDict(values))
    data._mutable = False
    return data


def _keep(request: HttpRequest) -> None:
    try:
        owner = signing.loads(request.POST.get(OWNER, ""), salt=SALT)
    except signing.BadSignature:
        return
    values = {name: given for name, given in request.POST.lists() if name not in NEVER_KEPT}
    text = json.dumps(values).encode()
    if len(text) <= MOST_BYTES:
        request.session[PLACE] = {"path": request.path, "owner": owner, "sealed": seal(text).decode()}
