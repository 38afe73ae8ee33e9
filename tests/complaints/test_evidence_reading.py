"""The clean copy opens for an officer and leaves a line in the journal; two at once wait for each other."""

import threading

import pytest
from django.db import connections

from complaints import evidence
from complaints.models import Evidence
from complaints.tasks import scan_waiting
from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from tests import make


@pytest.mark.django_db
def test_clean_copy_carries_no_place_and_its_reading_is_journaled():
    cast = make.cast()
    case = make.report().complaint
    scan_waiting()
    row = case.evidence.get(kind=Evidence.Kind.FILE)

    data = b"".join(evidence.open_clean(row, actor=cast["verifikator"]))

    assert (data[:3], b"Exif" in data) == (b"\xff\xd8\xff", False)
    assert Entry.objects.filter(action="evidence.read", subject_id=str(row.pk)).values_list("actor_label", flat=True)[
        0
    ] == ("verifikator")


@pytest.mark.django_db
def test_file_that_waits_for_its_scan_does_not_open():
    cast = make.cast()
    row = make.report().complaint.evidence.get(kind=Evidence.Kind.FILE)

    with pytest.raises(Refusal) as refused:
        evidence.open_clean(row, actor=cast["verifikator"])

    assert refused.value.code == "no_clean_copy"


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_officers_open_the_same_file_at_once():
    cast = make.cast()
    case = make.report().complaint
    scan_waiting()
    row = case.evidence.get(kind=Evidence.Kind.FILE)
    outcomes = []

    def look():
        try:
            outcomes.append(len(b"".join(evidence.open_clean(row, actor=cast["verifikator"]))) > 0)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert outcomes == [True] * 4
    assert Entry.objects.filter(action="evidence.read").count() == 4
