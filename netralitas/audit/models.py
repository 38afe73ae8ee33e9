"""The journal: what was done, by whom, to what; chained per subject and sealed by a daily head."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One line of the journal. Database triggers refuse to change or delete it."""

    subject_type = models.CharField(_("jenis objek"), max_length=60)
    subject_id = models.CharField(_("nomor objek"), max_length=40)
    seq = models.PositiveIntegerField(_("urutan"))
    at = models.DateTimeField(_("waktu"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("pelaku"),
    )
    actor_label = models.CharField(_("sebutan pelaku"), max_length=80)
    action = models.CharField(_("tindakan"), max_length=60)
    data = models.JSONField(_("rincian"), default=dict)
    previous = models.CharField(_("sidik sebelumnya"), max_length=64)
    digest = models.CharField(_("sidik"), max_length=64)

    class Meta:
        verbose_name = _("catatan jurnal")
        verbose_name_plural = _("jurnal")
        constraints = [
            models.UniqueConstraint(fields=["subject_type", "subject_id", "seq"], name="one_entry_per_place_in_chain"),
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="chain_begins_at_one"),
        ]
        indexes = [
            models.Index(fields=["at"], name="entry_at"),
            models.Index(fields=["actor", "at"], name="entry_actor"),
        ]

    def __str__(self):
        return f"{self.subject_type} {self.subject_id} #{self.seq} {self.action}"


class DayHead(models.Model):
    """The seal over every chain that grew on one day (UTC), chained to the day sealed before it."""

    day = models.DateField(_("hari"), unique=True)
    entries = models.PositiveIntegerField(_("jumlah catatan"))
    previous = models.CharField(_("sidik sebelumnya"), max_length=64)
    digest = models.CharField(_("sidik"), max_length=64)
    sealed_at = models.DateTimeField(_("disegel"))

    class Meta:
        verbose_name = _("segel harian")
        verbose_name_plural = _("segel harian")

    def __str__(self):
        return f"{self.day} {self.digest[:12]}"
