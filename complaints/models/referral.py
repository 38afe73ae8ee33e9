"""To which other body an accused is passed on who is no civil servant."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField


class Referral(models.Model):
    """Who of a case is passed on, to whom, by which rule. Its state has one writer: ``complaints.referring``."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Ditetapkan")
        SENT = "sent", _("Diteruskan")
        TAKEN_BACK = "taken_back", _("Dicabut")

    complaint = models.ForeignKey(
        "complaints.Complaint", models.PROTECT, related_name="referrals", verbose_name=_("perkara")
    )
    accused = models.ForeignKey(
        "complaints.Accused", models.PROTECT, related_name="referrals", verbose_name=_("terlapor")
    )
    receiver = models.CharField(_("diteruskan kepada"), max_length=200)
    address = models.TextField(_("alamat"), blank=True)
    basis = models.CharField(_("dasar"), max_length=300)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=False)
    reason = EncryptedTextField(_("alasan"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PLANNED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("ditetapkan oleh")
    )
    decided_at = models.DateTimeField(_("ditetapkan"), auto_now_add=True)
    sent_on = models.DateField(_("diteruskan pada"), null=True, blank=True)

    class Meta:
        verbose_name = _("penerusan")
        verbose_name_plural = _("penerusan")
        constraints = [
            models.UniqueConstraint(
                fields=["accused"], condition=~Q(state="taken_back"), name="an_accused_is_referred_to_one_body"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_on__isnull=False), name="a_sent_referral_has_its_day"
            ),
        ]

    def __str__(self):
        return f"#{self.pk}"
