import logging

from celery import shared_task

from netralitas.letters import letters

log = logging.getLogger(__name__)


@shared_task(name="letters.render_waiting")
def render_waiting() -> None:
    """Make the PDF of letters that have none yet."""
    if done := letters.render_waiting():
        log.info("letters rendered=%s", done)
