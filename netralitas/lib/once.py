"""Read what several parts of a page ask about one row only once."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Value = TypeVar("Value")


def for_a_page(row: Any) -> None:
    """Let what is asked about a row be read once, as long as this object lives: it is shown, never changed."""
    row.__dict__["read_once"] = {}


def once(row: Any, what: Hashable, read: Callable[[], Value]) -> Value:
    """Return what was read about a row for this page before, else read it; a row that is no page's is read anew."""
    kept = row.__dict__.get("read_once")
    if kept is None:
        return read()
    if what not in kept:
        kept[what] = read()
    return kept[what]
