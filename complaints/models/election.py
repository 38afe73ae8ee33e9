"""Contests and their stages; rows with regions, dates and marks."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Contest(models.Model):
    """One election. Its regime decides whose deadlines apply."""

    class Regime(models.TextChoices):
        PEMILU = "pemilu", _("Pemilu")
        PILKADA = "pilkada", _("Pemilihan (Pilkada)")

    code = models.CharField(_("kode"), max_length=30, primary_key=True)
    title = models.CharField(_("nama"), max_length=120)
    regime = models.CharField(_("rezim"), max_length=10, choices=Regime)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name=_("bagian dari"))
    elections = models.JSONField(_("yang dipilih"), default=list, blank=True)
    excluded_regions = models.JSONField(
        _("wilayah yang tidak ikut"), default=list, blank=True, help_text=_("Kode wilayah dan alasannya.")
    )
    note = models.TextField(_("catatan"), blank=True)
    edited_by_hand = models.BooleanField(_("diubah petugas"), default=False)

    class Meta:
        verbose_name = _("pemilihan")
        verbose_name_plural = _("pemilihan")

    def __str__(self):
        return self.title


class Stage(models.Model):
    """One stage of a contest, for all its regions or for one."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="stages", verbose_name=_("pemilihan"))
    region = models.ForeignKey("people.Region", models.PROTECT, null=True, blank=True, verbose_name=_("wilayah"))
    kind = models.CharField(_("tahapan"), max_length=30)
    label = models.CharField(_("sebutan"), max_length=120)
    start = models.DateField(_("mulai"))
    end = models.DateField(_("selesai"), null=True, blank=True)
    basis = models.CharField(_("dasar"), max_length=200)
    confidence = models.CharField(_("keyakinan"), max_length=2)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=False)
    edited_by_hand = models.BooleanField(_("diubah petugas"), default=False)

    class Meta:
        verbose_name = _("tahapan")
        verbose_name_plural = _("tahapan")
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "region", "kind", "label"], name="one_stage_per_region_and_kind"
            ),
            models.UniqueConstraint(
                fields=["contest", "kind", "label"],
                condition=Q(region=None),
                name="one_general_stage_per_kind",
            ),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=models.F("start")),
                name="a_stage_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return f"{self.contest_id} {self.label}"
