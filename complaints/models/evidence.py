"""Evidence: sealed as it came, with a clean copy for daily work."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from complaints.statuses import ScanState
from netralitas.lib.crypto import EncryptedJSONField, EncryptedTextField


class Exhibits(models.Manager["Evidence"]):
    """What may travel with its case. Whoever does not ask for more finds nothing of what the office keeps."""

    def get_queryset(self) -> models.QuerySet["Evidence"]:
        return super().get_queryset().filter(kept="")


class Evidence(models.Model):
    """One file or one link. The sealed original is never opened for daily work.

    ``kept`` marks what stays with the office: the minutes of whom it heard, and the form a reporter signed. They are no
    exhibit of the case, in no list, no count, no letter. ``objects`` and every related manager leave them out;
    ``whole`` is for the few doors and look-ups that scan, store or open them.
    """

    class Kind(models.TextChoices):
        FILE = "file", _("berkas")
        LINK = "link", _("tautan")

    class Kept(models.TextChoices):
        BY_OFFICE = "office", _("disimpan Bawaslu")
        SEALED = "sealed", _("tersegel")
        FORM = "form", _("formulir, tersegel")

    complaint = models.ForeignKey("complaints.Complaint", models.PROTECT, related_name="evidence")
    message = models.ForeignKey(
        "complaints.Message",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="files",
        verbose_name=_("pesan"),
    )
    kind = models.CharField(_("jenis"), max_length=5, choices=Kind)
    name = EncryptedTextField(_("nama berkas"), blank=True)
    mime = models.CharField(_("tipe isi"), max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("ukuran (byte)"), null=True, blank=True)
    sha256 = models.CharField(_("sidik (SHA-256)"), max_length=64, db_index=True)
    sealed = models.CharField(_("asli tersegel"), max_length=120, blank=True)
    clean_file = models.CharField(_("salinan bersih"), max_length=120, blank=True)
    clean_sha256 = models.CharField(_("sidik salinan bersih"), max_length=64, blank=True)
    state = models.CharField(_("pemeriksaan"), max_length=10, choices=ScanState, default=ScanState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    state_note = models.CharField(_("keterangan"), max_length=200, blank=True)
    link = EncryptedJSONField(_("tautan"), null=True, blank=True)
    kept = models.CharField(_("tetap di Bawaslu"), max_length=6, choices=Kept, blank=True)
    added_at = models.DateTimeField(_("ditambahkan"), auto_now_add=True)

    # What tells who the reporter is: only two of the office open it together.
    OF_IDENTITY = frozenset({Kept.SEALED, Kept.FORM})

    objects = Exhibits()
    whole = models.Manager["Evidence"]()

    class Meta:
        verbose_name = _("bukti")
        verbose_name_plural = _("bukti")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="link", link__isnull=False) | (Q(kind="file") & ~Q(sealed="")),
                name="evidence_is_a_sealed_file_or_a_link",
            ),
            models.CheckConstraint(
                condition=~Q(state="ready", kind="file") | ~Q(clean_file=""),
                name="ready_evidence_has_a_clean_copy",
            ),
            models.CheckConstraint(condition=Q(kept="") | Q(kind="file"), name="only_a_file_is_kept_by_the_office"),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(state__in=["waiting", "failed"]), name="evidence_to_scan"),
            models.Index(fields=["sealed"], name="evidence_by_sealed_file"),
            models.Index(fields=["clean_file"], name="evidence_by_clean_copy"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.sha256[:12]}"
