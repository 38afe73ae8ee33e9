"""What a report can be found by, word for word, without being readable."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from netralitas.lib.numbersets import NumberSetField


class WordIndex(models.Model):
    """The words of one report as keyed hashes, beside it: a step in its life does not write them anew.

    Its one writer is ``complaints.wordindex``; it goes when its report goes.
    """

    complaint = models.OneToOneField(
        "complaints.Complaint", models.CASCADE, primary_key=True, related_name="word_index", verbose_name=_("laporan")
    )
    words = NumberSetField(_("kata"))

    class Meta:
        verbose_name = _("indeks kata")
        verbose_name_plural = _("indeks kata")

    def __str__(self):
        return f"#{self.pk}"


class Swept(models.Model):
    """The number of the newest report when a sweep began that came to its end. Kept for an hour or two."""

    at = models.DateTimeField()
    newest = models.BigIntegerField()

    def __str__(self):
        return f"{self.at}: #{self.newest}"
