"""What the workspace knows of one step: its form, its door, its page, and why it is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from netralitas.lib.machine import Words
from netralitas.lib.once import once
from sanctions.localtime import today_of
from sanctions.models import Official, Proceeding
from sanctions.officials import acting


def register_of(row: Proceeding) -> list[Official]:
    """Return whoever of the agency's register acts today."""
    return once(row, "register", lambda: acting(row.instansi, today_of(row)))


def with_register(form: Any, row: Proceeding, *args: Any, **kwargs: Any) -> Any:
    """Return a form that offers of the agency's register whom it asks for."""
    return form(*args, register=register_of(row), **kwargs)


@dataclass(frozen=True)
class StepView:
    """One step: ``form(row, data)`` makes its form, ``take(row, form, actor)`` calls its door.

    ``by_two`` says on the page that it issues a letter, so that a second officer has to approve it; that it has to is
    held by ``sanctions.approval`` for every step. A form with files cannot be drafted: what was typed is all it keeps.
    ``is_optional``: something that may happen or not; without it the officer's work is done.
    """

    title: Words
    button: Words
    why: list[Words]
    form: Callable[[Proceeding, Any], Any]
    take: Callable[[Proceeding, Any, Any], str]
    template: str = "agency/steps/fields.html"
    by_two: bool = False
    is_optional: bool = False
