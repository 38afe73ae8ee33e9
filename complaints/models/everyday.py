"""What people ask before they act: everyday acts in plain words, and who is bound by the rules."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EverydayAct(models.Model):
    """One act as people call it, with the catalogue entries that speak of it in either phase.

    ``exceptions`` say what holds for some people or in one phase instead; the first that fits is taken.
    """

    code = models.SlugField(_("kode"), max_length=40, unique=True)
    number = models.PositiveSmallIntegerField(_("urutan"))
    theme = models.CharField(_("tema"), max_length=12)
    title = models.CharField(_("perbuatan"), max_length=100)
    verdict = models.CharField(_("jawaban"), max_length=8)
    before = models.CharField(_("entri sebelum penetapan"), max_length=12, blank=True)
    after = models.CharField(_("entri sesudah penetapan"), max_length=12, blank=True)
    reason = models.TextField(_("alasan"))
    instead = models.JSONField(_("yang boleh dilakukan"), default=list, blank=True)
    exceptions = models.JSONField(_("pengecualian"), default=list, blank=True)
    bases = models.JSONField(_("dasar"), default=list, blank=True)
    keywords = models.JSONField(_("kata pencocok"), default=list, blank=True)
    is_often = models.BooleanField(_("sering ditanyakan"), default=False)
    confidence = models.CharField(_("keyakinan"), max_length=2)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=False)
    edited_by_hand = models.BooleanField(_("diubah petugas"), default=False)

    class Meta:
        verbose_name = _("perbuatan sehari-hari")
        verbose_name_plural = _("perbuatan sehari-hari")
        ordering = ["number", "code"]

    def __str__(self):
        return self.title


class Standing(models.Model):
    """One group of people and how far the rules reach them: ``asn``, ``contract`` or ``elsewhere``."""

    code = models.CharField(_("kode"), max_length=15, primary_key=True)
    number = models.PositiveSmallIntegerField(_("urutan"))
    title = models.CharField(_("kedudukan"), max_length=100)
    hint = models.CharField(_("keterangan"), max_length=200, blank=True)
    reach = models.CharField(_("keterikatan"), max_length=10)
    note = models.TextField(_("penjelasan"), blank=True)
    consequence = models.CharField(_("akibat pengganti"), max_length=200, blank=True)
    bases = models.JSONField(_("dasar"), default=list, blank=True)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=False)
    edited_by_hand = models.BooleanField(_("diubah petugas"), default=False)

    class Meta:
        verbose_name = _("kedudukan penanya")
        verbose_name_plural = _("kedudukan penanya")
        ordering = ["number", "code"]

    def __str__(self):
        return self.title
