"""Who calls the programming interface, and what the token allows. The rules of the pages hold besides."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS, IsAuthenticated
from rest_framework.request import Request

from netralitas.people.models import ApiToken, User
from netralitas.people.roles import Scope
from netralitas.people.tokens import verify

KEYWORD = "Bearer"


class TokenAuthentication(BaseAuthentication):
    """Take ``Authorization: Bearer <token>``. Whatever is wrong with a token, the answer is the same."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        words = get_authorization_header(request).split()
        if not words or words[0].lower() != KEYWORD.lower().encode():
            return None
        token = verify(words[1].decode("latin-1")) if len(words) == 2 else None
        if token is None:
            raise AuthenticationFailed(_("Token tidak berlaku."), code="token_refused")
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return KEYWORD


class HasScope(IsAuthenticated):
    """Let a token do only what it was issued for.

    A view names its scope in ``required_scope``; else reading needs ``read`` and the rest ``write``.
    """

    message = _("Token ini tidak mencakup tindakan tersebut.")

    def has_permission(self, request: Request, view: Any) -> bool:
        if not super().has_permission(request, view):
            return False
        usual = Scope.READ if request.method in SAFE_METHODS else Scope.WRITE
        needed = getattr(view, "required_scope", None) or usual
        return isinstance(request.auth, ApiToken) and str(needed) in request.auth.scopes
