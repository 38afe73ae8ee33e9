import logging

from celery import shared_task

from netralitas.clocks import reminders

log = logging.getLogger(__name__)


@shared_task(name="clocks.remind")
def remind() -> None:
    """Queue the reminders that are due."""
    if reminded := reminders.send_due():
        log.info("clocks reminded=%s", reminded)
