"""What the public reads of all cases together: the rule of small numbers, the editions, and the ways beside ours."""

from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netralitas.law.confidence import Confidence

DIALLED = RegexValidator(r"^[0-9]+$", _("Tulis angka saja, tanpa spasi atau tanda."))
SECURE = URLValidator(schemes=["https"])


class PublicationRule(models.Model):
    """From which number on a count is published, and how long a table may wait for safe changes; data with dates."""

    minimum = models.PositiveSmallIntegerField(
        _("angka terkecil"), help_text=_("Kelompok yang lebih kecil digabung dengan yang lain.")
    )
    patience_days = models.PositiveSmallIntegerField(
        _("menunggu rincian (hari)"),
        help_text=_("Selama ini tabel lama tetap tampil bila tabel baru harus menggabung lebih banyak."),
    )
    reason = models.CharField(_("alasan"), max_length=300)
    valid_from = models.DateField(_("berlaku sejak"), unique=True)
    confidence = models.CharField(_("keyakinan"), max_length=2, choices=Confidence)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=True)
    edited_by_hand = models.BooleanField(_("diubah petugas"), default=False)

    class Meta:
        verbose_name = _("aturan angka publik")
        verbose_name_plural = _("aturan angka publik")
        constraints = [
            # A count of one is a person.
            models.CheckConstraint(condition=Q(minimum__gte=3), name="nobody_is_counted_in_public_alone")
        ]

    def __str__(self):
        return f"{self.minimum} ({self.valid_from})"


class Publication(models.Model):
    """One edition of the public figures. Its one writer is ``netralitas.figures``; what was published stays."""

    cutoff = models.DateTimeField(_("keadaan"), unique=True)
    checked_at = models.DateTimeField(_("terakhir dihitung"))
    body = models.JSONField(_("yang ditampilkan"))
    # What stood behind it, small numbers too: later editions are held against it. Never shown to anybody.
    counted = models.JSONField(_("hitungan"))

    class Meta:
        verbose_name = _("edisi angka publik")
        verbose_name_plural = _("edisi angka publik")

    def __str__(self):
        return f"{self.cutoff:%Y-%m-%d}"


class OtherChannel(models.Model):
    """Another place that takes reports; what is known of it, and how surely."""

    code = models.SlugField(_("kode"), max_length=30, unique=True)
    name = models.CharField(_("nama"), max_length=80)
    operator = models.CharField(_("pengelola"), max_length=120)
    use = models.CharField(_("kegunaan"), max_length=200)
    website = models.CharField(_("alamat situs"), max_length=200, blank=True, validators=[SECURE])
    phone = models.CharField(_("telepon"), max_length=20, blank=True, validators=[DIALLED])
    sms = models.CharField(_("SMS ke"), max_length=20, blank=True, validators=[DIALLED])
    position = models.PositiveSmallIntegerField(_("urutan"), default=0)
    source = models.CharField(_("sumber"), max_length=200)
    confidence = models.CharField(_("keyakinan"), max_length=2, choices=Confidence)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=True)
    is_shown = models.BooleanField(_("ditampilkan"), default=True)
    edited_by_hand = models.BooleanField(_("diubah petugas"), default=False)

    class Meta:
        verbose_name = _("kanal lain")
        verbose_name_plural = _("kanal lain")
        ordering = ["position", "code"]

    def __str__(self):
        return self.name

    @property
    def address(self) -> str:
        """Return the website as it is read aloud."""
        return self.website.removeprefix("https://").removeprefix("www.").rstrip("/")
