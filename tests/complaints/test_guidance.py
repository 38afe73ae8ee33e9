"""What a case waits for, by table; and what is said of a step before it is pressed is what the door says."""

import pytest

from complaints.guidance import Situation, best_step, blocked, next_step
from complaints.statuses import Status


@pytest.mark.parametrize(
    ("status", "kind", "verdicts", "words", "step"),
    [
        ("received", "initial_information", (), "Mulai kajian awal", "examine"),
        ("initial_study", "initial_information", (), "Angkat menjadi temuan atau minta perbaikan", "adopt"),
        ("initial_study", "report", (), "Tetapkan dugaan perbuatan", "register"),
        ("initial_study", "finding", ("pending",), "Putuskan registrasi", "register"),
        ("needs_completion", "report", (), "Pelapor melengkapi", "complete"),
        ("registered", "report", ("pending",), "Mulai kajian", "study"),
        ("returned", "report", ("proven",), "Lengkapi kajian", "study"),
        ("under_study", "report", (), "Tetapkan dugaan perbuatan", ""),
        ("under_study", "report", ("proven", "pending"), "Putuskan tiap perbuatan", ""),
        ("under_study", "report", ("proven", "not_proven"), "Teruskan kepada Satgas", "forward"),
        ("under_study", "report", ("not_proven",), "Tutup perkara", "close"),
        ("proven_forwarded", "report", ("proven",), "Satgas memverifikasi", ""),
        ("not_registered", "report", (), "", ""),
        ("not_proven", "report", (), "", ""),
        ("withdrawn", "report", (), "", ""),
        ("merged", "report", (), "", ""),
    ],
)
def test_every_stage_says_what_it_waits_for(status, kind, verdicts, words, step):
    case = Situation(status, kind, verdicts)

    assert (next_step(case), best_step(case)) == (words, step)


def test_forwarded_case_without_a_running_duty_is_done_with_by_the_satgas():
    assert next_step(Situation("proven_forwarded", "report", ("proven",), is_due=False)) == "Satgas sudah memutus"


@pytest.mark.parametrize("status", Status.values)
def test_no_status_is_without_an_answer(status):
    assert isinstance(next_step(Situation(status, "report")), str)


@pytest.mark.parametrize(
    ("action", "kind", "verdicts", "is_shut"),
    [
        ("register", "initial_information", ("pending",), True),
        ("register", "report", (), True),
        ("register", "report", ("pending",), False),
        ("forward", "report", ("pending", "proven"), True),
        ("forward", "report", ("not_proven",), True),
        ("forward", "report", (), True),
        ("forward", "report", ("proven", "not_proven"), False),
        ("close", "report", ("proven",), True),
        ("close", "report", ("not_proven",), False),
        ("examine", "report", (), False),
    ],
)
def test_step_that_would_be_refused_says_so_beforehand(action, kind, verdicts, is_shut):
    assert bool(blocked(action, Situation("under_study", kind, verdicts))) == is_shut


def test_reopened_case_asks_for_its_old_verdicts_first():
    case = Situation("under_study", "report", ("pending",), to_confirm=1)

    assert (next_step(case), best_step(case)) == ("Tegaskan lagi tiap putusan lama", "")
    assert "ditegaskan atau diganti" in blocked("close", case)


def test_contest_is_asked_for_before_the_verdicts_that_hang_on_it():
    case = Situation("under_study", "report", ("pending",), unplaced="Tetapkan pemilihannya dahulu.")

    assert next_step(case) == "Tetapkan pemilihannya"


@pytest.mark.parametrize(("action", "status"), [("register", "initial_study"), ("forward", "under_study")])
def test_where_everybody_is_referred_the_step_that_is_open_is_named(action, status):
    case = Situation(status, "report", (), referred=2, people=2)

    assert "Teruskan ke instansi lain" in blocked(action, case)
    assert (best_step(case), blocked("refer", case)) == ("refer", "")


@pytest.mark.parametrize("is_decided", [True, False])
def test_merged_report_says_beforehand_that_its_lead_is_decided(is_decided):
    assert bool(blocked("unmerge", Situation("merged", "report", is_lead_decided=is_decided))) == is_decided
