"""What is said of a case at hand is what the list of visible cases says, for every role, reach and stage."""

import pytest
from django.contrib.auth.models import AnonymousUser

from complaints.access import sees, visible_to
from complaints.models import Complaint
from netralitas.people.roles import STAFF_ROLES, Role
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
REACHES = ("", "99", "99.01", "99.02")


@pytest.fixture
def cases():
    officer = make.cast()["verifikator"]
    _here, elsewhere, forwarded, forwarded_elsewhere = (make.report().complaint for _n in range(4))
    for case in (forwarded, forwarded_elsewhere):
        make.study(case, officer, until="forward")
    Complaint.objects.filter(pk__in=[elsewhere.pk, forwarded_elsewhere.pk]).update(region="99.02")
    return list(Complaint.objects.order_by("pk"))


@pytest.mark.parametrize("reach", REACHES)
@pytest.mark.parametrize("role", Role.values)
def test_case_at_hand_is_seen_by_whom_the_list_shows_it(cases, role, reach):
    who = make.user(role, region=reach if role in STAFF_ROLES else "")

    assert [case.pk for case in cases if sees(who, case)] == sorted(visible_to(who).values_list("pk", flat=True))


def test_stranger_and_whoever_left_see_nothing(cases):
    left = make.user(Role.AUDITOR)
    left.is_active = False

    assert [sees(who, cases[0]) for who in (AnonymousUser(), left)] == [False, False]
