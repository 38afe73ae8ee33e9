"""Asking others for a statement, and what they said, before the report."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from netralitas.audit.models import Entry
from netralitas.letters import scans
from netralitas.lib.refusal import Refusal
from sanctions import approval, proceedings, statements
from sanctions.agenda import agenda
from sanctions.localtime import today_of
from sanctions.models import Statement
from sanctions.statements import Party
from tests import make
from tests.lib import samples

WAYAN = Party("Wayan Pramana", "Penyuluh Lapangan", "colleague")
MEETS = datetime(2026, 12, 9, 2, 0, tzinfo=UTC)  # 10.00 WITA, two days after the examination
SAID = [{"question": "Siapa yang memegang kamera?", "answer": "Saya."}]


def ask(row, officer, **given) -> Statement:
    values = {"party": WAYAN, "meets_at": MEETS, "place": "Ruang Rapat", "about": "Foto bersama calon."} | given
    return statements.ask(row, actor=officer, **values)


def take_down(row, officer, of, **given) -> Statement:
    values = {"held_at": MEETS, "closed_at": MEETS + timedelta(hours=1), "venue": "Ruang Rapat", "questions": SAID}
    return statements.take_down(row, of=of, actor=officer, **(values | given))


def keep(row, officer, of, **given) -> Statement:
    paper = scans.judged(BytesIO(samples.pdf()), "surat.pdf")
    return statements.keep_paper(row, of=of, actor=officer, **({"given_on": today_of(row), "paper": paper} | given))


def code_of(door, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        door(*args, **given)
    return refused.value.code


@pytest.fixture
def examined(cast, clock):
    return make.procedure(cast, clock, until="examine")


def report(row, officer):
    return proceedings.report(row, summary="Fakta.", analysis="Nilai.", is_proven=True, advice="Saran.", actor=officer)


def test_who_was_asked_is_heard_in_minutes_and_the_report_names_nobody(clock, officer, examined):
    asked = ask(examined, officer)
    said = asked.request.context
    assert (said["addressee"]["lines"][:2], said["appointment"][0]["value"]) == (
        ["Wayan Pramana", "Penyuluh Lapangan"], "Rabu, 9 Desember 2026",
    )  # fmt: skip
    day = date(2026, 12, 9)
    (entry,) = [one for one in agenda(examined.instansi, day, day) if one.at]
    assert (entry.title, entry.why) == (
        f"Keterangan pihak lain untuk {examined.recommendation.number}", "Rekan kerja",
    )  # fmt: skip
    assert said["basis"] == "Keterangan ini diminta berdasarkan PP 94/2021 Pasal 30."
    clock.move_to(MEETS + timedelta(hours=2))

    found = take_down(examined, officer, asked)
    keep(examined, officer, Party("Sekar Ayu", "Warga", "citizen"))

    assert (found.pk, found.given_on, found.minutes.context["capacity"]) == (asked.pk, date(2026, 12, 9), "Rekan kerja")
    told = report(examined, officer).letter.context["conduct"]
    lines = [line for line in told if "pihak lain" in line]
    assert lines[0] == (
        "Keterangan pihak lain (rekan kerja) diminta pada Rabu, 9 Desember 2026, "
        f"Berita Acara Nomor {found.minutes.number}."
    )
    assert lines[1].startswith("Keterangan tertulis pihak lain (warga) tanggal Rabu, 9 Desember 2026, sidik berkas")
    assert ("Wayan" in str(told), "Sekar" in str(told)) == (False, False)


def test_no_journal_names_anybody(officer, examined):
    asked = ask(examined, officer)

    told = Entry.objects.get(action="proceeding.ask_other").data
    assert told == {"statement": asked.pk, "capacity": "colleague", "letter": asked.request.number}


def test_another_officer_approves_the_same_request_a_day_later(cast, clock, officer, examined):
    def take(actor):
        return ask(examined, actor).request.number

    draft = approval.submit(examined, "ask_other", sent={}, take=take, actor=officer)
    assert Statement.objects.count() == 0
    clock.shift(timedelta(days=1))

    approval.approve(draft, take=take, actor=cast["instansi-kedua"])

    assert Statement.objects.get().request.kind == "statement_request"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"meets_at": datetime(2026, 12, 7, 9, tzinfo=UTC)}, "meeting_in_the_past"),  # today
        ({"party": Party("Wayan", "Warga", "reporter")}, "capacity_unknown"),
    ],
)
def test_a_request_that_cannot_be_true_is_refused(officer, examined, given, code):
    assert code_of(ask, examined, officer, **given) == code


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"held_at": MEETS + timedelta(days=30), "closed_at": MEETS + timedelta(days=30)}, "held_at_wrong"),
        ({"held_at": datetime(2026, 11, 1, tzinfo=UTC)}, "held_at_wrong"),  # before the case was opened
        ({"closed_at": MEETS - timedelta(hours=1)}, "held_at_wrong"),
        ({"questions": []}, "no_questions"),
        ({"of": Party("Wayan", "Warga", "")}, "capacity_unknown"),
    ],
)
def test_minutes_that_cannot_be_true_are_refused(clock, officer, examined, given, code):
    clock.move_to(MEETS + timedelta(hours=2))

    assert code_of(take_down, examined, officer, **({"of": WAYAN} | given)) == code
    assert Statement.objects.count() == 0


def test_a_paper_has_its_day(officer, examined):
    assert code_of(keep, examined, officer, WAYAN, given_on=date(2026, 11, 1)) == "day_wrong"
    assert code_of(keep, examined, officer, WAYAN, given_on=timezone.localdate() + timedelta(days=1)) == "day_wrong"


def test_a_statement_is_given_once_and_stays_in_its_case(cast, clock, officer, examined):
    other = make.procedure(cast, clock, until="open")
    asked = ask(other, officer, meets_at=timezone.now() + timedelta(days=2))
    assert code_of(keep, examined, officer, asked) == "already_given"
    keep(other, officer, asked)

    assert code_of(keep, other, officer, asked) == "already_given"


def test_nobody_is_heard_after_the_report_or_by_a_stranger(cast, officer, examined):
    assert code_of(ask, examined, cast["satgas"]) == "not_your_step"
    report(examined, officer)

    assert code_of(ask, examined, officer) == "step_not_open"
    assert code_of(keep, examined, officer, WAYAN) == "step_not_open"


def test_the_database_holds_that_a_statement_was_asked_for_or_given(officer, examined):
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.create(proceeding=examined, capacity="expert", name="x", post="y")
