"""A file in parts arrives whole and sealed, whatever is repeated, lost or killed on the way."""

import hashlib
import io
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints import chunks, drafts, parts
from complaints.models import Draft, DraftFile, Upload
from netralitas.lib.crypto import is_sealed_file
from netralitas.lib.refusal import Refusal
from tests import make
from tests.lib import samples

PHOTO = samples.phone_photo()


@pytest.fixture
def draft(db) -> Draft:
    return drafts.start()[0]


@pytest.fixture(autouse=True)
def _store(settings, tmp_path):
    settings.STORE_DIR = tmp_path
    settings.EVIDENCE = {**settings.EVIDENCE, "chunk_bytes": 400}


def begin(draft: Draft, data: bytes = PHOTO, name: str = "foto.jpg") -> chunks.Progress:
    return chunks.begin(draft, name=name, size=len(data), changed="1")


def send(draft: Draft, data: bytes = PHOTO, name: str = "foto.jpg") -> DraftFile:
    progress = begin(draft, data, name)
    while not progress.is_whole:
        part = data[progress.offset : progress.offset + 400]
        progress = chunks.append(draft, progress.key, offset=progress.offset, part=part)
    row = chunks.finish(draft, progress.key)
    chunks.let_go(draft, progress.key)
    return row


def sent_whole(draft: Draft) -> str:
    """Send every part of a photo and do not finish it; return its key."""
    progress = begin(draft)
    while not progress.is_whole:
        part = PHOTO[progress.offset : progress.offset + 400]
        progress = chunks.append(draft, progress.key, offset=progress.offset, part=part)
    return progress.key


