"""That somebody is relieved of the duties of a post while the case is examined."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField


class Relief(models.Model):
    """One temporary relief from duty (PP 94/2021 art. 31). Its one writer is ``sanctions.relief``.

    It ends with the decision, or with an ``end_letter`` that revokes it before one.
    """

    proceeding = models.ForeignKey("sanctions.Proceeding", models.PROTECT, related_name="reliefs")
    started_on = models.DateField(_("sejak"))
    decider_name = EncryptedTextField(_("nama yang menetapkan"))
    decider_nip = EncryptedTextField(_("NIP yang menetapkan"), blank=True)
    decider_post = models.CharField(_("jabatan yang menetapkan"), max_length=160)
    deputy_name = EncryptedTextField(_("nama pelaksana harian"))
    deputy_post = models.CharField(_("jabatan pelaksana harian"), max_length=160)
    letter = models.OneToOneField("letters.Letter", models.PROTECT, related_name="+")
    ended_on = models.DateField(_("berakhir"), null=True, blank=True)
    end_letter = models.OneToOneField("letters.Letter", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("pembebasan sementara")
        verbose_name_plural = _("pembebasan sementara")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding"], condition=Q(ended_on=None), name="one_running_relief_per_procedure"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, end_letter=None) | Q(ended_on__gte=F("started_on")),
                name="a_relief_ends_no_earlier_than_it_starts",
            ),
        ]

    def __str__(self):
        return f"#{self.proceeding_id}"
