"""A page of a list by the key of its last row: nothing is counted and nothing skipped. Looks up, never writes."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Q


def page_of(
    rows: Any, after: str, *, size: int, lead: str = "", read: Callable[[str], Any] = str, newest: bool = False
) -> tuple[list[Any], str]:
    """Return a page and the key of the next one, "" at the end.

    Rows stand by the column ``lead``, then by their number, the newest first when ``newest``. ``read`` turns the text
    of a key back into a value of that column and raises ValueError for what is none; such a key begins at the front.
    """
    said, _sep, pk = after.rpartition(",")
    if pk.isascii() and pk.isdigit() and len(pk) < 19:
        further = Q(id__lt=int(pk)) if newest else Q(id__gt=int(pk))
        try:
            rows = rows.filter(Q(**{f"{lead}__gt": read(said)}) | Q(further, **{lead: read(said)}) if lead else further)
        except ValueError:
            pass
    order = "-id" if newest else "id"
    found = list(rows.order_by(*([lead, order] if lead else [order]))[: size + 1])
    page, last = found[:size], found[size - 1] if len(found) > size else None
    if last is None:
        return page, ""
    return page, f"{_text(getattr(last, lead))},{last.pk}" if lead else str(last.pk)


def moment(text: str) -> datetime:
    """Return the moment of a key. Raises ValueError for one without a zone, too."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
