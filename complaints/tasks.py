import logging

from celery import shared_task

from complaints import drafts, evidence, imports, notice, orphans

log = logging.getLogger(__name__)


@shared_task(name="complaints.scan_waiting")
def scan_waiting() -> None:
    """Scan waiting evidence and make its clean copies."""
    for pk in evidence.waiting().values_list("pk", flat=True)[:50]:
        try:
            state = evidence.prepare(pk)
        except Exception:
            log.exception("evidence id=%s could not be prepared", pk)
        else:
            log.info("evidence id=%s state=%s", pk, state)


@shared_task(name="complaints.erase_drafts")
def erase_drafts() -> None:
    """Erase drafts whose time is over."""
    log.info("drafts erased=%s", drafts.erase_old())


@shared_task(name="complaints.sweep_files")
def sweep_files() -> None:
    """Remove sealed files that nothing names."""
    log.info("orphaned files removed=%s", orphans.sweep())


@shared_task(name="complaints.erase_notices")
def erase_notices() -> None:
    """Erase addresses of blind notices whose case has ended by a way that forgot them."""
    log.info("notices erased=%s", notice.erase_finished())


@shared_task(name="complaints.take_up_imports")
def take_up_imports() -> None:
    """Look through waiting import files, and make reports of those that were released."""
    for pk in imports.waiting():
        log.info("import id=%s state=%s", pk, imports.take_up(pk))


@shared_task(name="complaints.erase_imports")
def erase_imports() -> None:
    """Erase import files whose time is over."""
    log.info("import files erased=%s", imports.erase_old())
