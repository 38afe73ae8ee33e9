"""Fields for people who type on a phone: forgiving in form, clear in words, keeping what was typed."""

import re
from datetime import date, timedelta, timezone
from typing import Any

from django import forms
from django.utils import timezone as clock_now
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints.typed import parse_day, plain_words

EARLIEST = date(2000, 1, 1)
# The day begins first in the east of the country; a report from there is not "in the future".
EASTERNMOST = timezone(timedelta(hours=9))


class Words(forms.CharField):
    """Text without the invisible characters that a phone or a paste may bring along."""

    def __init__(self, *, lines: int = 1, max_length: int, **kwargs: Any):
        self.longest = max_length
        attrs = {"maxlength": max_length, **kwargs.pop("attrs", {})}
        widget = forms.Textarea(attrs={"rows": lines, **attrs}) if lines > 1 else forms.TextInput(attrs=attrs)
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> str:
        return plain_words(super().to_python(value) or "", lines=isinstance(self.widget, forms.Textarea))

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.longest:
            raise forms.ValidationError(
                _("Terlalu panjang: %(length)s huruf. Paling banyak %(most)s huruf; tulis lebih singkat."),
                code="too_long",
                params={
                    "length": number_format(len(value), force_grouping=True),
                    "most": number_format(self.longest, force_grouping=True),
                },
            )


class DayInput(forms.DateInput):
    """A date picker; what it could not show is shown as text, so that nothing typed disappears."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"] or ""
        context["widget"]["type"] = "date" if not shown or re.fullmatch(r"\d{4}-\d\d-\d\d", shown) else "text"
        return context

    def format_value(self, value: Any) -> str:
        return value.isoformat() if isinstance(value, date) else str(value or "")


class Day(forms.Field):
    """A day in the past or today, written as people write it: 2024-11-09, 9-11-2024, 9 November 2024."""

    widget = DayInput
    default_error_messages = {
        "invalid": _lazy("Tulis tanggal seperti 9 November 2024 atau 9-11-2024."),
        "future": _lazy("Tanggal ini belum terjadi. Periksa lagi hari, bulan, dan tahunnya."),
        "too_old": _lazy("Tahun ini sepertinya keliru. Periksa lagi."),
    }

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        day = parse_day(str(value))
        if day is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        if value > today():
            raise forms.ValidationError(self.error_messages["future"], code="future")
        if value < EARLIEST:
            raise forms.ValidationError(self.error_messages["too_old"], code="too_old")


def today() -> date:
    """Return the latest day it can be anywhere in Indonesia."""
    return clock_now.now().astimezone(EASTERNMOST).date()
