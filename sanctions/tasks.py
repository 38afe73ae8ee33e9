import logging

from celery import shared_task

from sanctions import catchingup, serving

log = logging.getLogger(__name__)


@shared_task(name="sanctions.bring_into_force")
def bring_into_force() -> None:
    """Mark the decisions whose day of effect has come."""
    if count := serving.bring_all_into_force():
        log.info("decisions in force=%s", count)


@shared_task(name="sanctions.serve_out")
def serve_out() -> None:
    """Mark the penalties whose last day has passed."""
    if count := serving.serve_out_all():
        log.info("penalties served=%s", count)


@shared_task(name="sanctions.catch_up")
def catch_up() -> None:
    """Start the clocks that cases lack which are older than what is counted now."""
    if count := catchingup.catch_up():
        log.info("cases caught up=%s", count)
