"""Kinds of penalty and who may impose them; rows with validity dates and marks."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def civil_servants() -> list[str]:
    """Return whom a row of the matrix speaks of when it names nobody."""
    return ["pns"]


class Penalty(models.Model):
    """One kind of penalty (PP 94/2021 art. 8, PP 42/2004 art. 15, and dismissal outside PP 94)."""

    code = models.CharField(_("kode"), max_length=20, primary_key=True)
    level = models.CharField(_("tingkat"), max_length=15)
    name = models.CharField(_("nama"), max_length=200)
    letter = models.CharField(_("huruf wewenang"), max_length=5, blank=True, help_text=_("R, S, Ba, Bb, Bc, PTDH"))
    months = models.PositiveSmallIntegerField(_("lama (bulan)"), null=True, blank=True)
    article = models.CharField(_("pasal"), max_length=200)
    siasn_id = models.CharField(_("id SIASN"), max_length=10, blank=True)
    severity = models.PositiveSmallIntegerField(_("berat-ringan"))
    valid_from = models.DateField(_("berlaku sejak"))
    valid_to = models.DateField(_("berlaku sampai"), null=True, blank=True)
    applies_to = models.JSONField(_("untuk status pegawai"), default=list)
    posts = models.JSONField(_("hanya untuk kelas jabatan"), default=list, blank=True, help_text=_("Kosong: semua."))
    suspended_note = models.TextField(_("ditangguhkan karena"), blank=True)
    replaced_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("pengganti sementara"),
    )
    is_default = models.BooleanField(
        _("baku sementara"), default=False, help_text=_("Dipakai selama instansi belum memuat jenisnya sendiri.")
    )
    instansi = models.ForeignKey(
        "people.Instansi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("milik instansi"),
        help_text=_("Kosong: berlaku di semua instansi."),
    )  # fmt: skip
    stands_for = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("setara dengan")
    )
    regulation = models.CharField(_("peraturan instansi"), max_length=200, blank=True)
    marks = models.JSONField(_("keyakinan"), default=dict)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=False)
    edited_by_hand = models.BooleanField(_("diubah petugas"), default=False)

    class Meta:
        verbose_name = _("jenis hukuman")
        verbose_name_plural = _("jenis hukuman")
        ordering = ["severity", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(instansi=None) | Q(stands_for__isnull=False) & ~Q(regulation="") & Q(is_default=False),
                name="an_own_kind_stands_for_another_and_names_its_regulation",
            )
        ]

    def __str__(self):
        return self.name


class Authority(models.Model):
    """Who may impose which penalty on whom (PP 94/2021 arts. 16 to 25)."""

    agency_levels = models.JSONField(_("jenjang instansi"), default=list)
    post = models.CharField(_("jabatan terlapor"), max_length=120)
    penalties = models.JSONField(_("huruf hukuman"), default=list)
    employments = models.JSONField(_("untuk status pegawai"), default=civil_servants)
    authority = models.CharField(_("pejabat yang berwenang"), max_length=200)
    deciders = models.JSONField(_("pemutus"), default=list, blank=True)
    proposer = models.CharField(_("pengusul"), max_length=40, blank=True)
    is_overlapping = models.BooleanField(_("tumpang tindih"), default=False)
    is_substitute = models.BooleanField(_("pengganti bila berhalangan"), default=False)
    basis = models.CharField(_("dasar"), max_length=120)
    confidence = models.CharField(_("keyakinan"), max_length=2)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=False)
    edited_by_hand = models.BooleanField(_("diubah petugas"), default=False)

    class Meta:
        verbose_name = _("wewenang menghukum")
        verbose_name_plural = _("wewenang menghukum")
        ordering = ["id"]

    def __str__(self):
        return f"{self.post}: {self.authority}"


class OwnPenalties(models.Manager):
    """The kinds that agencies have of their own."""

    def get_queryset(self):
        return super().get_queryset().filter(instansi__isnull=False)


class OwnPenalty(Penalty):
    """One kind of penalty in an agency's own discipline rule for its PPPK (PP 49/2018 art. 52(1))."""

    objects: ClassVar[models.Manager] = OwnPenalties()

    class Meta:
        proxy = True
        verbose_name = _("jenis hukuman PPPK instansi")
        verbose_name_plural = _("jenis hukuman PPPK instansi")
