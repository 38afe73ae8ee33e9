"""How far each role sees."""

import pytest
from django.contrib.auth.models import AnonymousUser

from netralitas.people.models import Instansi, Region
from netralitas.people.roles import STAFF_ROLES, Role
from netralitas.people.scope import agency_scope, covers, region_scope
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

SAMPLE = ["33", "33.02", "33.03", "34", "34.71", "31.71"]


def _seen(user) -> list[str]:
    agencies = Instansi.objects.filter(region_scope(user), code__startswith="bawaslu-", region__in=SAMPLE)
    return sorted(agencies.values_list("region_id", flat=True))


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
@pytest.mark.parametrize(
    ("region", "seen"),
    [
        ("", sorted(SAMPLE)),
        ("33", ["33", "33.02", "33.03"]),
        ("33.02", ["33.02"]),
        ("34", ["34", "34.71"]),
    ],
)
def test_staff_sees_the_country_a_province_or_a_regency(role, region, seen):
    user = make.user(role, region=region)

    assert _seen(user) == seen
    assert [code for code in sorted(SAMPLE) if covers(user, code)] == seen


def test_nothing_is_seen_by_officers_strangers_and_closed_accounts():
    closed = make.user(Role.VERIFIER)
    closed.is_active = False

    for user in (make.user(Role.AGENCY_OFFICER), AnonymousUser(), closed):
        assert _seen(user) == []
        assert not covers(user, "33.02")


def test_a_regional_office_sees_the_provinces_it_covers():
    user = make.user(Role.SATGAS, instansi="bkn-kanreg-1")

    assert _seen(user) == ["33", "33.02", "33.03", "34", "34.71"]
    assert covers(user, "33.02")
    assert not covers(user, "31.71")


def test_rows_without_a_region_are_for_those_who_see_the_country():
    assert Instansi.objects.filter(region_scope(make.user(Role.AUDITOR)), region=None).exists()
    assert not Instansi.objects.filter(region_scope(make.user(Role.AUDITOR, region="33")), region=None).exists()
    assert covers(make.user(Role.VERIFIER), None)
    assert not covers(make.user(Role.VERIFIER, region="33"), None)


def test_an_officer_reaches_the_own_agency_only():
    officer = make.user(Role.AGENCY_OFFICER, instansi="pemda-33-02")
    other = make.user(Role.AGENCY_OFFICER, instansi="pemda-33")
    users = type(officer).objects

    assert list(users.filter(agency_scope(officer))) == [officer]
    assert list(users.filter(agency_scope(other))) == [other]


def test_staff_reaches_agencies_by_their_region():
    make.user(Role.AGENCY_OFFICER, instansi="pemda-33-02")
    make.user(Role.AGENCY_OFFICER, instansi="pemda-34-71")
    verifier = make.user(Role.VERIFIER, region="33")
    users = type(verifier).objects.filter(role=Role.AGENCY_OFFICER)

    assert [row.instansi.code for row in users.filter(agency_scope(verifier))] == ["pemda-33-02"]


def test_the_condition_stays_on_the_rows_own_column():
    query = str(Region.objects.filter(region_scope(make.user(Role.VERIFIER, region="33"), "province")).query)

    assert "JOIN" not in query
