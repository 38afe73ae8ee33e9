"""What a page may say of one subject's chain."""

import pytest
from django.db import connection

from netralitas.audit.journal import Chain, chain_of, record
from netralitas.people.models import Region

pytestmark = pytest.mark.django_db


def _tamper(column: str, value: str, seq: int) -> None:
    """Change a row behind the journal's back, its walls taken down."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is deferred would keep the table from changing
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER audit_entry_no_UPDATE")
        cursor.execute(f"UPDATE audit_entry SET {column} = %s WHERE seq = %s", [value, seq])


def test_subject_without_entries_has_an_empty_whole_chain():
    assert chain_of(Region(pk="99.99")) == Chain(entries=0, checked=0, is_whole=True)


def test_chain_counts_its_entries_and_is_whole():
    region = Region.objects.first()
    for step in range(3):
        record("region.look", region, data={"step": step})

    assert chain_of(region) == Chain(entries=3, checked=3, is_whole=True)


def test_long_chain_is_checked_from_its_young_end():
    region = Region.objects.first()
    for step in range(5):
        record("region.look", region, data={"step": step})

    assert chain_of(region, last=2) == Chain(entries=5, checked=3, is_whole=True)


@pytest.mark.parametrize(
    ("column", "value"), [("action", "region.nothing"), ("digest", "0" * 64), ("previous", "1" * 64)]
)
def test_altered_entry_breaks_the_chain(column, value):
    region = Region.objects.first()
    for step in range(3):
        record("region.look", region, data={"step": step})

    _tamper(column, value, seq=2)

    assert chain_of(region).is_whole is False
