"""Which words so many reports hold that asking for them leads to no few reports. Looks up, never writes."""

from collections.abc import Iterable

from django.db import connection

from complaints.models import WordIndex
from netralitas.lib.held import Held

# The share of all reports from which on a list of those that hold a word is too long to be read first.
COMMON = 0.1
STATISTICS = """
    SELECT word
      FROM pg_stats, unnest(most_common_elems::text::bigint[], most_common_elem_freqs) AS held(word, share)
     WHERE schemaname = current_schema() AND tablename = %s AND attname = 'words' AND word IS NOT NULL AND share >= %s
"""


def is_common(numbers: Iterable[int]) -> bool:
    """Say whether any of these numbers of a word is held by a great share of the reports, as last analysed."""
    return not _common().isdisjoint(numbers)


def _read() -> frozenset[int]:
    if connection.vendor != "postgresql":
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(STATISTICS, [WordIndex._meta.db_table, COMMON])
        return frozenset(word for (word,) in cursor.fetchall())


_common = Held(_read, of=())