def code_of(door, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        door(*args, **given)
    return refused.value.code


def stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_parts_become_the_file_and_are_gone(draft, tmp_path, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        row = send(draft)

    assert (row.name, row.kind, row.sha256) == ("foto.jpg", "image", hashlib.sha256(PHOTO).hexdigest())
    assert (Upload.objects.count(), stored(tmp_path / "parts")) == (0, [])


def test_parts_lie_sealed_while_the_file_is_unfinished(draft, tmp_path):
    progress = begin(draft)
    chunks.append(draft, progress.key, offset=0, part=PHOTO[:400])

    (part,) = stored(tmp_path / "parts")
    assert (is_sealed_file(part), PHOTO[:100] in part.read_bytes()) == (True, False)
    assert "foto.jpg" not in str(part)


def test_same_file_chosen_again_goes_on_where_it_was(draft):
    first = begin(draft)
    chunks.append(draft, first.key, offset=0, part=PHOTO[:400])

    assert begin(draft) == chunks.Progress(first.key, 400, len(PHOTO))
    assert begin(draft, name="lain.jpg").offset == 0


@pytest.mark.parametrize("offset", [0, 399, 401, 10**11])
def test_part_that_does_not_follow_names_the_one_that_does(draft, offset):
    key = begin(draft).key
    chunks.append(draft, key, offset=0, part=PHOTO[:400])

    with pytest.raises(chunks.WrongOffset) as refused:
        chunks.append(draft, key, offset=offset, part=PHOTO[400:500])
    assert refused.value.offset == 400


@pytest.mark.parametrize("part", [b"", b"x", b"x" * 99, b"x" * 401])
def test_part_that_is_too_short_or_too_long_is_refused(draft, part):
    assert code_of(chunks.append, draft, begin(draft).key, offset=0, part=part) == "part_wrong"


def test_part_beyond_the_end_is_refused(draft):
    key = begin(draft, PHOTO[:300]).key

    assert code_of(chunks.append, draft, key, offset=0, part=PHOTO[:301]) == "part_wrong"


@pytest.mark.parametrize(("size", "code"), [(0, "empty"), (-1, "empty"), (10**9, "too_large")])
def test_size_is_judged_before_anything_is_sent(draft, size, code):
    assert code_of(chunks.begin, draft, name="x.jpg", size=size, changed="") == code
    assert Upload.objects.count() == 0


def test_files_on_their_way_count(draft, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_files": 2}
    drafts.add_file(draft, make.photo())
    begin(draft)

    assert code_of(begin, draft, name="kedua.jpg") == "too_many_files"
    assert begin(draft).offset == 0


def test_file_that_is_not_what_it_says_leaves_nothing(draft, tmp_path, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert code_of(send, draft, b"<html>" * 200, "foto.jpg") == "type_refused"

    assert (Upload.objects.count(), DraftFile.objects.count(), stored(tmp_path)) == (0, 0, [])


def test_unfinished_file_is_not_kept(draft):
    key = begin(draft).key

    assert code_of(chunks.finish, draft, key) == "offset"
    assert (DraftFile.objects.count(), Upload.objects.count()) == (0, 1)


def test_nobody_adds_to_another_drafts_file(draft):
    key, other = begin(draft).key, drafts.start()[0]

    assert code_of(chunks.append, other, key, offset=0, part=PHOTO[:400]) == "upload_unknown"
    assert code_of(chunks.finish, other, key) == "upload_unknown"
    chunks.let_go(other, key)
    assert Upload.objects.filter(key=key).exists()


def test_part_written_by_a_server_that_died_is_written_again(draft, monkeypatch):
    progress = begin(draft)
    with monkeypatch.context() as patch:
        patch.setattr(Upload, "save", lambda *args, **given: (_ for _ in ()).throw(OSError("killed")))
        with pytest.raises(OSError, match="killed"):
            chunks.append(draft, progress.key, offset=0, part=b"?" * 400)

    assert send(draft).sha256 == hashlib.sha256(PHOTO).hexdigest()


def test_file_whose_last_answer_was_lost_is_asked_for_again(draft, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_files": 1}
    key = sent_whole(draft)
    row = chunks.finish(draft, key)

    assert begin(draft).is_whole
    assert chunks.finish(draft, key) == row
    chunks.let_go(draft, key)
    assert code_of(chunks.finish, draft, key) == "upload_unknown"
    assert DraftFile.objects.get() == row


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_part_that_the_disk_lost_is_sent_again(draft, tmp_path, damage):
    key = sent_whole(draft)
    path = tmp_path / "parts" / key / "000000000400.sealed"
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1] + b"?")

    with pytest.raises(chunks.WrongOffset) as refused:
        chunks.finish(draft, key)

    assert (refused.value.offset, Upload.objects.get().received) == (400, 400)
    assert send(draft).sha256 == hashlib.sha256(PHOTO).hexdigest()


def test_whole_file_reads_from_any_place(draft):
    whole = io.BufferedReader(parts.Whole(sent_whole(draft), len(PHOTO), "foto.jpg"))

    for place in (0, 399, 400, 401, 950, 10, len(PHOTO) - 1, len(PHOTO), len(PHOTO) + 50):
        whole.seek(place)
        assert (whole.tell(), whole.read(500)) == (place, PHOTO[place : place + 500])
    whole.seek(-10, io.SEEK_END)
    assert whole.read() == PHOTO[-10:]


def test_files_that_are_too_large_together_are_refused_before_they_are_sent(draft, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_total_bytes": 2 * len(PHOTO)}
    begin(draft)

    assert code_of(begin, draft, PHOTO + b"x", "kedua.jpg") == "too_large_together"
    assert begin(draft, PHOTO, "ketiga.jpg").offset == 0


def test_file_without_room_waits_until_there_is_some(draft, settings):
    key = sent_whole(draft)
    other = drafts.add_file(draft, make.photo())
    settings.EVIDENCE = {**settings.EVIDENCE, "max_files": 1}

    assert code_of(chunks.finish, draft, key) == "too_many_files"
    drafts.remove_item(draft, f"file-{other.pk}")

    assert chunks.finish(draft, key).sha256 == hashlib.sha256(PHOTO).hexdigest()


def test_file_on_its_way_can_be_taken_out(draft, tmp_path, django_capture_on_commit_callbacks):
    key = begin(draft).key
    chunks.append(draft, key, offset=0, part=PHOTO[:400])

    with django_capture_on_commit_callbacks(execute=True):
        drafts.remove_item(drafts.start()[0], f"upload-{key}")
        assert Upload.objects.count() == 1
        drafts.remove_item(draft, f"upload-{key}")

    assert (Upload.objects.count(), stored(tmp_path / "parts")) == (0, [])


def test_parts_that_no_row_knows_are_swept(draft, django_capture_on_commit_callbacks):
    kept = begin(draft).key
    chunks.append(draft, kept, offset=0, part=PHOTO[:400])
    parts.seal("yatim", 0, b"isi")

    with django_capture_on_commit_callbacks(execute=True):
        drafts.erase_old()

    assert parts.keys() == {kept}


def test_unfinished_file_is_erased_with_its_draft(draft, tmp_path, django_capture_on_commit_callbacks):
    chunks.append(draft, begin(draft).key, offset=0, part=PHOTO[:400])

    with django_capture_on_commit_callbacks(execute=True):
        drafts.erase_old(now=timezone.now() + timedelta(days=400))

    assert (Upload.objects.count(), stored(tmp_path / "parts")) == (0, [])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(100, 400), min_size=1, max_size=12), again=st.lists(st.booleans(), max_size=12))
def test_any_cutting_with_any_repeating_gives_the_same_file(draft, cuts, again):
    data, turn = PHOTO + bytes(cuts[0]), 0
    progress = begin(draft, data, f"{'-'.join(map(str, cuts))}.jpg")
    while not progress.is_whole:
        offset, part = progress.offset, data[progress.offset : progress.offset + cuts[turn % len(cuts)]]
        progress = chunks.append(draft, progress.key, offset=offset, part=part)
        if again and again[turn % len(again)]:
            assert code_of(chunks.append, draft, progress.key, offset=offset, part=part) == "offset"
        turn += 1

    row = chunks.finish(draft, progress.key)
    assert chunks.finish(draft, progress.key) == row
    chunks.let_go(draft, progress.key)
    assert row.sha256 == hashlib.sha256(data).hexdigest()
    drafts.remove_item(draft, f"file-{row.pk}")


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_send_the_same_file_make_one():
    draft = drafts.start()[0]
    outcomes: list[str] = []

    def tab() -> None:
        try:
            progress = begin(draft)
            while not progress.is_whole:
                try:
                    part = PHOTO[progress.offset : progress.offset + 400]
                    progress = chunks.append(draft, progress.key, offset=progress.offset, part=part)
                except chunks.WrongOffset as refusal:
                    progress = chunks.Progress(progress.key, refusal.offset, len(PHOTO))
            chunks.finish(draft, progress.key)
            outcomes.append("kept")
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connections.close_all()

    tabs = [threading.Thread(target=tab) for _n in range(2)]
    for thread in tabs:
        thread.start()
    for thread in tabs:
        thread.join()

    assert outcomes == ["kept", "kept"]
    assert DraftFile.objects.get().sha256 == hashlib.sha256(PHOTO).hexdigest()
