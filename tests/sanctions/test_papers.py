"""What the papers of a procedure say of it, on real rows."""

from datetime import datetime

import pytest

from netralitas.letters.models import Letter
from sanctions import proceedings
from sanctions.localtime import zone_of
from tests import make


def words(row, kind: str) -> dict:
    """Return what the latest letter of a kind says."""
    return Letter.objects.filter(kind=kind, subject_id=str(row.pk)).latest("id").context


def summon(row, officer) -> dict:
    hearing = datetime(2026, 12, 3, 9, 0, tzinfo=zone_of(row))
    proceedings.summon(row, hearing_at=hearing, place="Aula", actor=officer)
    return words(row, "summons")


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("PP-5n2", "atasan langsung Saudara"),
        ("DS-07", "atasan langsung Saudara dan Tim Pemeriksa"),
    ],
)
def test_a_summons_names_a_team_only_where_one_must_be(cast, clock, officer, code, before):
    row = make.procedure(cast, clock, until="open", acts=(code,))

    assert summon(row, officer)["before"] == before


def test_a_summons_names_the_team_that_was_set_though_none_had_to_be(cast, clock, officer):
    row = make.procedure(cast, clock, until="team", acts=("PP-5n2",))

    assert summon(row, officer)["before"] == "atasan langsung Saudara dan Tim Pemeriksa"
