"""What a room keeps of a paper that an officer uploaded: the columns, without a table."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from netralitas.lib.filekinds import EXTENSIONS


class KeptPaper(models.Model):
    """A paper that an officer uploaded: sealed as it came, with the clean copy that is read. Never taken back."""

    mime = models.CharField(_("tipe isi"), max_length=40)
    size = models.PositiveIntegerField(_("ukuran (byte)"))
    sha256 = models.CharField(_("sidik SHA-256"), max_length=64)
    sealed = models.CharField(_("asli tersegel"), max_length=80)
    clean_file = models.CharField(_("salinan bersih tersegel"), max_length=80)
    clean_sha256 = models.CharField(_("sidik salinan bersih"), max_length=64)
    added_at = models.DateTimeField(_("diunggah"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("pengunggah")
    )

    class Meta:
        abstract = True

    @property
    def extension(self) -> str:
        return EXTENSIONS[self.mime]
