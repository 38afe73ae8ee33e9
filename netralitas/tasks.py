import logging

from celery import shared_task
from django.utils import timezone

from netralitas import figures

log = logging.getLogger(__name__)


@shared_task(name="figures.publish")
def publish_figures() -> None:
    """Count the public figures once a day."""
    if edition := figures.publish(now=timezone.now()):
        log.info("figures published id=%s", edition.pk)
