"""Remove sealed files that nothing names: a server was killed between sealing a file and keeping its row."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from complaints import evidence
from complaints.models import DraftFile, Evidence, Import


def sweep(*, now: datetime | None = None) -> int:
    """Remove the orphans that are older than ``ORPHAN_DAYS`` and return how many.

    They are kept that long because a file looks like an orphan too after an older copy of the database was restored.
    """
    until = ((now or timezone.now()) - timedelta(days=settings.ORPHAN_DAYS)).timestamp()
    removed = 0
    for folder in evidence.folders():
        old = {path.name for path in folder.iterdir() if path.stat().st_mtime < until}
        for name in old - _named(old):
            evidence.discard(name)
            removed += 1
    return removed


def _named(names: set[str]) -> set[str]:
    files = Evidence.whole.filter(sealed__in=names).values_list("sealed", flat=True)
    copies = Evidence.whole.filter(clean_file__in=names).values_list("clean_file", flat=True)
    drafts = DraftFile.objects.filter(sealed__in=names).values_list("sealed", flat=True)
    imports = Import.objects.filter(sealed__in=names).values_list("sealed", flat=True)
    return set(files.union(copies, drafts, imports)) if names else set()
