"""The catalogue of prohibited acts: editions of the joint decree, one row an act."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """One edition of the catalogue with its dates in force."""

    code = models.CharField(_("kode"), max_length=20, primary_key=True)
    title = models.CharField(_("judul"), max_length=200)
    instrument_key = models.CharField(_("dasar"), max_length=40)
    valid_from = models.DateField(_("berlaku sejak"))
    valid_to = models.DateField(_("berlaku sampai"), null=True, blank=True)
    complete = models.BooleanField(_("lengkap"), default=True)
    note = models.TextField(_("catatan"), blank=True)
    edited_by_hand = models.BooleanField(_("diubah petugas"), default=False)

    class Meta:
        verbose_name = _("edisi katalog")
        verbose_name_plural = _("edisi katalog")

    def __str__(self):
        return self.title


class Violation(models.Model):
    """One prohibited act. Articles, level and phase are data with their confidence."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="rows", verbose_name=_("edisi"))
    code = models.CharField(_("kode"), max_length=12)
    number = models.PositiveSmallIntegerField(_("nomor"))
    kind = models.CharField(_("jenis"), max_length=12)
    form = models.TextField(_("bentuk pelanggaran"))
    title = models.CharField(_("judul"), max_length=100)
    plain = models.TextField(_("penjelasan"), blank=True)
    yes_examples = models.JSONField(_("contoh melanggar"), default=list, blank=True)
    no_examples = models.JSONField(_("contoh tidak melanggar"), default=list, blank=True)
    instead = models.JSONField(_("yang boleh dilakukan"), default=list, blank=True)
    phase = models.CharField(_("fase"), max_length=8)
    level = models.CharField(_("tingkat"), max_length=15)
    bases = models.JSONField(_("dasar larangan"), default=list)
    sanction_articles = models.JSONField(_("pasal sanksi"), default=list, blank=True)
    # Where the same duty has several levels: what each impact brings, [{"impact", "level", "articles"}].
    levels_by_impact = models.JSONField(_("tingkat menurut dampak"), default=list, blank=True)
    # Flagged for the criminal track only; nothing here decides about it.
    criminal = models.JSONField(_("penanda pidana"), default=list, blank=True)
    pair_code = models.CharField(_("pasangan"), max_length=12, blank=True)
    marks = models.JSONField(_("keyakinan"), default=dict)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=False)
    keywords = models.JSONField(_("kata pencocok"), default=list, blank=True)
    asks = models.JSONField(_("pertanyaan tambahan"), default=list, blank=True)
    note = models.TextField(_("catatan"), blank=True)
    edited_by_hand = models.BooleanField(_("diubah petugas"), default=False)

    class Meta:
        verbose_name = _("aturan")
        verbose_name_plural = _("aturan")
        ordering = ["edition_id", "number", "code"]
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="one_row_per_code_and_edition")]

    def __str__(self):
        return f"{self.code} {self.title}"
