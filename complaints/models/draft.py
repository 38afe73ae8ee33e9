"""A report that is not sent yet: encrypted as the report is, resumed by code, erased after its time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedJSONField, EncryptedTextField


class Draft(models.Model):
    """What a citizen typed so far, by step."""

    code_index = models.CharField(max_length=32, unique=True)
    code_hash = models.CharField(max_length=200)
    key = models.CharField(max_length=43, unique=True)
    data = EncryptedJSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)
    complaint = models.OneToOneField("complaints.Complaint", models.CASCADE, null=True, related_name="draft")
    code_once = EncryptedTextField(blank=True)
    code_shown_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("draf")
        verbose_name_plural = _("draf")

    def __str__(self):
        return f"#{self.pk}"


class DraftFile(models.Model):
    """A file that waits, sealed, for its report."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files")
    name = EncryptedTextField()
    mime = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    sealed = models.CharField(max_length=120)
    is_form = models.BooleanField(_("formulir laporan"), default=False)

    class Meta:
        verbose_name = _("berkas draf")
        verbose_name_plural = _("berkas draf")
        constraints = [models.UniqueConstraint(fields=["draft", "sha256"], name="one_copy_of_a_file_per_draft")]

    def __str__(self):
        return f"#{self.pk}"


class Upload(models.Model):
    """A file on its way to a draft, in parts that are sealed one by one. ``received`` bytes of ``size`` are here."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="uploads")
    key = models.CharField(max_length=43, unique=True)
    mark = models.CharField(max_length=64)
    name = EncryptedTextField()
    size = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("unggahan")
        verbose_name_plural = _("unggahan")
        constraints = [
            models.UniqueConstraint(fields=["draft", "mark"], name="one_upload_of_a_file_per_draft"),
            models.CheckConstraint(
                condition=models.Q(received__lte=models.F("size")), name="no_upload_is_larger_than_its_file"
            ),
        ]

    def __str__(self):
        return f"#{self.pk}"

    @property
    def percent(self) -> int:
        """Return how much of the file is here."""
        return self.received * 100 // self.size
