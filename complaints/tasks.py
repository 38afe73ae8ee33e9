import logging

from celery import shared_task

from complaints import drafts, evidence, findable, imports, lapsing, notice, orphans, workload

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


@shared_task(name="complaints.make_findable")
def make_findable() -> None:
    """Index what new reports and their accused are found by."""
    log.info("reports made findable=%s", findable.sweep())


@shared_task(name="complaints.count_workload")
def count_workload() -> None:
    """Count what waits where, for the figures over the queue."""
    log.info("offices counted anew=%s", workload.count_all())


@shared_task(name="complaints.end_completions")
def end_completions() -> None:
    """End the time for completing reports that nobody completed."""
    outcome = lapsing.end_overdue()
    log.info("completions ended=%s waiting for an officer=%s", len(outcome.done), len(outcome.refused))


@shared_task(name="complaints.take_up_imports")
def take_up_imports() -> None:
    """Look through waiting import files, and make reports of those that were released; then make these findable."""
    for pk in imports.waiting():
        state = imports.take_up(pk)
        log.info("import id=%s state=%s", pk, state)
        if state == imports.State.DONE:  # the officer looks for them at once
            make_findable()


@shared_task(name="complaints.erase_imports")
def erase_imports() -> None:
    """Erase import files whose time is over."""
    log.info("import files erased=%s", imports.erase_old())
