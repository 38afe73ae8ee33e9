import logging

from celery import shared_task
from django.utils import timezone

from complaints import digest
from complaints.admin.matching import matching
from netralitas import figures

log = logging.getLogger(__name__)


@shared_task(name="figures.publish")
def publish_figures() -> None:
    """Count the public figures once a day."""
    if edition := figures.publish(now=timezone.now()):
        log.info("figures published id=%s", edition.pk)


@shared_task(name="complaints.send_digests")
def send_digests() -> None:
    """Queue this morning's digests of saved views, counted as the queue shows them."""
    if sent := digest.send_due(count=matching):
        log.info("digests sent=%s", sent)
