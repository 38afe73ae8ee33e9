"""One step on many lines of the queue: what can be done is done, what cannot says why."""

import pytest

from complaints.models import Complaint
from netralitas.audit.models import Entry
from tests import make
from tests.complaints.desk import QUEUE, statements_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def desk(cast):
    return make.at_desk(cast["verifikator"])


def press(client, action: str, *cases: Complaint, **more):
    ticked = [str(case.pk) for case in cases]
    return client.post(f"{QUEUE}?status=all", {"action": action, "_selected_action": ticked, **more}, follow=True)


def reports(count: int) -> list[Complaint]:
    return [make.report(files=False).complaint for _n in range(count)]


def states() -> list[str]:
    return list(Complaint.objects.order_by("pk").values_list("status", flat=True))


def test_several_are_taken_and_given_back(desk, cast):
    rows = reports(3)

    press(desk, "take", *rows[:2])
    assert list(Complaint.objects.filter(assignee=cast["verifikator"]).order_by("pk")) == rows[:2]
    press(desk, "release", *rows)
    assert Complaint.objects.filter(assignee=None).count() == 3


def test_what_cannot_says_why_line_by_line_and_the_others_are_done(desk, cast):
    rows = reports(3)
    make.study(rows[1], cast["verifikator"], until="examine")

    page = press(desk, "examine", *rows)

    assert states() == ["initial_study"] * 3
    words = text_of(page)
    assert "Langkah “Mulai kajian awal” dilakukan pada 2 perkara." in words
    assert "1 perkara tidak berubah Sebagian tidak berubah" in words
    assert f"{rows[1].number} {rows[1].title} Kajian awal" in words
    assert "tidak terbuka pada status saat ini" in words
    assert Entry.objects.filter(action="complaint.examine").count() == 3


def test_declining_asks_the_reason_once_for_all(desk, cast):
    rows = [make.study(row, cast["verifikator"], until="examine") for row in reports(2)]

    asked = press(desk, "decline", *rows)
    assert (states(), rows[0].number in text_of(asked)) == (["initial_study"] * 2, True)
    assert "sudah diputus. Kebiasaan penanganan" in text_of(asked)
    missing = press(desk, "decline", *rows, apply="1", ground="DECLINE-OTHER", reason=" ")
    assert (missing.status_code, states()) == (422, ["initial_study"] * 2)
    assert missing.content.decode().count('name="_selected_action"') == 2
    press(desk, "decline", *rows, apply="1", ground="DECLINE-OTHER", reason="Bukan ASN")

    assert states() == ["not_registered"] * 2
    assert [row.events.last().note.endswith("\nBukan ASN") for row in rows] == [True, True]
    assert {row.events.last().ground for row in rows} == {"DECLINE-OTHER"}


def test_line_of_another_region_is_never_touched(desk):
    (row,) = reports(1)
    Complaint.objects.filter(pk=row.pk).update(region="99.02")

    press(desk, "examine", row)

    assert states() == ["received"]


@pytest.mark.parametrize("name", ["satgas", "kemendagri", "auditor"])
def test_nobody_else_has_steps_on_the_queue(cast, name):
    row = make.study(make.report().complaint, cast["verifikator"], until="forward")
    client = make.at_desk(cast[name])

    press(client, "take", row)

    assert Complaint.objects.filter(assignee=None).count() == 1
    assert 'name="action"' not in client.get(QUEUE).content.decode()


@pytest.mark.parametrize(
    ("action", "ticked"),
    [
        ("take", []),
        ("take", ["x"]),
        ("take", ["\x00"]),
        ("take", ["9" * 40]),
        ("promote", ["1"]),
        ("delete_selected", ["1"]),
    ],
)
def test_hostile_choice_does_no_harm(desk, action, ticked):
    reports(1)

    page = desk.post(QUEUE, {"action": action, "_selected_action": ticked}, follow=True)

    assert (page.status_code, states()) == (200, ["received"])
    assert Complaint.objects.filter(assignee=None).count() == 1


def test_more_than_a_hundred_at_once_are_refused(desk, monkeypatch):
    monkeypatch.setattr("complaints.admin.bulk.MOST", 2)

    page = press(desk, "take", *reports(3))

    assert "Paling banyak 2 perkara sekaligus." in text_of(page)
    assert Complaint.objects.filter(assignee=None).count() == 3


def test_queue_asks_as_often_as_without_steps(desk):
    reports(1)
    statements_of(desk, QUEUE)

    assert statements_of(desk, QUEUE) <= 12
