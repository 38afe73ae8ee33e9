"""How sure a fact of law is, and what that means for the person who uses it."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Confidence(TextChoices):
    """The mark every loaded fact carries, surest first."""

    TEXT = "T", _("dibaca dari naskah peraturan")
    TWO_SOURCES = "C2", _("dua sumber atau lebih")
    ONE_SOURCE = "C1", _("satu sumber")
    DERIVED = "D", _("disimpulkan")
    MEMORY = "M", _("dari ingatan")


UNSURE = frozenset({Confidence.ONE_SOURCE, Confidence.DERIVED, Confidence.MEMORY})


def needs_verification(marks: Iterable[str]) -> bool:
    """Say whether a fact with these marks must be checked by a person before it is relied on."""
    return any(mark in UNSURE for mark in marks)
