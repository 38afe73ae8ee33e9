"""Whose duty lies idle, by what is known of a case."""

from datetime import date, timedelta

import pytest

from sanctions.idle import DECIDE, EXAMINE, idle_duty
from sanctions.situation import Situation

pytestmark = pytest.mark.sqlite
TODAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("case", "duty"),
    [
        (None, EXAMINE),
        (Situation("opened"), EXAMINE),
        (Situation("summoned", hearing_on=TODAY + timedelta(days=1)), ""),
        (Situation("summoned", hearing_on=TODAY), EXAMINE),
        (Situation("summoned", is_missed=True), EXAMINE),
        (Situation("summoned_again", is_missed=True, may_summon=False), EXAMINE),
        (Situation("examined"), EXAMINE),
        (Situation("reported", is_proven=True), DECIDE),
        (Situation("reported", is_proven=False), ""),
        (Situation("decided"), ""),
        (Situation("council_awaited"), ""),
    ],
)
def test_duty_that_waits(case, duty):
    assert idle_duty(case, TODAY) == duty
