"""How a test finds its way in the staff rooms: addresses of a case, and what a page says."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

# What is given with the step that does not register a report.
DECLINED = {"ground": "DECLINE-OTHER", "reason": "Bukan ASN"}
QUEUE = reverse("admin:complaints_complaint_changelist")


def page(case) -> str:
    """Return the address of a case."""
    return reverse("admin:complaints_complaint_change", args=[case.pk])


def printed(case) -> str:
    """Return the address of the print of a case."""
    return reverse("admin:complaints_complaint_print", args=[case.pk])


def step(case, action: str) -> str:
    """Return the address to which a step is sent."""
    return reverse("admin:complaints_complaint_step", args=[case.pk, action])


def text_of(response) -> str:
    """Return what a page says, tags and line breaks taken out."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def numbers_in(response) -> list[str]:
    """Return the numbers of the cases on a list, from the top."""
    return re.findall(r'<span class="mono">(L-\d{4}-\d{6})</span>', response.content.decode())


def statements_of(client, address: str) -> int:
    """Return how often a page asks the database."""
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)
