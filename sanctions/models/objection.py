"""What was lodged against a decision, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField
from netralitas.lib.keptpaper import KeptPaper
from sanctions.statuses import Outcome


class Objection(models.Model):
    """One objection or appeal (PP 79/2021 arts. 4, 8 and 11). Its one writer is ``sanctions.objections``.

    One that came too late is kept and changes nothing; its ``letter`` says that it cannot be accepted.
    ``former_penalty`` is the one that stood before its outcome; whoever decided signed the outcome, and by it the
    penalty that stands since.
    """

    proceeding = models.ForeignKey("sanctions.Proceeding", models.PROTECT, related_name="objections")
    rule = models.ForeignKey("sanctions.RemedyRule", models.PROTECT, related_name="+", verbose_name=_("aturan"))
    lodged_on = models.DateField(_("diterima"))
    is_late = models.BooleanField(_("lewat waktu"), default=False)
    note = EncryptedTextField(_("keterangan"), blank=True)
    recorded_at = models.DateTimeField(_("dicatat"), auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_on = models.DateField(_("ditanggapi"), null=True, blank=True)
    outcome = models.CharField(_("putusan"), max_length=10, choices=Outcome, blank=True)
    decided_on = models.DateField(_("diputus"), null=True, blank=True)
    number = models.CharField(_("nomor putusan"), max_length=120, blank=True)
    decider_post = models.CharField(_("jabatan yang memutus"), max_length=160, blank=True)
    decider_name = EncryptedTextField(_("nama yang memutus"), blank=True)
    letter = models.OneToOneField("letters.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    former_penalty = models.ForeignKey(
        "sanctions.Penalty", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("hukuman semula")
    )

    class Meta:
        verbose_name = _("upaya administratif")
        verbose_name_plural = _("upaya administratif")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding"], condition=Q(is_late=False), name="one_objection_in_time_per_decision"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_on=None, number="")
                | (~Q(outcome="") & Q(is_late=False, decided_on__gte=F("lodged_on")) & ~Q(number="")),
                name="an_outcome_has_its_day_and_number",
            ),
        ]

    def __str__(self):
        return f"#{self.proceeding_id}"


class RemedyPaper(KeptPaper):
    """The outcome of a remedy as it came on paper. Its one writer is ``sanctions.remedypapers``; the newest holds."""

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="papers", verbose_name=_("upaya"))

    class Meta:
        verbose_name = _("surat putusan upaya administratif")
        verbose_name_plural = _("surat putusan upaya administratif")
        ordering = ["-id"]

    def __str__(self):
        return f"#{self.objection_id}"
