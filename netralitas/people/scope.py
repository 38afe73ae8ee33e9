"""How far somebody sees: the whole country, some provinces, one province, one regency, or one agency."""

from typing import Any

from django.db.models import Q

from netralitas.people.roles import STAFF_ROLES, Role

NOTHING = Q(pk__in=[])


def region_scope(user: Any, field: str = "region", *, province: str = "") -> Q:
    """Return the condition on ``field`` (a key to Region) that leaves what a member of staff may see.

    ``province`` names the column that holds the province of that region, where a table keeps one for its indexes.

    National: everything, also rows without a region. Province: itself and its regencies. Regency: itself.
    Somebody of a body that covers several provinces, without a region of one's own: those provinces.
    Everybody who is not active staff: nothing.
    """
    if not _is_staff(user):
        return NOTHING
    if user.region_id:
        return _within(user.region_id, field, province)
    provinces = user.instansi.covers if user.instansi_id else []
    if province and provinces:
        return Q(**{f"{province}__in": provinces})
    condition = Q()
    for code in provinces:
        condition |= _within(code, field)
    return condition


def agency_scope(user: Any, field: str = "instansi") -> Q:
    """Return the condition on ``field`` (a key to Instansi): officers their own, staff by its region."""
    if user.is_active and user.is_authenticated and user.role == Role.AGENCY_OFFICER:
        return Q(**{field: user.instansi_id})
    return region_scope(user, f"{field}__region")


def covers(user: Any, region_code: str | None) -> bool:
    """Say whether a region ("" or None: no region) lies in what ``region_scope`` leaves."""
    if not _is_staff(user):
        return False
    own = [user.region_id] if user.region_id else list(user.instansi.covers) if user.instansi_id else []
    if not own:
        return True
    return any(region_code == code or (len(code) == 2 and (region_code or "").startswith(f"{code}.")) for code in own)


def _within(code: str, field: str, province: str = "") -> Q:
    if province and len(code) == 2:
        return Q(**{province: code})
    # The province's own row is "33", its regencies are "33.05": one prefix, and no other code begins with it.
    return Q(**{f"{field}__code__startswith": code}) if len(code) == 2 else Q(**{field: code})


def _is_staff(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_active and user.role in STAFF_ROLES)
