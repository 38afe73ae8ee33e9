"""Who asked to open what is sealed, why, who agreed, and until when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField


class Unsealing(models.Model):
    """One request to open an identity or an original, for the person who asked. Its state has one writer:
    ``complaints.unsealing``.
    """

    class What(models.TextChoices):
        IDENTITY = "identity", _("identitas pelapor")
        ORIGINAL = "original", _("bukti asli")

    class State(models.TextChoices):
        ASKED = "asked", _("Menunggu pejabat kedua")
        GRANTED = "granted", _("Dibuka")
        DENIED = "denied", _("Ditolak")
        ENDED = "ended", _("Ditutup")

    complaint = models.ForeignKey(
        "complaints.Complaint", models.PROTECT, related_name="unsealings", verbose_name=_("perkara")
    )
    what = models.CharField(_("yang dibuka"), max_length=10, choices=What)
    evidence = models.ForeignKey("complaints.Evidence", models.PROTECT, null=True, related_name="+")
    reason = EncryptedTextField(_("alasan"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diminta oleh")
    )
    asked_at = models.DateTimeField(_("diminta"), auto_now_add=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.ASKED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("diputus oleh")
    )
    decided_at = models.DateTimeField(_("diputus"), null=True)
    note = EncryptedTextField(_("alasan menolak"), blank=True)
    until = models.DateTimeField(_("sampai"), null=True)

    class Meta:
        verbose_name = _("pembukaan segel")
        verbose_name_plural = _("pembukaan segel")
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="a_seal_is_opened_by_two"
            ),
            models.CheckConstraint(
                condition=~Q(state="granted") | Q(decided_by__isnull=False, until__isnull=False),
                name="an_opened_seal_has_its_second_person_and_its_end",
            ),
            models.CheckConstraint(
                condition=Q(what="original", evidence__isnull=False) | Q(what="identity", evidence=None),
                name="an_original_names_its_evidence",
            ),
        ]
        indexes = [models.Index(fields=["id"], condition=Q(state="asked"), name="unsealing_that_waits")]

    def __str__(self):
        return f"{self.get_what_display()} {self.pk}"
