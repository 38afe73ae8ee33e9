"""What an agency carries over into I'DIS and SIASN once a decision is delivered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedJSONField, EncryptedTextField


class HandoverPack(models.Model):
    """One edition of a case's hand-over pack, frozen when it is made. Its one writer is ``sanctions.handover``.

    ``content`` holds the fields as they were and the keys of the letters, whose files never change either.
    """

    proceeding = models.ForeignKey("sanctions.Proceeding", models.PROTECT, related_name="packs")
    ordinal = models.PositiveSmallIntegerField(_("edisi"))
    content = EncryptedJSONField(_("isi"))
    made_at = models.DateTimeField(_("disusun"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    acknowledged_on = models.DateField(_("diterima"), null=True, blank=True)
    acknowledgement = EncryptedTextField(_("tanda terima"), blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("berkas serah")
        verbose_name_plural = _("berkas serah")
        ordering = ["-ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["proceeding", "ordinal"], name="one_pack_per_edition"),
            models.CheckConstraint(
                condition=Q(acknowledged_on=None, acknowledged_by=None)
                | (Q(acknowledged_on__isnull=False, acknowledged_by__isnull=False) & ~Q(acknowledgement="")),
                name="an_acknowledged_pack_says_how",
            ),
        ]

    def __str__(self):
        return f"#{self.proceeding_id}/{self.ordinal}"
