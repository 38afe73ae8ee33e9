"""The words of the way, case by case: what is now, what is next, by when."""

import pytest

from complaints.journey import Length, Standing, ahead, headline, lead
from complaints.statuses import CLOSED, Status

LENGTHS = {
    "T3": Length("2 hari kalender", True),
    "T4b": Length("2 hari kalender", True),
    "T5": Length("3 hari kalender", False),
    "T7": Length("7 hari kalender", True),
    "T9": Length("14 hari kerja", True),
}


def standing(status, **given) -> Standing:
    return Standing(status=status, kind=given.pop("kind", "report"), **given)


@pytest.mark.parametrize(
    ("status", "given", "now", "steps"),
    [
        ("received", {}, "Petugas memeriksa kelengkapan", 6),
        ("initial_study", {}, "Diputuskan: diregister atau tidak", 5),
        (
            "initial_study",
            {"kind": "initial_information"},
            "Diputuskan: diangkat menjadi temuan atau tidak",
            5,
        ),
        ("needs_completion", {"waits": True}, "Menunggu jawaban Anda", 6),
        ("needs_completion", {}, "Petugas memeriksa jawaban Anda", 6),
        ("initial_study", {"waits": True}, "Menunggu jawaban Anda", 6),
        ("registered", {}, "Bawaslu mengkaji perkara", 4),
        ("under_study", {}, "Diputuskan: terbukti atau bukan pelanggaran", 3),
        ("returned", {}, "Bawaslu mengkaji perkara", 4),
        ("proven_forwarded", {}, "Bila terbukti, Satgas memeriksa ulang", 2),
        ("proven_forwarded", {"recommended": True}, "Pimpinan instansi menindaklanjuti", 1),
    ],
)
def test_each_stage_has_one_now_and_the_rest_ahead(status, given, now, steps):
    items = ahead(standing(status, by="Jumat, 13 November 2026", **given), LENGTHS)

    assert (items[0].title, [item.state for item in items]) == (now, ["now"] + ["next"] * (steps - 1))


@pytest.mark.parametrize("status", sorted(CLOSED))
def test_ended_case_has_nothing_ahead(status):
    assert ahead(standing(status, waits=True), LENGTHS) == []
    assert headline(standing(status, waits=True), "Laporan tidak diregister") == "Laporan tidak diregister"


def test_followed_up_case_has_nothing_ahead():
    assert ahead(standing("proven_forwarded", end="followed_up"), LENGTHS) == []


def test_now_has_its_day_and_the_mark_of_its_rule():
    (now, *_rest) = ahead(standing("received", by="Jumat, 13 November 2026"), LENGTHS)

    assert (now.when, now.unsure) == ("Paling lambat Jumat, 13 November 2026", True)


def test_plain_question_has_no_day_and_the_officers_duty_keeps_its_own():
    items = ahead(standing("initial_study", waits=True, by="Jumat, 13 November 2026"), LENGTHS)

    assert (items[0].when, items[0].unsure) == ("", False)


def test_completion_has_its_day():
    items = ahead(standing("needs_completion", waits=True, by="Jumat, 13 November 2026"), LENGTHS)

    assert (items[0].when, items[0].unsure) == ("Paling lambat Jumat, 13 November 2026", True)


def test_what_comes_later_says_how_long_it_may_take():
    items = ahead(standing("received"), LENGTHS)

    assert [(item.when, item.unsure) for item in items] == [
        ("", False),
        ("", False),
        ("3 hari kalender", False),
        ("", False),
        ("7 hari kalender", True),
        ("14 hari kerja", True),
    ]


def test_without_rules_the_way_is_told_without_lengths():
    assert [item.when for item in ahead(standing("received"), {})] == [""] * 6


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.MERGED}))  # a merged one stands where its lead does
def test_every_stage_is_explained_in_a_sentence(status):
    assert lead(standing(status)).endswith(".")


def test_whoever_has_completed_is_not_asked_again():
    at = standing("needs_completion", by="Jumat, 13 November 2026")

    assert headline(at, "Petugas mulai memeriksa kelengkapan") == "Petugas memeriksa jawaban Anda"
    assert "Anda sudah melengkapi" in lead(at)
    assert ahead(at, LENGTHS)[0].when == ""
