"""One discipline procedure from summons to report."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedJSONField, EncryptedTextField
from sanctions.statuses import Attendance, Status, TeamElement


class Proceeding(models.Model):
    """The agency's handling of one recommendation. Its status has one writer: ``sanctions.workflow``."""

    recommendation = models.OneToOneField(
        "taskforce.Recommendation", models.PROTECT, related_name="proceeding", verbose_name=_("rekomendasi")
    )
    instansi = models.ForeignKey(
        "people.Instansi", models.PROTECT, related_name="proceedings", verbose_name=_("instansi")
    )
    status = models.CharField(_("tahap"), max_length=20, choices=Status, default=Status.OPENED)
    superior_name = EncryptedTextField(_("nama atasan langsung"), blank=True)
    superior_nip = EncryptedTextField(_("NIP atasan langsung"), blank=True)
    superior_post = models.CharField(_("jabatan atasan langsung"), max_length=160, blank=True)
    opened_at = models.DateTimeField(_("dibuka"), auto_now_add=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due_at = models.DateTimeField(_("batas"), null=True, blank=True)

    class Meta:
        verbose_name = _("pemeriksaan disiplin")
        verbose_name_plural = _("pemeriksaan disiplin")
        indexes = [models.Index(fields=["instansi", "status", "due_at", "id"], name="proceeding_of_agency")]

    def __str__(self):
        return f"#{self.pk}"


class Examiner(models.Model):
    """One member of the examination team (PP 94/2021 art. 29)."""

    proceeding = models.ForeignKey(Proceeding, models.PROTECT, related_name="examiners")
    element = models.CharField(_("unsur"), max_length=12, choices=TeamElement)
    name = EncryptedTextField(_("nama"))
    nip = EncryptedTextField(_("NIP"), blank=True)
    post = models.CharField(_("jabatan"), max_length=160)

    class Meta:
        verbose_name = _("pemeriksa")
        verbose_name_plural = _("pemeriksa")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "element"],
                condition=~Q(element="other"),
                name="one_examiner_per_element",
            )
        ]

    def __str__(self):
        return f"{self.element} {self.post}"


class Summons(models.Model):
    """One written summons (PP 94/2021 art. 26)."""

    proceeding = models.ForeignKey(Proceeding, models.PROTECT, related_name="summonses")
    ordinal = models.PositiveSmallIntegerField(_("panggilan ke"))
    dated_on = models.DateField(_("tanggal surat"))
    hearing_at = models.DateTimeField(_("waktu pemeriksaan"))
    place = models.CharField(_("tempat"), max_length=200)
    letter = models.OneToOneField("letters.Letter", models.PROTECT, related_name="+")
    attendance = models.CharField(_("kehadiran"), max_length=10, choices=Attendance, default=Attendance.PENDING)
    absence_letter = models.OneToOneField("letters.Letter", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("surat panggilan")
        verbose_name_plural = _("surat panggilan")
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["proceeding", "ordinal"], name="one_summons_per_ordinal"),
            models.CheckConstraint(condition=Q(ordinal__gte=1), name="a_summons_is_counted_from_one"),
        ]

    def __str__(self):
        return f"{self.proceeding_id}/{self.ordinal}"


class Minutes(models.Model):
    """The minutes of the examination, BAP (PP 94/2021 art. 32)."""

    proceeding = models.OneToOneField(Proceeding, models.PROTECT, related_name="minutes")
    held_at = models.DateTimeField(_("pemeriksaan mulai"))
    closed_at = models.DateTimeField(_("pemeriksaan selesai"))
    venue = models.CharField(_("tempat"), max_length=200)
    is_virtual = models.BooleanField(_("secara virtual"), default=False)
    questions = EncryptedJSONField(_("tanya jawab"), default=list)
    examinee_signed = models.BooleanField(_("ditandatangani terperiksa"), default=True)
    refusal_note = EncryptedTextField(_("alasan tidak menandatangani"), blank=True)
    letter = models.OneToOneField("letters.Letter", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("berita acara pemeriksaan")
        verbose_name_plural = _("berita acara pemeriksaan")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__gte=models.F("held_at")), name="a_hearing_closes_after_it_opens"
            )
        ]

    def __str__(self):
        return f"BAP {self.proceeding_id}"


class Report(models.Model):
    """The examination report, LHP."""

    proceeding = models.OneToOneField(Proceeding, models.PROTECT, related_name="report")
    dated_on = models.DateField(_("tanggal laporan"))
    summary = EncryptedTextField(_("ringkasan dan fakta"))
    analysis = EncryptedTextField(_("analisis"))
    is_proven = models.BooleanField(_("terbukti"))
    joined_on = models.DateField(_("menjadi anggota partai sejak"), null=True, blank=True)
    advice = EncryptedTextField(_("saran"))
    letter = models.OneToOneField("letters.Letter", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("laporan hasil pemeriksaan")
        verbose_name_plural = _("laporan hasil pemeriksaan")

    def __str__(self):
        return f"LHP {self.proceeding_id}"


class Proposal(models.Model):
    """Somebody entitled to it proposes a penalty to whoever decides it (PP 94/2021 art. 17, PP 11/2017 art. 270)."""

    proceeding = models.OneToOneField(Proceeding, models.PROTECT, related_name="proposal")
    penalty = models.ForeignKey("sanctions.Penalty", models.PROTECT, related_name="+", verbose_name=_("hukuman"))
    dated_on = models.DateField(_("tanggal usul"))
    proposer_post = models.CharField(_("jabatan pengusul"), max_length=160)
    proposer_name = EncryptedTextField(_("nama pengusul"))
    is_above_agency = models.BooleanField(_("diputus Presiden"), default=False)
    below_range_reason = EncryptedTextField(_("alasan di bawah rentang"), blank=True)
    level_reason = EncryptedTextField(_("alasan memilih tingkat"), blank=True)
    letter = models.OneToOneField("letters.Letter", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("usul hukuman")
        verbose_name_plural = _("usul hukuman")

    def __str__(self):
        return f"{self.proceeding_id} {self.dated_on}"
