"""Write many rows at once: COPY on PostgreSQL, plain INSERTs elsewhere. Every constraint of the tables still holds.

Values are what the columns hold: sealed texts are sealed already, JSON is text. What is not given is the default.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import date, datetime
from functools import cache
from io import StringIO
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED

BUILD_MEMORY, BUILDERS = "512MB", 2
INDEXES = """
    SELECT c.relname, pg_get_indexdef(i.indexrelid)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid::regclass::text = ANY(%s)
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
"""
FOREIGN_KEYS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
      FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s)
"""
ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


class Rows:
    """Rows of several tables that wait to be written, the tables in the order in which they were first named."""

    def __init__(self) -> None:
        self._waiting: dict[type[models.Model], tuple[list[str], list[Any]]] = {}
        self._row, self._write = (_line, _copy) if connection.vendor == "postgresql" else (_values, _insert)

    def add(self, model: type[models.Model], **values: Any) -> None:
        """Note one row; values are given by column (``handler_id``).

        A table's own key is either given for all its rows or drawn by the database.
        """
        if model not in self._waiting:
            self._waiting[model] = [*_defaults(model), *(["id"] if "id" in values else [])], []
        self._waiting[model][1].append(self._row(model, values))

    def write(self, *order: type[models.Model]) -> None:
        """Write what waits, the tables of ``order`` first, inside the caller's transaction."""
        for model in dict.fromkeys([*order, *self._waiting]):
            columns, rows = self._waiting.pop(model, ([], []))
            if rows:
                self._write(model._meta.db_table, columns, rows)


def reset_keys(*tables: type[models.Model]) -> None:
    """Let the database draw its next keys behind those that were given."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)


@contextmanager
def checked_last(*tables: type[models.Model]) -> Iterator[None]:
    """Take foreign keys and what indexes no constraint needs off tables; put them back at once, whatever happens.

    What PostgreSQL's manual advises to populate a database: one pass over a full table costs less than its rows one by
    one. No row escapes a check, as putting a foreign key back reads them all. On PostgreSQL, outside a transaction of
    the caller's; does nothing elsewhere.
    """
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        yield
        return
    names = [model._meta.db_table for model in tables]
    with connection.cursor() as cursor:
        cursor.execute(INDEXES, [names])
        indexes = cursor.fetchall()
        cursor.execute(FOREIGN_KEYS, [names])
        keys = cursor.fetchall()
        for table, name, _definition in keys:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _definition in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
    try:
        yield
    finally:
        with ThreadPoolExecutor(BUILDERS) as builders:
            list(builders.map(_build, [definition for _name, definition in indexes]))
            # These lock both tables, so two at a time would wait for each other.
            builders.submit(_build, *map(_constraint, keys)).result()


def _constraint(key: tuple[str, str, str]) -> str:
    table, name, definition = key
    return f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}'


def _build(*statements: str) -> None:
    """Run statements one by one on a connection of their own, so that two indexes of one table are built at a time."""
    with closing(connection), connection.cursor() as cursor:
        cursor.execute(f"SET maintenance_work_mem = '{BUILD_MEMORY}'")
        for statement in statements:
            cursor.execute(statement)


@cache
def _defaults(model: type[models.Model]) -> dict[str, Any]:
    """Return every column but those the database fills by itself, with what it holds unless told otherwise."""
    own = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    fields = [field for field in own if not field.generated]
    return {
        field.attname: None if field.default is NOT_PROVIDED and field.null else _plain(field.get_default())
        for field in fields
    }


def _plain(value: Any) -> Any:
    """Return an enumeration as the word it stands for, and a day as text."""
    return str(value) if isinstance(value, str | date) else value


@cache
def _cells(model: type[models.Model]) -> dict[str, str]:
    return {column: _cell(value) for column, value in _defaults(model).items()}


def _line(model: type[models.Model], values: dict[str, Any]) -> str:
    """Return a row as COPY reads it."""
    return "\t".join({**_cells(model), **{column: _cell(value) for column, value in values.items()}}.values())


def _values(model: type[models.Model], values: dict[str, Any]) -> list[Any]:
    return list({**_defaults(model), **values}.values())


def _copy(table: str, columns: list[str], lines: list[str]) -> None:
    text = StringIO("\n".join(lines) + "\n")
    with connection.cursor() as cursor:
        names = ", ".join(f'"{column}"' for column in columns)
        cursor.copy_expert(f'COPY "{table}" ({names}) FROM STDIN', text)


def _cell(value: Any) -> str:
    if value is None:
        return "\\N"
    if type(value) is str:
        return value.translate(ESCAPES) if "\\" in value or "\n" in value or "\t" in value or "\r" in value else value
    if type(value) is list:
        return f"{{{','.join(map(str, value))}}}"
    if value is True or value is False:
        return "t" if value else "f"
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _insert(table: str, columns: list[str], rows: list[list[Any]]) -> None:
    adapt = connection.ops.adapt_datetimefield_value
    names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',
            [[adapt(value) if isinstance(value, datetime) else _plain(value) for value in row] for row in rows],
        )
