import logging

from celery import shared_task

from sanctions import serving

log = logging.getLogger(__name__)


@shared_task(name="sanctions.bring_into_force")
def bring_into_force() -> None:
    """Mark the decisions whose day of effect has come."""
    if count := serving.bring_all_into_force():
        log.info("decisions in force=%s", count)
