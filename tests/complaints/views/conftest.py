"""A report and the holder of its code, who sends the forms of the follow-up page."""

import pytest
from django.test import Client

from tests import make


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def receipt(cast):
    return make.report()


@pytest.fixture
def case(receipt):
    return receipt.complaint


@pytest.fixture
def send(receipt, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "follow": (1000, 900)}
    visitor = Client()

    def sent(step="", **given):
        names = {"langkah": step} if step else {}
        return visitor.post("/lacak/", {"code": receipt.code, **names, **given})

    return sent
