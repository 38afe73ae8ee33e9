"""The secret address under which an officer's own calendar program reads the agency's duties."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarFeed(models.Model):
    """One officer's feed. Only a digest of its address is kept; its one writer is ``sanctions.feed``."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed", verbose_name=_("pengguna")
    )
    digest = models.CharField(_("sidik alamat"), max_length=64, unique=True)
    since = models.DateTimeField(_("dibuat"))
    read_on = models.DateField(_("terakhir dibaca"), null=True, blank=True)

    class Meta:
        verbose_name = _("umpan kalender")
        verbose_name_plural = _("umpan kalender")

    def __str__(self):
        return f"#{self.pk}"
