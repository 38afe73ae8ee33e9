"""Run the timetable without a broker: Celery's own scheduler does each task itself instead of sending it."""

import logging
import signal
from pathlib import Path
from typing import Any

from celery.beat import PersistentScheduler, ScheduleEntry, Service
from django.db import close_old_connections

from netralitas.celery import app


class InProcess(PersistentScheduler):
    """Remember over restarts when each entry ran last, and run what is due here, one after the other."""

    def apply_async(self, entry: ScheduleEntry, *args: Any, **kwargs: Any) -> Any:
        """Run the task to its end. Celery logs one that fails, and its next time comes all the same."""
        close_old_connections()
        try:
            return self.app.tasks[str(entry.task)].apply(entry.args, entry.kwargs, throw=False)
        finally:
            close_old_connections()


def run(memory: Path) -> None:
    """Run the timetable until SIGTERM or SIGINT, after the task in hand.

    ``memory`` names the file in which the scheduler remembers. Returns within a second of the signal when no
    task is in hand.
    """
    # A line for each task and minute would hide what is worth reading.
    logging.getLogger("celery").setLevel(logging.WARNING)
    app.conf.beat_enable_remote_control = False  # it would listen on the broker
    app.loader.import_default_modules()
    service = Service(
        app,
        max_interval=1,  # seconds until a signal is heard
        schedule_filename=str(memory),
        scheduler_cls=InProcess,
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: service.stop())
    service.start()
