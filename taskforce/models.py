"""The joint task force: seats, recommendations, findings co-signed by the institutions."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField
from taskforce.statuses import Opinion, Status


class Seat(models.Model):
    """Who sits in the Satgas for which institution and region, from when to when."""

    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats", verbose_name=_("anggota")
    )
    institution = models.ForeignKey(
        "people.Instansi", models.PROTECT, related_name="satgas_seats", verbose_name=_("lembaga")
    )
    region = models.ForeignKey(
        "people.Region",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("wilayah"),
        help_text=_("Kosong: nasional."),
    )
    valid_from = models.DateField(_("sejak"))
    valid_to = models.DateField(_("sampai"), null=True, blank=True)

    class Meta:
        verbose_name = _("kursi Satgas")
        verbose_name_plural = _("kursi Satgas")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="a_seat_ends_after_it_begins",
            )
        ]
        indexes = [models.Index(fields=["officer", "valid_from"], name="seat_by_officer")]

    def __str__(self):
        return f"{self.officer_id} {self.institution_id}"


class Recommendation(models.Model):
    """What the Satgas asks of one agency about one accused. Its status has one writer: ``taskforce.workflow``."""

    complaint = models.ForeignKey(
        "complaints.Complaint", models.PROTECT, related_name="recommendations", verbose_name=_("perkara")
    )
    accused = models.ForeignKey(
        "complaints.Accused", models.PROTECT, related_name="recommendations", verbose_name=_("terlapor")
    )
    instansi = models.ForeignKey(
        "people.Instansi",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("instansi tujuan"),
        help_text=_("Kosong selama instansi terlapor belum diketahui; tanpa instansi verifikasi hanya dapat ditutup."),
    )
    issuer = models.ForeignKey(
        "people.Instansi", models.PROTECT, related_name="+", verbose_name=_("lembaga perekomendasi")
    )
    status = models.CharField(_("tahap"), max_length=20, choices=Status, default=Status.VERIFICATION)
    opened_at = models.DateTimeField(_("dibuka"), auto_now_add=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("dibuka oleh")
    )
    level = models.CharField(_("tingkat"), max_length=15)
    grounds = EncryptedTextField(_("pertimbangan"), blank=True)
    issued_on = models.DateField(_("terbit"), null=True, blank=True)
    received_on = models.DateField(_("diterima instansi"), null=True, blank=True)
    letter = models.OneToOneField("letters.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    due_at = models.DateTimeField(_("batas"), null=True, blank=True)
    answered_on = models.DateField(_("dijawab"), null=True, blank=True)
    answer = models.CharField(_("jawaban"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("rekomendasi")
        verbose_name_plural = _("rekomendasi")
        constraints = [
            models.UniqueConstraint(
                fields=["accused"],
                condition=~Q(status__in=["closed", "void"]),
                name="one_open_recommendation_per_accused",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["awaiting_follow_up", "followed_up"])
                | Q(issued_on__isnull=False, letter__isnull=False, instansi__isnull=False),
                name="an_issued_recommendation_has_its_letter",
            ),
            models.CheckConstraint(
                condition=~Q(status="followed_up") | Q(answered_on__isnull=False),
                name="a_followed_up_one_has_its_answer",
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "status", "due_at", "id"], name="recommendation_of_agency"),
            models.Index(fields=["status", "due_at", "id"], name="recommendation_by_due"),
        ]

    def __str__(self):
        return self.number

    @property
    def number(self) -> str:
        """Return the number people use, ``R-2024-000012``: year it was opened (UTC) and row."""
        return f"R-{self.opened_at.year}-{self.pk:06d}"

    @property
    def agency(self) -> Any:
        """Return the agency a letter goes to. Raises ValueError while it is not known."""
        if self.instansi is None:
            raise ValueError(f"{self} has no agency yet")
        return self.instansi


class Finding(models.Model):
    """What one institution says of a case; a recommendation needs the agreement of two."""

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="findings", verbose_name=_("rekomendasi")
    )
    institution = models.ForeignKey("people.Instansi", models.PROTECT, related_name="+", verbose_name=_("lembaga"))
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("petugas"))
    opinion = models.CharField(_("pendapat"), max_length=10, choices=Opinion)
    note = EncryptedTextField(_("catatan"))
    signed_at = models.DateTimeField(_("ditandatangani"), auto_now_add=True)

    class Meta:
        verbose_name = _("hasil verifikasi")
        verbose_name_plural = _("hasil verifikasi")
        ordering = ["signed_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "institution"], name="one_finding_per_institution")
        ]

    def __str__(self):
        return f"{self.institution_id} {self.opinion}"


class SignatureRule(models.Model):
    """How many institutions must agree before a recommendation is issued; data with dates."""

    institutions = models.PositiveSmallIntegerField(_("jumlah lembaga"))
    valid_from = models.DateField(_("sejak"), unique=True)
    basis = models.CharField(_("dasar"), max_length=200)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=True)

    class Meta:
        verbose_name = _("aturan tanda tangan bersama")
        verbose_name_plural = _("aturan tanda tangan bersama")

    def __str__(self):
        return f"{self.institutions} ({self.valid_from})"
