"""A Monday morning in an invented regency, and its cast."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests import make

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 10.00 WITA


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def cast(db, clock):
    return make.cast()


@pytest.fixture
def officer(cast):
    return cast["instansi"]
