import logging

from celery import shared_task

from netralitas.outbox import delivery

log = logging.getLogger(__name__)


@shared_task(name="outbox.sweep")
def sweep() -> None:
    """Send what is due."""
    if sent := delivery.deliver_due():
        log.info("outbox sent=%s", sent)
