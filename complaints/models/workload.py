"""How much waits where: counted beforehand, so that no page counts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Workload(models.Model):
    """So many cases of one office and region stand at one stage and end at one moment.

    Beside what waits there, a case at rest is counted while its reporter wrote what no officer has seen,
    or told of pressure that nobody has said anything about.

    Its one writer is ``complaints.workload``.
    """

    handler = models.ForeignKey("people.Instansi", models.CASCADE, related_name="+", verbose_name=_("ditangani oleh"))
    region = models.ForeignKey("people.Region", models.CASCADE, null=True, related_name="+", verbose_name=_("wilayah"))
    status = models.CharField(_("tahap"), max_length=20)
    is_answered = models.BooleanField(_("pelapor menjawab"), default=False)
    is_unread = models.BooleanField(_("pesan belum dibaca"), default=False)
    is_unheeded = models.BooleanField(_("tekanan belum ditindaklanjuti"), default=False)
    is_assigned = models.BooleanField(_("ada petugas"))
    due_at = models.DateTimeField(_("batas"), null=True)
    number = models.PositiveIntegerField(_("jumlah"))

    class Meta:
        verbose_name = _("beban kerja")
        verbose_name_plural = _("beban kerja")

    def __str__(self):
        return f"{self.number} {self.status}"


class Count(models.Model):
    """When everything was last counted. There is one row."""

    at = models.DateTimeField(_("dihitung"))

    class Meta:
        verbose_name = _("penghitungan")
        verbose_name_plural = _("penghitungan")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_last_count")]

    def __str__(self):
        return str(self.at)
