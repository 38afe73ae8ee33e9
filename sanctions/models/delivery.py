"""That somebody is called to receive a decision, and what became of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField
from sanctions.statuses import Attendance, Way


class DeliverySummons(models.Model):
    """The one call to receive a decision (PP 94/2021 art. 37). Its one writer is ``sanctions.delivery``.

    Who did not come gets the decision sent: ``proof`` is the number of its consignment, or to whom it was brought.
    """

    proceeding = models.OneToOneField("sanctions.Proceeding", models.PROTECT, related_name="delivery_summons")
    dated_on = models.DateField(_("tanggal surat"))
    meets_at = models.DateTimeField(_("waktu penyerahan"))
    place = models.CharField(_("tempat"), max_length=200)
    host_name = EncryptedTextField(_("nama yang menyerahkan"))
    host_post = models.CharField(_("jabatan yang menyerahkan"), max_length=160)
    letter = models.OneToOneField("letters.Letter", models.PROTECT, related_name="+")
    attendance = models.CharField(_("kehadiran"), max_length=10, choices=Attendance, default=Attendance.PENDING)
    dispatched_on = models.DateField(_("dikirim"), null=True, blank=True)
    way = models.CharField(_("cara pengiriman"), max_length=10, choices=Way, blank=True)
    proof = EncryptedTextField(_("alamat dan bukti pengiriman"), blank=True)

    class Meta:
        verbose_name = _("panggilan menerima keputusan")
        verbose_name_plural = _("panggilan menerima keputusan")
        constraints = [
            models.CheckConstraint(
                condition=Q(dispatched_on__isnull=True, way="") | Q(attendance=Attendance.ABSENT, way__in=Way.values),
                name="only_what_nobody_came_for_is_dispatched",
            )
        ]

    def __str__(self):
        return f"#{self.proceeding_id}"
