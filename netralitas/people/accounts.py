"""Open accounts, change what they may do, close them. The only writer of role, agency and region."""

import secrets
from typing import Any

from allauth.mfa.models import Authenticator
from axes.utils import reset as forget_failures
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.lib.crypto import blind_index
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi, Region, User
from netralitas.people.roles import STAFF_ROLES, Role

LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def create_user(
    username: str,
    role: str,
    *,
    instansi: Instansi | None = None,
    region: Region | None = None,
    password: str,
    actor: User | None,
    first_name: str = "",
    last_name: str = "",
    email: str = "",
    must_change_password: bool = False,
) -> User:
    """Open an account; whether it enters the staff rooms follows from the role. Journals.

    Raises Refusal(bad_username, username_taken, weak_password, unknown_role, officer_without_instansi,
    officer_with_region).
    """
    user = User(
        username=username.strip(),
        first_name=first_name,
        last_name=last_name,
        email=email,
        must_change_password=must_change_password,
    )
    _place(user, role, instansi, region)
    try:
        User._meta.get_field("username").clean(user.username, user)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages), code="bad_username", field="username") from error
    if User.objects.filter(username__iexact=user.username).exists():
        raise Refusal(_("Nama pengguna ini sudah dipakai."), code="username_taken", field="username")
    _check_strength(password, user)
    user.set_password(password)
    user.save(force_insert=True)
    record("user.create", user, actor=actor, data=_standing(user))
    return user


@transaction.atomic
def set_role(
    user: User,
    role: str,
    *,
    instansi: Instansi | None = None,
    region: Region | None = None,
    actor: User | None,
) -> User:
    """Give somebody another role, agency and region, all three at once. Journals.

    Raises Refusal(own_account, last_admin) besides those of ``create_user`` that concern the role.
    """
    row = _locked_with_admins(user)
    _not_oneself(row, actor)
    if role != Role.ADMIN:
        _keep_an_admin(row)
    before = _standing(row)
    _place(row, role, instansi, region)
    if _standing(row) != before:
        row.save(update_fields=["role", "instansi", "region", "is_staff", "is_superuser"])
        record("user.set_role", row, actor=actor, data={"from": before, "to": _standing(row)})
    return row


@transaction.atomic
def set_name(user: User, *, first_name: str, last_name: str, email: str, actor: User | None) -> User:
    """Correct somebody's name and address. Journals which of them changed, never the words."""
    row = _locked(user)
    given = {"first_name": first_name, "last_name": last_name, "email": email}
    changed = sorted(name for name, value in given.items() if getattr(row, name) != value)
    if changed:
        for name in changed:
            setattr(row, name, given[name])
        row.save(update_fields=changed)
        record("user.set_name", row, actor=actor, data={"changed": changed})
    return row


@transaction.atomic
def deactivate(user: User, *, actor: User | None, reason: str = "") -> User:
    """Close an account: sessions and tokens end at once. Journals. Raises as ``set_role``."""
    row = _locked_with_admins(user)
    _not_oneself(row, actor)
    _keep_an_admin(row)
    if row.is_active:
        row.is_active = False
        row.save(update_fields=["is_active"])
        revoked = row.tokens.filter(revoked_at=None).update(revoked_at=timezone.now())
        record("user.deactivate", row, actor=actor, data={"reason": reason, "tokens_revoked": revoked})
    return row


@transaction.atomic
def reactivate(user: User, *, actor: User | None, reason: str = "") -> User:
    """Open a closed account again; its old tokens stay revoked. Journals."""
    row = _locked(user)
    if not row.is_active:
        row.is_active = True
        row.save(update_fields=["is_active"])
        record("user.reactivate", row, actor=actor, data={"reason": reason})
    return row


@transaction.atomic
def reset_password(user: User, *, actor: User | None) -> str:
    """Draw a new password, to be changed at the next sign-in, and return it. Ends open sessions. Journals."""
    row = _locked(user)
    password = draw_password()
    row.set_password(password)
    row.must_change_password = True
    row.save(update_fields=["password", "must_change_password"])
    unlock(row, actor=actor)
    record("user.reset_password", row, actor=actor)
    return password


