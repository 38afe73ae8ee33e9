"""Where a reporter wants to be told that there is news: apart from the report, sealed, and nothing else."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField


class BlindNotice(models.Model):
    """The e-mail address of one report's blind notice. The row ends with the case."""

    complaint = models.OneToOneField("complaints.Complaint", models.CASCADE, related_name="notice")
    address = EncryptedTextField(_("alamat tersegel"))

    class Meta:
        verbose_name = _("kabar lewat e-mail")
        verbose_name_plural = _("kabar lewat e-mail")

    def __str__(self):
        return f"#{self.pk}"
