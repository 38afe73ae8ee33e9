"""Letters that went out, and the running numbers they drew."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netralitas.letters.statuses import Classification, Kind, State
from netralitas.lib.crypto import EncryptedJSONField, EncryptedTextField
from netralitas.lib.keptpaper import KeptPaper


class NumberSeries(models.Model):
    """The running number of one institution, series and year."""

    instansi = models.ForeignKey("people.Instansi", models.PROTECT, related_name="+", verbose_name=_("instansi"))
    series = models.CharField(_("seri"), max_length=24)
    year = models.PositiveSmallIntegerField(_("tahun"))
    pattern = models.CharField(_("pola"), max_length=80)
    last = models.PositiveIntegerField(_("nomor terakhir"), default=0)

    class Meta:
        verbose_name = _("seri nomor")
        verbose_name_plural = _("seri nomor")
        constraints = [
            models.UniqueConstraint(fields=["instansi", "series", "year"], name="one_number_series_per_year"),
        ]

    def __str__(self):
        return f"{self.series} {self.year}"


class Letter(models.Model):
    """One issued letter. Only ``letters.py`` writes here, and triggers hold what it promises.

    A row is never deleted and what it says never changes; name, hash and pages of the PDF are written once;
    void stays void. ``context`` may be sealed anew when keys change, and then ``resealed`` counts it.
    """

    kind = models.CharField(_("jenis"), max_length=24, choices=Kind)
    title = models.CharField(_("judul"), max_length=120)
    number = models.CharField(_("nomor"), max_length=120)
    dated = models.DateField(_("tanggal surat"))
    year = models.PositiveSmallIntegerField(_("tahun nomor"))
    issuer = models.ForeignKey("people.Instansi", models.PROTECT, related_name="+", verbose_name=_("penerbit"))
    subject_type = models.CharField(_("jenis objek"), max_length=60)
    subject_id = models.CharField(_("nomor objek"), max_length=40)
    state = models.CharField(_("keadaan"), max_length=12, choices=State, default=State.ISSUED)
    classification = models.CharField(_("sifat"), max_length=16, choices=Classification)
    token = models.CharField(_("kode verifikasi"), max_length=12, unique=True)
    context = EncryptedJSONField(_("isi"))
    resealed = models.PositiveSmallIntegerField(_("kali disegel ulang"), default=0)
    pdf = models.CharField(_("berkas tersegel"), max_length=80, blank=True)
    sha256 = models.CharField(_("sidik SHA-256"), max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField(_("halaman"), default=0)
    render_failures = models.PositiveSmallIntegerField(_("gagal disusun"), default=0)
    issued_at = models.DateTimeField(_("diterbitkan"))
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("penerbit surat"),
    )
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("penyusun konsep"),
    )
    void_reason = EncryptedTextField(_("alasan pembatalan"), blank=True, default="")
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by", verbose_name=_("menggantikan")
    )

    class Meta:
        verbose_name = _("surat")
        verbose_name_plural = _("surat")
        constraints = [
            models.UniqueConstraint(fields=["issuer", "year", "number"], name="a_number_is_given_once"),
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(token=""), name="an_issued_letter_has_number_and_token"
            ),
            models.CheckConstraint(
                condition=Q(sha256="", pdf="", pages=0) | (~Q(sha256="") & ~Q(pdf="") & Q(pages__gte=1)),
                name="a_rendered_letter_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(drafted_by__isnull=True) | (Q(issued_by__isnull=False) & ~Q(drafted_by=F("issued_by"))),
                name="who_issues_a_letter_did_not_draft_it",
            ),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="letter_subject"),
            models.Index(fields=["issuer", "id"], name="letter_of_issuer"),
            models.Index(fields=["sha256"], condition=~Q(sha256=""), name="letter_fingerprint"),
            models.Index(fields=["render_failures", "id"], condition=Q(sha256=""), name="letter_waiting"),
        ]

    def __str__(self):
        return f"{self.title} {self.number}"

    @property
    def is_rendered(self) -> bool:
        return bool(self.sha256)


class Logo(KeptPaper):
    """What an agency sets above its letters. Its one writer is ``logos.py``; the copy that is read is a PNG."""

    instansi = models.ForeignKey("people.Instansi", models.PROTECT, related_name="+", verbose_name=_("instansi"))
    is_current = models.BooleanField(_("yang berlaku"), default=True)

    class Meta:
        verbose_name = _("lambang")
        verbose_name_plural = _("lambang")
        constraints = [
            models.UniqueConstraint(
                fields=["instansi"], condition=Q(is_current=True), name="one_current_logo_per_agency"
            ),
        ]

    def __str__(self):
        return f"#{self.pk}"


class Scan(KeptPaper):
    """A letter as it was signed by hand."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="scans", verbose_name=_("surat"))
    is_current = models.BooleanField(_("yang berlaku"), default=True)

    class Meta:
        verbose_name = _("pindaian bertanda tangan")
        verbose_name_plural = _("pindaian bertanda tangan")
        constraints = [
            models.UniqueConstraint(
                fields=["letter"], condition=Q(is_current=True), name="one_current_scan_per_letter"
            ),
        ]

    def __str__(self):
        return f"{self.letter_id} {self.sha256[:12]}"
