"""Each missed date has its minutes, and a report without an examination rests on them."""

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from netralitas.audit.models import Entry
from netralitas.letters.models import Letter
from netralitas.lib.refusal import Refusal
from sanctions import approval, proceedings
from sanctions.path import letters_of, path_of
from tests import make


def miss(row, clock, officer):
    """Let the day of the last summons pass and record that nobody came."""
    clock.shift(timedelta(days=14))
    return proceedings.record_absence(row.summonses.latest("ordinal"), actor=officer)


def summon(row, clock, officer):
    return proceedings.summon(row, hearing_at=timezone.now() + timedelta(days=13), place="Ruang Rapat", actor=officer)


@pytest.fixture
def missed_twice(cast, clock, officer):
    row = make.procedure(cast, clock, until="summon")
    miss(row, clock, officer)
    summon(row, clock, officer)
    miss(row, clock, officer)
    row.refresh_from_db()
    return row


def test_missed_date_has_minutes_that_name_the_summons_and_what_follows(cast, clock, officer):
    row = make.procedure(cast, clock, until="summon")

    summons = miss(row, clock, officer)

    said = summons.absence_letter.context
    assert (summons.absence_letter.title, said["acting_as"]) == (
        "Berita Acara Ketidakhadiran I", "kami Tim Pemeriksa",
    )  # fmt: skip
    assert said["summoned_by"] == f"Surat Panggilan I Nomor {summons.letter.number} tanggal 23 November 2026"
    again = "Yang bersangkutan dipanggil kembali dengan panggilan kedua (PP 94/2021 Pasal 26 ayat (3))."
    assert said["follows"] == again
    assert Entry.objects.get(action="proceeding.absent").data == {
        "ordinal": 1, "letter": summons.absence_letter.number,
    }  # fmt: skip


def test_after_the_last_summons_the_minutes_say_that_the_evidence_decides(missed_twice):
    letters = [s.absence_letter for s in missed_twice.summonses.order_by("ordinal")]

    assert [letter.title for letter in letters] == [f"Berita Acara Ketidakhadiran {n}" for n in ("I", "II")]
    assert letters[1].context["follows"] == "Keputusan diambil berdasarkan bukti yang ada tanpa pemeriksaan."
    steps = path_of(missed_twice, letters_of(missed_twice))
    shown = [step.letter for step in steps if step.title == "Pemeriksaan: tidak hadir"]
    assert shown == letters


def test_report_without_an_examination_tells_the_summonses_and_attaches_their_minutes(missed_twice, officer):
    proceedings.report(missed_twice, summary="a", analysis="b", is_proven=True, advice="c", actor=officer)

    said = Letter.objects.get(kind="examination_report").context
    numbers = [s.absence_letter.number for s in missed_twice.summonses.order_by("ordinal")]
    assert said["is_absent"] is True
    assert [line.rsplit(": ", 1)[1] for line in said["conduct"][:2]] == [
        f"tidak hadir. Berita Acara Ketidakhadiran Nomor {number}." for number in numbers
    ]


def test_report_after_an_examination_does_not(cast, clock, officer):
    row = make.procedure(cast, clock, until="report")

    assert Letter.objects.get(kind="examination_report", subject_id=str(row.pk)).context["is_absent"] is False


@pytest.mark.parametrize("name", ["satgas", "verifikator", "kemendagri"])
def test_nobody_but_an_agencys_officer_numbers_minutes(cast, clock, name):
    row = make.procedure(cast, clock, until="summon")

    with pytest.raises(Refusal):
        miss(row, clock, cast[name])

    assert Letter.objects.filter(kind="absence").count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
def test_two_presses_at_once_number_one_paper(cast, clock, officer):
    row, together, codes = make.procedure(cast, clock, until="summon"), threading.Barrier(2), []
    clock.shift(timedelta(days=14))
    summons = row.summonses.get()

    def press() -> None:
        together.wait()
        try:
            proceedings.record_absence(summons, actor=officer)
            codes.append("recorded")
        except Refusal as refusal:
            codes.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(codes) == ["attendance_recorded", "recorded"]
    assert Letter.objects.filter(kind="absence").count() == 1


def test_another_officer_approves_the_same_words_hours_later(cast, clock, officer):
    row = make.procedure(cast, clock, until="summon")
    clock.shift(timedelta(days=14))

    def take(actor):
        return proceedings.record_absence(row.summonses.get(), actor=actor).absence_letter.number

    draft = approval.submit(row, "absent", sent={}, take=take, actor=officer)
    assert Letter.objects.filter(kind="absence").count() == 0
    clock.shift(timedelta(days=1, hours=5))

    approval.approve(draft, take=take, actor=cast["instansi-kedua"])

    assert Letter.objects.get(kind="absence").title == "Berita Acara Ketidakhadiran I"
