"""A file of reports from another system on its way in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedJSONField, EncryptedTextField


class Import(models.Model):
    """One file, from its dry run to its reports. Its state has one writer: ``complaints.imports``.

    What was found is kept without a word of the file; the few rows that are shown are sealed, and erased with it.
    """

    class State(models.TextChoices):
        CHECKING = "checking", _("Sedang diperiksa")
        CHECKED = "checked", _("Sudah diperiksa")
        IMPORTING = "importing", _("Sedang diimpor")
        DONE = "done", _("Selesai diimpor")
        FAILED = "failed", _("Gagal")
        DISCARDED = "discarded", _("Dibuang")

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diunggah oleh"))
    at = models.DateTimeField(_("diunggah"), auto_now_add=True)
    name = EncryptedTextField(_("nama berkas"), blank=True)
    size = models.PositiveBigIntegerField(_("ukuran"))
    sha256 = models.CharField(max_length=64)
    sealed = models.CharField(max_length=120, blank=True)
    region = models.ForeignKey(
        "people.Region", models.PROTECT, null=True, related_name="+", verbose_name=_("wilayah baris tanpa wilayah")
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.CHECKING)
    attempts = models.PositiveSmallIntegerField(default=0)
    rows = models.PositiveIntegerField(_("baris"))
    faulty = models.PositiveIntegerField(_("baris bermasalah"), default=0)
    known = models.PositiveIntegerField(_("baris yang sudah tercatat"), default=0)
    found = models.JSONField(default=dict)
    shown = EncryptedJSONField(default=dict)
    ended_at = models.DateTimeField(_("selesai"), null=True)

    class Meta:
        verbose_name = _("impor laporan")
        verbose_name_plural = _("impor laporan")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["importing", "done"]) | Q(faulty=0), name="no_file_with_errors_is_imported"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["checking", "importing"]) | ~Q(sealed=""), name="an_import_at_work_has_its_file"
            ),
            models.UniqueConstraint(
                fields=["sha256"], condition=Q(state__in=["importing", "done"]), name="one_file_is_imported_once"
            ),
            models.UniqueConstraint(
                fields=["by", "sha256"],
                condition=Q(state__in=["checking", "checked", "importing"]),
                name="one_file_waits_once_for_an_officer",
            ),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(state__in=["checking", "importing"]), name="import_at_work"),
            models.Index(fields=["by", "-id"], name="import_by_officer"),
        ]

    def __str__(self):
        return f"#{self.pk}"

    @property
    def new(self) -> int:
        """Return how many rows are good and not recorded yet."""
        return self.rows - self.faulty - self.known
