"""Which step is open to whom, by a table. Pure: plain values in, a step or a refusal out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from netralitas.lib.refusal import Refusal

Words = str | Promise


@dataclass(frozen=True)
class Step:
    """One row of a life's table: from these states, by these roles, with these answers, to that state.

    ``target`` None means that the state stays. An action may have several rows when its target hangs on its
    source. ``label`` and ``hint`` are words for people and may be lazy translations.
    """

    action: str
    label: Words
    sources: frozenset[str]
    target: str | None
    roles: frozenset[str]
    needs: frozenset[str] = frozenset()
    hint: Words = ""


def check(steps: Iterable[Step], action: str, *, status: str, role: str, given: Mapping[str, object]) -> Step:
    """Return the row that lets ``role`` take ``action`` in ``status`` with the answers ``given``.

    Raises Refusal with code ``unknown_step``, ``not_your_step``, ``step_not_open`` or ``missing_<need>``, in
    this order: a stranger to the step does not learn from the refusal which state the record is in.
    """
    rows = [step for step in steps if step.action == action]
    if not rows:
        raise Refusal(_("Langkah ini tidak dikenal."), code="unknown_step")
    label = {"label": rows[0].label}
    rows = [step for step in rows if role in step.roles]
    if not rows:
        raise Refusal(_("Langkah “%(label)s” bukan wewenang peran Anda.") % label, code="not_your_step")
    rows = [step for step in rows if status in step.sources]
    if not rows:
        raise Refusal(
            _("Langkah “%(label)s” tidak terbuka pada status saat ini.") % label,
            code="step_not_open",
        )
    for need in sorted(rows[0].needs):
        if _is_blank(given.get(need)):
            raise _missing(need, label)
    return rows[0]


def open_steps(steps: Iterable[Step], *, status: str, role: str) -> list[Step]:
    """Return the rows that are open to ``role`` in ``status``, in the table's order."""
    return [step for step in steps if status in step.sources and role in step.roles]


def _missing(need: str, label: Mapping[str, object]) -> Refusal:
    if need == "reason":
        sentence = _("Tulis alasan untuk langkah “%(label)s”.")
    else:
        sentence = _("Langkah “%(label)s” belum lengkap. Isi bagian yang ditandai.")
    return Refusal(sentence % label, code=f"missing_{need}", field=need)


def _is_blank(value: Any) -> bool:
    """Tell whether nothing was given. False and 0 are answers, blank text and empty collections are none."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    return isinstance(value, list | tuple | set | frozenset | dict) and not value
