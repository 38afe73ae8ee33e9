"""Hold what every request reads and hardly anyone writes: law, regions. Read at most once a minute in each process.

Whoever writes such a row makes this process read anew at once; another process may not know it for a minute.
"""

from collections.abc import Callable
from time import monotonic
from typing import Any, ClassVar, Generic, TypeVar

from django.db import transaction
from django.db.models import signals

Value = TypeVar("Value")
SECONDS = 60


class Held(Generic[Value]):
    """One reading, kept for a minute. ``of`` are the models it stands on ("law.Holiday"): saving one forgets it.

    What is held is shared by every thread of the process: nobody changes it.
    """

    everything: ClassVar[list["Held[Any]"]] = []

    def __init__(self, read: Callable[[], Value], *, of: tuple[str, ...]) -> None:
        self._read = read
        self._kept: tuple[Value, float] | None = None
        self._times_forgotten = 0
        self.everything.append(self)
        for model in of:
            signals.post_save.connect(self._changed, sender=model, weak=False)
            signals.post_delete.connect(self._changed, sender=model, weak=False)

    def __call__(self) -> Value:
        """Return what is held, read anew when it is older than a minute."""
        kept = self._kept
        if kept is not None and monotonic() - kept[1] <= SECONDS:
            return kept[0]
        times, value = self._times_forgotten, self._read()
        if times == self._times_forgotten:  # else the rows changed while they were read: the next one reads anew
            self._kept = (value, monotonic())
        return value

    def forget(self) -> None:
        """Let this process read anew."""
        self._times_forgotten += 1
        self._kept = None

    def _changed(self, **_kwargs: Any) -> None:
        self.forget()
        transaction.on_commit(self.forget)  # another thread may have read the old rows meanwhile


def forget_everything() -> None:
    """Let this process read everything anew."""
    for held in Held.everything:
        held.forget()


def forget_after_loading() -> None:
    """Let this process read everything anew after rows were loaded in bulk: at once, and again when they are there."""
    forget_everything()
    transaction.on_commit(forget_everything)  # another thread may have read the old rows meanwhile
