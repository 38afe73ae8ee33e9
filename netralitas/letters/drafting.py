"""Say who wrote the letters that another officer issues, and show them before they are numbered."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any

from netralitas.letters import logos, rendering
from netralitas.letters.kinds import KINDS
from netralitas.letters.models import Letter
from netralitas.letters.rendering import Face, Look
from netralitas.letters.statuses import Kind

_AT_HAND: ContextVar[tuple[Any, list[Letter]] | None] = ContextVar("letters_at_hand", default=None)


@contextmanager
def drafted(by: Any = None) -> Iterator[list[Letter]]:
    """Collect every letter that is issued within, in order; ``by`` wrote them, whoever issues them."""
    issued: list[Letter] = []
    token = _AT_HAND.set((by, issued))
    try:
        yield issued
    finally:
        _AT_HAND.reset(token)


def drafter() -> Any:
    """Return who wrote what is being issued; None when it is whoever issues it."""
    at_hand = _AT_HAND.get()
    return at_hand[0] if at_hand else None


def note(letter: Letter) -> None:
    """Tell whoever collects them that a letter was issued."""
    if at_hand := _AT_HAND.get():
        at_hand[1].append(letter)


def sketch_of(letter: Letter) -> dict[str, Any]:
    """Return what a letter says without its number and day, as plain JSON: two that say the same are equal."""
    return {"kind": str(letter.kind), "classification": str(letter.classification), "context": letter.context}


def title_of(sketch: Mapping[str, Any]) -> str:
    """Return what lists show of a sketch. Never a name."""
    return KINDS[Kind(sketch["kind"])].title(sketch["context"])


def is_unverified(sketch: Mapping[str, Any]) -> bool:
    """Say whether something in a sketch has a source that is still to be checked; the preview sets it off."""
    return _has_mark(sketch["context"])


def preview(sketch: Mapping[str, Any], *, on: date) -> bytes:
    """Return a sketch as PDF: watermark, no number, no code, unverified facts set off. Writes nothing."""
    face = Face(Look.DRAFT, on, sketch["classification"], logo=logos.picture_in(sketch["context"]))
    return rendering.pdf_of(KINDS[Kind(sketch["kind"])], sketch["context"], face)


def _has_mark(value: Any) -> bool:
    if isinstance(value, dict):
        return value.get("unverified") is True or any(map(_has_mark, value.values()))
    return isinstance(value, list) and any(map(_has_mark, value))
