from celery.schedules import crontab

from netralitas.celery import TIMETABLE, app


def test_every_task_has_its_time_and_every_time_its_task():
    app.loader.import_default_modules()
    ours = {name for name in app.tasks if not name.startswith(("celery.", "tests."))}

    assert {entry["task"] for entry in TIMETABLE.values()} == ours


def test_calls_of_every_minute_do_not_pile_up():
    minutely = [entry for entry in TIMETABLE.values() if entry["schedule"] == crontab()]

    assert [entry.get("options") for entry in minutely] == [{"expires": 55}] * len(minutely)


def test_the_journal_is_sealed_at_ten_past_one_in_jakarta():
    assert TIMETABLE["seal the journal's day"]["schedule"] == crontab(hour=1, minute=10)
    assert app.conf.timezone == "Asia/Jakarta"


def test_threads_share_the_app():
    from concurrent.futures import ThreadPoolExecutor

    from celery import current_app

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: current_app._get_current_object() is app).result()
