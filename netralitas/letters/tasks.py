import logging

from celery import current_app, shared_task
from django.conf import settings

from netralitas.letters import letters

log = logging.getLogger(__name__)


@shared_task(name="letters.render_waiting")
def render_waiting() -> None:
    """Make the PDF of letters that have none yet; while many wait, call another worker to help."""
    if settings.REDIS_URL and letters.is_much_waiting():
        current_app.send_task("letters.render_waiting", retry=False)
    if done := letters.render_waiting():
        log.info("letters rendered=%s", done)
