"""The journal: chained, sealed, refused to change, and found out when it was changed all the same."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from netralitas.audit import journal
from netralitas.audit.models import DayHead, Entry
from netralitas.people.models import Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject():
    return Region.objects.get(pk="33")


def without_walls(sql: str, params: list) -> None:
    """Run a statement as somebody could who owns the database and takes the triggers off first."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is deferred would keep the table from changing
            for table in ("audit_entry", "audit_dayhead"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            for table in ("audit_entry", "audit_dayhead"):
                for what in ("update", "delete"):
                    cursor.execute(f"DROP TRIGGER {table}_no_{what}")
        cursor.execute(sql, params)


def test_record_chains_the_entries_of_one_subject(subject):
    first = journal.record("region.one", subject, data={"n": 1})
    second = journal.record("region.two", subject, data={"day": date(2024, 10, 5)})

    assert (first.seq, first.previous) == (1, journal.GENESIS)
    assert (second.seq, second.previous) == (2, first.digest)
    assert list(journal.verify()) == []


def test_record_of_two_subjects_makes_two_chains(subject):
    journal.record("region.one", subject)
    other = journal.record("region.one", Region.objects.get(pk="34"))

    assert other.seq == 1


def test_first_entries_are_written_in_one_statement_and_chains_go_on_from_them(subject, django_assert_num_queries):
    firsts = journal.Firsts()
    firsts.record("region.one", subject, data={"n": 1}, actor_label="pelapor")
    firsts.record("region.one", Region.objects.get(pk="34"))
    with django_assert_num_queries(1):
        firsts.write()
    second = journal.record("region.two", subject)

    assert (second.seq, Entry.objects.filter(action="region.one").count()) == (2, 2)
    assert list(journal.verify()) == []


def test_first_entry_of_a_chain_that_has_one_is_refused(subject):
    journal.record("region.one", subject)
    firsts = journal.Firsts()
    firsts.record("region.one", subject)

    with pytest.raises(IntegrityError), transaction.atomic():
        firsts.write()


def test_record_rolls_back_with_the_change(subject):
    with transaction.atomic():
        journal.record("region.one", subject)
        transaction.set_rollback(True)

    assert Entry.objects.filter(action="region.one").count() == 0


def test_record_refuses_a_second_entry_in_the_same_place(subject):
    entry = journal.record("region.one", subject)
    entry.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save(force_insert=True)


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry"])
def test_database_refuses_to_change_the_journal(subject, statement):
    journal.record("region.one", subject)

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.postgresql
def test_database_refuses_to_empty_the_journal(subject):
    journal.record("region.one", subject)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_no_truncate")

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE audit_entry CASCADE")


def test_verify_audit_names_the_altered_row_and_exits_1(subject):
    journal.record("region.one", subject)
    altered = journal.record("region.two", subject, data={"level": "heavy"})
    journal.record("region.three", subject)
    without_walls("UPDATE audit_entry SET action = 'region.else' WHERE id = %s", [altered.pk])
    errors = StringIO()

    with pytest.raises(CommandError) as stopped:
        call_command("verify_audit", stderr=errors)

    assert stopped.value.returncode == 1
    assert f"audit_entry id={altered.pk} " in errors.getvalue()
    assert "was altered" in errors.getvalue()


def test_verify_audit_passes_on_an_untouched_journal(subject):
    journal.record("region.one", subject)
    out = StringIO()

    call_command("verify_audit", stdout=out)

    assert "The journal is whole" in out.getvalue()


def test_verify_finds_a_removed_entry(subject):
    first = journal.record("region.one", subject)
    second = journal.record("region.two", subject)
    without_walls("DELETE FROM audit_entry WHERE id = %s", [first.pk])

    assert [(flaw.row, flaw.what) for flaw in journal.verify()] == [(second.pk, "entry 1 of the chain is missing")]


def test_verify_finds_a_chain_cut_at_its_end_after_the_day_was_sealed(subject):
    with time_machine.travel(datetime(2030, 1, 5, 12, tzinfo=UTC), tick=False):
        journal.record("region.one", subject)
        last = journal.record("region.two", subject)
    (head,) = [h for h in journal.seal_days(before=date(2030, 1, 6)) if h.day == date(2030, 1, 5)]
    without_walls("DELETE FROM audit_entry WHERE id = %s", [last.pk])

    assert [flaw.row for flaw in journal.verify()] == [head.pk]


def test_verify_finds_a_day_head_that_was_rewritten(subject):
    for day in (5, 6):
        with time_machine.travel(datetime(2030, 1, day, 12, tzinfo=UTC), tick=False):
            journal.record("region.one", subject)
    heads = journal.seal_days(before=date(2030, 1, 7))
    without_walls("UPDATE audit_dayhead SET digest = %s WHERE id = %s", ["0" * 64, heads[-2].pk])

    assert {flaw.row for flaw in journal.verify()} == {heads[-2].pk, heads[-1].pk}


def test_seal_days_seals_each_finished_day_once_and_leaves_today_open(subject):
    start = datetime(2030, 3, 1, 12, tzinfo=UTC)
    for day in range(3):
        with time_machine.travel(start + timedelta(days=day), tick=False):
            journal.record("region.one", subject)

    journal.seal_days(before=date(2030, 3, 3))
    again = journal.seal_days(before=date(2030, 3, 3))

    assert again == []
    assert list(DayHead.objects.filter(day__gte=date(2030, 3, 1)).values_list("day", "entries")) == [
        (date(2030, 3, 1), 1),
        (date(2030, 3, 2), 1),
    ]
