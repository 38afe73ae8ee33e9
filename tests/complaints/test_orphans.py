"""Sealed files that nothing names go, late; whatever a row names stays."""

import os
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from complaints import drafts, evidence, orphans
from complaints.models import DraftFile, Evidence
from complaints.tasks import sweep_files
from tests import make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _store(tmp_path, settings):
    settings.STORE_DIR = tmp_path


def orphan() -> str:
    """Seal a file as an upload does, and lose its row."""
    _facts, name = evidence.keep(ContentFile(make.photo("#aa1122").read(), "foto.jpg"), "foto.jpg")
    return name


def stored(folder) -> set[str]:
    return {path.name for path in folder.rglob("*.sealed")}


def test_orphan_goes_when_it_is_old_enough_and_not_before(tmp_path, settings):
    name = orphan()

    assert (orphans.sweep(now=timezone.now() + settings.ORPHAN_DAYS * DAY - DAY), stored(tmp_path)) == (0, {name})
    assert (orphans.sweep(now=timezone.now() + settings.ORPHAN_DAYS * DAY + DAY), stored(tmp_path)) == (1, set())


def test_original_clean_copy_and_draft_stay_however_old(tmp_path):
    make.cast()
    case = make.report().complaint
    for row in case.evidence.filter(kind="file"):
        evidence.prepare(row.pk)
    waiting, _code = drafts.start()
    drafts.add_file(waiting, make.photo("#00aa33"))
    lost = orphan()

    assert orphans.sweep(now=timezone.now() + 3650 * DAY) == 1

    named = {*Evidence.objects.filter(kind="file").values_list("sealed", flat=True)}
    named |= {*Evidence.objects.filter(kind="file").values_list("clean_file", flat=True)}
    named |= {*DraftFile.objects.values_list("sealed", flat=True)}
    assert (stored(tmp_path), len(named), lost in named) == (named, 3, False)


def test_nightly_task_sweeps_and_an_empty_store_is_no_error(tmp_path):
    sweep_files()
    path = next(tmp_path.rglob(orphan()))
    os.utime(path, (0, 0))

    sweep_files()

    assert stored(tmp_path) == set()


def test_each_folder_costs_one_question(tmp_path, django_assert_num_queries):
    for name in (f"ab{n:030x}.sealed" for n in range(30)):
        path = tmp_path / "evidence" / "ab" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
        os.utime(path, (0, 0))

    with django_assert_num_queries(1):
        assert orphans.sweep() == 30
