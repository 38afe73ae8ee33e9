"""Issue, check and revoke the tokens of the programming interface."""

import hashlib
import secrets
from datetime import datetime, timedelta
from hmac import compare_digest

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal
from netralitas.people.models import ApiToken, User
from netralitas.people.roles import Scope

NOBODY = "0" * 64


@transaction.atomic
def issue(
    user: User, scopes: list[str], actor: User | None, *, label: str = "", days: int | None = None
) -> tuple[ApiToken, str]:
    """Give a user a token for some scopes; return its row and the token itself, which is never shown again.

    ``days`` is its life in calendar days, at most ``settings.API_TOKEN_DAYS``, which is also the default.
    Journals. Raises Refusal(unknown_scope, no_scope, token_life, inactive_user).
    """
    days = settings.API_TOKEN_DAYS if days is None else days
    if not scopes:
        raise Refusal(_("Pilih paling sedikit satu cakupan."), code="no_scope", field="scopes")
    if unknown := set(scopes) - set(Scope.values):
        raise Refusal(
            _("Cakupan tidak dikenal: %s.") % ", ".join(sorted(unknown)), code="unknown_scope", field="scopes"
        )
    if not 1 <= days <= settings.API_TOKEN_DAYS:
        raise Refusal(_("Token berlaku 1 sampai %d hari.") % settings.API_TOKEN_DAYS, code="token_life", field="days")
    if not user.is_active:
        raise Refusal(_("Akun ini tidak aktif."), code="inactive_user", field="user")
    prefix, rest = secrets.token_hex(6), secrets.token_urlsafe(32)
    plain = f"{prefix}.{rest}"
    row = ApiToken.objects.create(
        user=user,
        label=label,
        prefix=prefix,
        digest=_digest(plain),
        scopes=sorted(set(scopes)),
        expires_at=timezone.now() + timedelta(days=days),
    )
    record("token.issue", row, actor=actor, data={"user": user.pk, "scopes": row.scopes, "days": days})
    return row, plain


def verify(plain: str, *, now: datetime | None = None) -> ApiToken | None:
    """Return the row of a token that is whole, in force and of an active user; None for every other text.

    Writes the day of use, at most once a day.
    """
    now = now or timezone.now()
    prefix = plain.partition(".")[0]
    row = None
    if prefix.isascii() and prefix.isalnum():  # what is no prefix of ours never reaches the database
        row = ApiToken.objects.select_related("user__instansi").filter(prefix=prefix).first()
    # Compared in constant time, and also when there is no row: the answer takes as long either way.
    genuine = compare_digest(_digest(plain), row.digest if row else NOBODY)
    if row is None or not genuine or row.revoked_at or row.expires_at <= now or not row.user.is_active:
        return None
    today = timezone.localdate(now)
    if row.last_used_on != today:
        ApiToken.objects.filter(Q(last_used_on=None) | Q(last_used_on__lt=today), pk=row.pk).update(last_used_on=today)
    return row


@transaction.atomic
def revoke(token: ApiToken, *, actor: User | None) -> ApiToken:
    """End a token now. Journals. Ending it again changes nothing."""
    row = ApiToken.objects.select_for_update().get(pk=token.pk)
    if row.revoked_at is None:
        row.revoked_at = timezone.now()
        row.save(update_fields=["revoked_at"])
        record("token.revoke", row, actor=actor, data={"user": row.user_id})
    return row


def _digest(plain: str) -> str:
    # A plain digest is enough: the token holds 256 random bits, so there is nothing to guess from.
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()
