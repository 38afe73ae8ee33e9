"""Words are looked for by one of three ways, and each finds the same."""

import pytest
from django.db import connection

from complaints import blindwords, commonwords
from complaints.admin import searching
from complaints.models import Complaint
from tests import make

pytestmark = pytest.mark.django_db


def found(text: str) -> set[int]:
    return set(searching.found_by(Complaint.objects.all(), text).values_list("pk", flat=True))


@pytest.mark.parametrize("way", ["keys", "queue", "database"])
def test_every_way_finds_the_reports_that_hold_all_words(monkeypatch, way):
    make.cast()
    both = make.report(who={"post": "Camat", "accused_name": "Agus Santoso"}).complaint
    again = make.report(who={"post": "Lurah", "accused_name": "Santoso Agus"}).complaint
    make.report(who={"post": "Camat", "accused_name": "Agus Wirabuana"})
    monkeypatch.setattr(searching, "FEW_OF_ALL", 0 if way == "queue" else 100)
    monkeypatch.setattr(searching, "is_common", lambda _numbers: way == "database")

    assert found("agus santoso") == {both.pk, again.pk}
    assert found("agus tiadayangini") == set()


@pytest.mark.postgresql
def test_word_of_every_report_is_common_and_of_one_in_thirty_is_not():
    make.cast()
    for number in range(30):
        make.report(files=False, who={"post": "Camat", "accused_name": "Agus" if number else "Wirabuana"})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE complaints_wordindex")
    commonwords._common.forget()

    every, one = blindwords.asked("camat")[0], blindwords.asked("wirabuana")[0]
    assert (commonwords.is_common(every), commonwords.is_common(one)) == (True, False)
    commonwords._common.forget()
