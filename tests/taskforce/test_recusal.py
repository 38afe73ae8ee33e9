"""Nobody judges a case of the agency they belong to or sit for."""

import pytest

from taskforce.recusal import Member, recusal_reason


@pytest.mark.parametrize(
    ("instansi", "seat", "accused", "stands_aside"),
    [(1, 2, 3, False), (1, 2, 1, True), (1, 2, 2, True), (None, 2, 3, False), (None, 2, None, False), (1, 1, 1, True)],
)
def test_member_of_the_accuseds_agency_stands_aside(instansi, seat, accused, stands_aside):
    reason = recusal_reason(Member(instansi, "", seat), accused_instansi=accused)

    assert bool(reason) == stands_aside
