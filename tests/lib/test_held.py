"""What is held is read once a minute, and anew as soon as this process writes a row of it."""

import pytest

from netralitas.lib import held
from netralitas.people.models import Region


@pytest.fixture
def names():
    found = held.Held(lambda: list(Region.objects.values_list("name", flat=True)), of=("people.Region",))
    yield found
    held.Held.everything.remove(found)


def _region(code: str, name: str) -> Region:
    return Region.objects.create(code=code, name=name, kind="provinsi", utc_offset=7)


@pytest.mark.django_db
def test_a_reading_is_kept(names, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert names() is names()


@pytest.mark.django_db
def test_a_reading_older_than_a_minute_is_made_anew(names, monkeypatch):
    kept = names()
    Region.objects.bulk_create([Region(code="90", name="Antah", kind="provinsi", utc_offset=7)])
    now = held.monotonic()

    assert names() is kept
    monkeypatch.setattr(held, "monotonic", lambda: now + held.SECONDS + 1)
    assert "Antah" in names()


@pytest.mark.django_db
def test_a_saved_and_a_deleted_row_are_known_at_once(names):
    names()
    row = _region("90", "Antah")
    assert "Antah" in names()

    row.delete()
    assert "Antah" not in names()


@pytest.mark.django_db
def test_what_another_thread_read_before_the_commit_is_forgotten_with_it(names, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        _region("90", "Antah")
        names._kept = (["as it was before"], held.monotonic())

    assert "Antah" in names()


@pytest.mark.django_db
def test_rows_loaded_in_bulk_are_known_at_once_and_after_the_commit(names, django_capture_on_commit_callbacks):
    names()
    with django_capture_on_commit_callbacks(execute=True):
        Region.objects.bulk_create([Region(code="90", name="Antah", kind="provinsi", utc_offset=7)])
        held.forget_after_loading()
        assert "Antah" in names()
        names._kept = (["as it was before"], held.monotonic())

    assert "Antah" in names()


def test_rows_that_changed_while_they_were_read_are_not_kept():
    readings = []

    def read() -> int:
        readings.append(len(readings))
        if len(readings) == 1:
            slow.forget()  # somebody saves a row meanwhile
        return readings[-1]

    slow = held.Held(read, of=())

    assert [slow(), slow(), slow()] == [0, 1, 1]
    held.Held.everything.remove(slow)
