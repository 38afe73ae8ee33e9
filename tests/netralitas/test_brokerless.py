from celery import shared_task
from celery.beat import ScheduleEntry
from celery.schedules import crontab

from netralitas.brokerless import InProcess
from netralitas.celery import TIMETABLE, app

calls: list[str] = []


@shared_task(name="tests.note")
def note(word: str) -> str:
    calls.append(word)
    return word


@shared_task(name="tests.fail")
def fail() -> None:
    raise ValueError("this task always fails")


def _scheduler(tmp_path) -> InProcess:
    return InProcess(app=app, schedule_filename=str(tmp_path / "timetable"))


def _entry(task: str, *args: str) -> ScheduleEntry:
    return ScheduleEntry(name=task, task=task, schedule=crontab(), args=args, options={"expires": 55}, app=app)


def test_a_due_task_runs_at_once_in_this_process(tmp_path, db):
    calls.clear()

    result = _scheduler(tmp_path).apply_async(_entry("tests.note", "now"))

    assert (result.result, calls) == ("now", ["now"])


def test_a_failing_task_does_not_end_the_scheduler(tmp_path, db):
    result = _scheduler(tmp_path).apply_async(_entry("tests.fail"))

    assert result.failed()


def test_the_scheduler_takes_over_the_whole_timetable_and_remembers_it(tmp_path, db):
    first = _scheduler(tmp_path)
    entry = first.schedule["seal the journal's day"]
    first.schedule[entry.name] = next(entry)
    ran_at = first.schedule[entry.name].last_run_at
    first.close()

    again = _scheduler(tmp_path)

    assert set(again.schedule) == set(TIMETABLE)
    assert again.schedule[entry.name].last_run_at == ran_at
    again.close()