@transaction.atomic
def reset_second_factor(user: User, *, actor: User | None, reason: str = "") -> None:
    """Take away somebody's second factor, whose telephone is lost; they must set up a new one. Journals."""
    row = _locked(user)
    removed, _by_model = Authenticator.objects.filter(user=row).delete()
    record("user.reset_second_factor", row, actor=actor, data={"removed": removed, "reason": reason})


def unlock(user: User, *, actor: User | None) -> None:
    """Let somebody sign in again who was locked out after failures. Journals when there was a lock."""
    if forget_failures(username=sign_in_name(user.username)):
        record("user.unlock", user, actor=actor)


def draw_password() -> str:
    """Return a password that can be read over a telephone: five groups of four, 99 bits, no look-alikes."""
    return "-".join("".join(secrets.choice(LEGIBLE) for _n in range(4)) for _group in range(5))


def sign_in_name(username: str) -> str:
    """Return what stands for a username in the table of failures.

    Never the name as typed: people type passwords there by mistake. Written in any case, it is one name.
    """
    return blind_index(username, "sign-in")


@transaction.atomic
def note(user: User, action: str, *, actor: User | None = None, data: dict[str, Any] | None = None) -> None:
    """Journal something that happened to an account, in the order in which it happened."""
    record(action, _locked(user), actor=actor, data=data)


@transaction.atomic
def password_was_changed(user: User) -> None:
    """Note that somebody chose a password of their own. Journals."""
    row = _locked(user)
    if row.must_change_password:
        row.must_change_password = False
        row.save(update_fields=["must_change_password"])
    record("user.change_password", row, actor=row)


def placement_problem(role: str, instansi: Instansi | None, region: Region | None) -> Refusal | None:
    """Return why a role cannot go with an agency and a region; None when it can."""
    if role not in Role.values:
        return Refusal(_("Peran ini tidak dikenal."), code="unknown_role", field="role")
    if role != Role.AGENCY_OFFICER:
        return None
    if instansi is None or not instansi.has_appointing_official:
        return Refusal(
            _("Petugas instansi harus punya instansi yang mempekerjakan ASN."),
            code="officer_without_instansi",
            field="instansi",
        )
    if region is not None:
        return Refusal(
            _("Petugas instansi melihat instansinya saja, bukan suatu wilayah."),
            code="officer_with_region",
            field="region",
        )
    return None


def _locked(user: User) -> User:
    return User.objects.select_for_update().get(pk=user.pk)


def _locked_with_admins(user: User) -> User:
    """Lock an account together with all administrators, always in the same order.

    Two administrators who close each other's account at the same time wait for one another; the second then
    finds itself the last one.
    """
    rows = User.objects.select_for_update().filter(Q(role=Role.ADMIN) | Q(pk=user.pk)).order_by("pk")
    return {row.pk: row for row in rows}[user.pk]


def _place(user: User, role: str, instansi: Instansi | None, region: Region | None) -> None:
    if problem := placement_problem(role, instansi, region):
        raise problem
    user.role, user.instansi, user.region = role, instansi, region
    user.is_staff = role in STAFF_ROLES
    # What the admin site lets people do is decided by the role alone; nobody made here is beyond that.
    user.is_superuser = False


def _standing(user: User) -> dict[str, Any]:
    return {"role": str(user.role), "instansi": user.instansi_id, "region": user.region_id}


def _check_strength(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages), code="weak_password", field="password") from error


def _not_oneself(user: User, actor: User | None) -> None:
    if actor is not None and actor.pk == user.pk:
        raise Refusal(_("Akun sendiri diubah oleh pengelola lain."), code="own_account")


def _keep_an_admin(user: User) -> None:
    if user.role != Role.ADMIN or not user.is_active:
        return
    if not User.objects.filter(role=Role.ADMIN, is_active=True).exclude(pk=user.pk).exists():
        raise Refusal(_("Pengelola akun yang terakhir tidak dapat dicabut."), code="last_admin")
