"""What the migrations make of rows from before: ethics cases that discipline had begun, and the end of a penalty."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from sanctions.models import Decision, Proceeding
from tests import make
from tests.sanctions.ethicscase import ethics_case

BRING = import_module("sanctions.migrations.0015_open_ethics_cases_go_before_a_council")


@pytest.mark.parametrize(
    ("acts", "status", "after"),
    [
        (("KE-05",), "opened", "council_awaited"),
        (("KE-05",), "summoned", "council_awaited"),
        (("KE-05",), "reported", "council_awaited"),
        (("KE-05",), "decided", "decided"),
        (("KE-05",), "in_force", "in_force"),
        (("DS-05",), "opened", "opened"),
        (("DS-05",), "reported", "reported"),
    ],
)
def test_an_undecided_case_goes_before_a_council_and_every_other_stays(cast, clock, acts, status, after):
    ethics_case(cast, clock, acts=acts)
    Proceeding.objects.update(status=status)

    BRING.forwards(apps, None)

    assert Proceeding.objects.get().status == after


def test_a_decision_from_before_gets_its_last_day(cast, clock):
    row = make.procedure(cast, clock, until="deliver")
    Decision.objects.update(ends_on=None)

    import_module("sanctions.migrations.0020_when_a_penalty_ends").fill(apps, None)

    row.decision.refresh_from_db()
    assert row.decision.ends_on == date(2027, 12, 29)
