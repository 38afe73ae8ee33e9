"""The decision, its handing over and the day it takes effect."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField
from sanctions.statuses import Counted, Delivery


class Decision(models.Model):
    """One decision ends one procedure: one penalty, the heaviest (PP 94/2021 arts. 33, 35)."""

    proceeding = models.OneToOneField("sanctions.Proceeding", models.PROTECT, related_name="decision")
    penalty = models.ForeignKey("sanctions.Penalty", models.PROTECT, verbose_name=_("hukuman"))
    authority = models.CharField(_("pejabat yang berwenang"), max_length=200)
    authority_basis = models.CharField(_("dasar wewenang"), max_length=120)
    # As whom the rules of remedies know who decided, "" for the President; None for a decision from before it was kept.
    decider = models.CharField(_("yang memutus"), max_length=20, null=True, blank=True)
    decided_on = models.DateField(_("ditetapkan"))
    considerations = EncryptedTextField(_("pertimbangan"))
    below_range_reason = EncryptedTextField(_("alasan di bawah rentang"), blank=True)
    is_below_range = models.BooleanField(_("di bawah rentang"), default=False)
    level_reason = EncryptedTextField(_("alasan memilih tingkat"), blank=True)
    letter = models.OneToOneField("letters.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    outside_number = models.CharField(_("nomor keputusan dari luar instansi"), max_length=120, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    delivery = models.CharField(_("cara penyampaian"), max_length=12, choices=Delivery, blank=True)
    delivered_on = models.DateField(_("diterima"), null=True, blank=True)
    delivery_note = EncryptedTextField(_("keterangan penyerahan"), blank=True)
    effective_on = models.DateField(_("mulai berlaku"), null=True, blank=True)
    contract = EncryptedTextField(_("perjanjian kerja"), blank=True)
    counted = models.CharField(_("berlaku sejak"), max_length=12, choices=Counted, blank=True)
    effective_explanation = models.TextField(_("hitungan mulai berlaku"), blank=True)
    ends_on = models.DateField(_("dijalani sampai"), null=True, blank=True)
    cut_short_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("diakhiri keputusan")
    )
    is_effect_unverified = models.BooleanField(_("hari mulai berlaku perlu verifikasi"), default=False)

    class Meta:
        verbose_name = _("keputusan")
        verbose_name_plural = _("keputusan")
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_on__isnull=True)
                | (Q(delivered_on__isnull=False) & (Q(effective_on__gt=F("delivered_on")) | ~Q(counted=""))),
                name="no_effect_before_delivery",
            ),
            models.CheckConstraint(
                condition=Q(delivered_on__isnull=True) | Q(delivered_on__gte=F("decided_on")),
                name="no_delivery_before_decision",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(effective_on__isnull=False, ends_on__gte=F("effective_on")),
                name="a_penalty_ends_no_earlier_than_it_takes_effect",
            ),
            models.CheckConstraint(
                condition=Q(letter__isnull=False) | ~Q(outside_number=""),
                name="a_decision_has_a_letter_or_a_number",
            ),
            models.CheckConstraint(
                condition=Q(is_below_range=False) | ~Q(below_range_reason=""),
                name="below_the_range_needs_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["effective_on"], name="decision_effective"),
            models.Index(fields=["ends_on"], name="decision_ends"),
        ]

    def __str__(self):
        return f"{self.penalty_id} {self.decided_on}"

    @property
    def number(self) -> str:
        """Return the number of its letter, or of the decision somebody outside the agency took."""
        return self.letter.number if self.letter else self.outside_number
