"""Whom Bawaslu hears on a case, when and where, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField


class Clarification(models.Model):
    """One appointment, or a meeting that nobody was invited to. Its state has one writer: ``complaints.clarifying``."""

    class Whom(models.TextChoices):
        REPORTER = "reporter", _("Pelapor")
        WITNESS = "witness", _("Saksi")
        ACCUSED = "accused", _("Terlapor")
        EXPERT = "expert", _("Ahli")
        INFORMANT = "informant", _("Pemberi informasi atau pihak lain")

    class Way(models.TextChoices):
        IN_PERSON = "in_person", _("Tatap muka")
        VIDEO = "video", _("Pertemuan video")

    class State(models.TextChoices):
        INVITED = "invited", _("Diundang")
        HELD = "held", _("Terlaksana")
        ABSENT = "absent", _("Tidak hadir")
        CANCELLED = "cancelled", _("Dibatalkan")
        MOVED = "moved", _("Dipindah")

    class Reply(models.TextChoices):
        COMES = "comes", _("akan hadir")
        CANNOT = "cannot", _("tidak bisa hadir")

    complaint = models.ForeignKey(
        "complaints.Complaint", models.PROTECT, related_name="clarifications", verbose_name=_("perkara")
    )
    whom = models.CharField(_("yang diundang"), max_length=10, choices=Whom)
    name = EncryptedTextField(_("nama"), blank=True)
    at = models.DateTimeField(_("waktu"))
    way = models.CharField(_("cara"), max_length=10, choices=Way)
    place = EncryptedTextField(_("tempat atau tautan"))
    purpose = EncryptedTextField(_("keperluan"), blank=True)
    was_invited = models.BooleanField(_("dengan undangan"), default=True)
    reply = models.CharField(_("jawaban pelapor"), max_length=6, choices=Reply, blank=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.INVITED)
    result = EncryptedTextField(_("hasil atau alasan"), blank=True)
    minutes = models.ForeignKey(
        "complaints.Evidence", models.PROTECT, null=True, related_name="+", verbose_name=_("berita acara")
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diundang oleh")
    )
    invited_at = models.DateTimeField(_("diundang"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("dicatat oleh")
    )
    decided_at = models.DateTimeField(_("dicatat"), null=True)
    key = models.CharField(_("kunci"), max_length=40)

    class Meta:
        verbose_name = _("klarifikasi")
        verbose_name_plural = _("klarifikasi")
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "key"], name="one_clarification_per_form"),
            models.CheckConstraint(
                condition=Q(state="invited", decided_at=None) | (~Q(state="invited") & Q(decided_at__isnull=False)),
                name="an_ended_clarification_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(state="held"), name="only_a_held_clarification_has_minutes"
            ),
            models.CheckConstraint(
                condition=Q(was_invited=True) | Q(state="held"), name="who_was_not_invited_was_heard"
            ),
            models.CheckConstraint(condition=Q(reply="") | Q(whom="reporter"), name="only_a_reporter_replies"),
        ]

    def __str__(self):
        return f"#{self.pk}"

    @property
    def is_open_to_others(self) -> bool:
        """Say whether what was said may be read outside the office: only what an accused said themselves."""
        return self.whom == self.Whom.ACCUSED
