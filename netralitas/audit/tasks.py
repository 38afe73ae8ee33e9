import logging

from celery import shared_task

from netralitas.audit import journal

log = logging.getLogger(__name__)


@shared_task(name="audit.seal_day")
def seal_day() -> None:
    """Seal the days that are over."""
    for head in journal.seal_days():
        log.info("journal sealed day=%s entries=%s digest=%s", head.day, head.entries, head.digest)
