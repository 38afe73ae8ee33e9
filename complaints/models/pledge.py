"""The pledge of neutrality, one row a commitment."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Commitment(models.Model):
    """One commitment of the pledge, in our own words, with its source and how sure we are of it."""

    number = models.PositiveSmallIntegerField(_("nomor"), unique=True)
    title = models.CharField(_("judul"), max_length=100)
    text = models.TextField(_("isi"))
    source = models.CharField(_("sumber"), max_length=200)
    confidence = models.CharField(_("keyakinan"), max_length=2)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=False)
    edited_by_hand = models.BooleanField(_("diubah petugas"), default=False)

    class Meta:
        verbose_name = _("butir ikrar")
        verbose_name_plural = _("butir ikrar")
        ordering = ["number"]

    def __str__(self):
        return f"{self.number}. {self.title}"
