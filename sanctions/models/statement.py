"""What somebody else said in an examination."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedJSONField, EncryptedTextField
from netralitas.lib.keptpaper import KeptPaper
from sanctions.statuses import HeardAs


class Statement(models.Model):
    """One other party, and what they said (PP 94/2021 art. 30). Its one writer is ``sanctions.statements``.

    It was given in minutes (``minutes``) or in a paper that was uploaded (``paper``); until then it is only asked for.
    """

    proceeding = models.ForeignKey("sanctions.Proceeding", models.PROTECT, related_name="statements")
    capacity = models.CharField(_("sebagai"), max_length=12, choices=HeardAs)
    name = EncryptedTextField(_("nama"))
    post = EncryptedTextField(_("jabatan atau pekerjaan"))
    meets_at = models.DateTimeField(_("waktu"), null=True, blank=True)
    place = models.CharField(_("tempat"), max_length=200, blank=True)
    request = models.OneToOneField("letters.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    given_on = models.DateField(_("diberikan"), null=True, blank=True)
    questions = EncryptedJSONField(_("tanya jawab"), default=list)
    minutes = models.OneToOneField("letters.Letter", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("keterangan pihak lain")
        verbose_name_plural = _("keterangan pihak lain")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(request__isnull=False, meets_at__isnull=False) | Q(given_on__isnull=False),
                name="a_statement_was_asked_for_or_given",
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(given_on__isnull=False), name="minutes_of_a_statement_have_their_day"
            ),
        ]

    def __str__(self):
        return f"#{self.proceeding_id}/{self.pk}"


class StatementPaper(KeptPaper):
    """A statement as it was signed on paper."""

    statement = models.OneToOneField(Statement, models.PROTECT, related_name="paper", verbose_name=_("keterangan"))

    class Meta:
        verbose_name = _("surat keterangan")
        verbose_name_plural = _("surat keterangan")

    def __str__(self):
        return f"#{self.statement_id}"
