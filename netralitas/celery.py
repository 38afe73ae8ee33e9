"""The Celery app, and the whole timetable in one dict.

The tasks live in the rooms' ``tasks.py`` and are found there by name. Every entry may run late, twice or not
at all on one occasion: each task looks at rows and does what is due, so the next run makes it good.
"""

import os
from datetime import timedelta

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netralitas.settings")

EVERY_MINUTE = crontab()
# A minute's call that nobody took within the minute is dropped, so that a worker that was away for a night
# does not find 600 of them; the newest one does all that is due.
NOT_PILED_UP = {"expires": 55}

# Times of day are Asia/Jakarta (CELERY_TIMEZONE).
TIMETABLE = {
    "deliver messages": {"task": "outbox.sweep", "schedule": EVERY_MINUTE, "options": NOT_PILED_UP},
    "remind of running clocks": {"task": "clocks.remind", "schedule": EVERY_MINUTE, "options": NOT_PILED_UP},
    "render letters": {"task": "letters.render_waiting", "schedule": EVERY_MINUTE, "options": NOT_PILED_UP},
    "scan evidence": {"task": "complaints.scan_waiting", "schedule": EVERY_MINUTE, "options": NOT_PILED_UP},
    "make reports findable": {"task": "complaints.make_findable", "schedule": EVERY_MINUTE, "options": NOT_PILED_UP},
    "count the queue": {"task": "complaints.count_workload", "schedule": EVERY_MINUTE, "options": NOT_PILED_UP},
    # An officer looks at the page meanwhile; a sweep that finds nothing is one look at an index of nothing.
    "take up imports": {
        "task": "complaints.take_up_imports",
        "schedule": timedelta(seconds=15),
        "options": {"expires": 14},
    },
    "bring decisions into force": {"task": "sanctions.bring_into_force", "schedule": crontab(minute=5)},
    "end penalties that were served": {"task": "sanctions.serve_out", "schedule": crontab(minute=7)},
    "start what older cases lack": {"task": "sanctions.catch_up", "schedule": crontab(minute=9)},
    # Each place has its own morning, and a morning that was missed is made good until its evening.
    "send digests": {"task": "complaints.send_digests", "schedule": crontab(minute="*/10")},
    # Each hour: days end at midnight of three time zones.
    "end completions that never came": {"task": "complaints.end_completions", "schedule": crontab(minute=10)},
    # Each hour, though once a day is counted: a day whose hour was missed is made good in the next one.
    "publish the figures": {"task": "figures.publish", "schedule": crontab(minute=20)},
    "seal the journal's day": {"task": "audit.seal_day", "schedule": crontab(hour=1, minute=10)},
    "erase drafts left behind": {"task": "complaints.erase_drafts", "schedule": crontab(hour=2, minute=30)},
    "erase import files": {"task": "complaints.erase_imports", "schedule": crontab(hour=2, minute=32)},
    "remove orphaned files": {"task": "complaints.sweep_files", "schedule": crontab(hour=2, minute=35)},
    "erase addresses of ended cases": {"task": "complaints.erase_notices", "schedule": crontab(hour=2, minute=40)},
}

app = Celery("netralitas")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = TIMETABLE
app.autodiscover_tasks()
# The web server's threads send through the same app: Celery's "current app" is otherwise one per thread.
app.set_default()
