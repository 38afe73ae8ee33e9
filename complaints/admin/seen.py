"""The form of a step that says what its page showed."""

from abc import abstractmethod
from typing import Any

from django import forms

from netralitas.audit.adminbase import StepForm
from netralitas.lib.refusal import Refusal


class Seen(StepForm):
    """A step that says what its page showed, so that nobody overwrites a colleague's words unread."""

    seen = forms.CharField(max_length=30, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"seen": self.mark(), **self.initial}

    @abstractmethod
    def mark(self) -> str:
        """Return the mark of what stands on the record now."""

    def refuse(self, refusal: Refusal) -> None:
        super().refuse(refusal)
        if refusal.code == "changed_meanwhile":
            # The page that comes back shows what is new, so what is sent next was sent knowing it.
            self.record.refresh_from_db()
            sent: Any = self.data
            self.data = {**sent.dict(), "seen": self.mark()}
