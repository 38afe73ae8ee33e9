"""The ways to look at the queue that officers keep."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField


class SavedView(models.Model):
    """What one officer narrows the queue to, under a name of their own.

    Name and query are sealed: either may hold somebody's name. ``desk`` is where it was shared or its digest was
    chosen: whoever moves to another desk neither takes a shared view along nor leaves it behind.
    """

    class Digest(models.TextChoices):
        NONE = "none", _("Tanpa e-mail")
        DAILY = "daily", _("Setiap hari kerja")
        WEEKLY = "weekly", _("Setiap Senin")

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="saved_views", verbose_name=_("pemilik")
    )
    name = EncryptedTextField(_("nama"))
    name_index = models.CharField(_("indeks nama"), max_length=32)
    query = EncryptedTextField(_("saringan"))
    desk = models.CharField(_("meja"), max_length=60)
    is_shared = models.BooleanField(_("dibagikan"), default=False)
    place = models.PositiveIntegerField(_("urutan"))
    digest = models.CharField(_("ringkasan"), max_length=10, choices=Digest, default=Digest.NONE)
    digested_on = models.DateField(_("ringkasan terakhir diputus"), null=True)

    class Meta:
        verbose_name = _("tampilan tersimpan")
        verbose_name_plural = _("tampilan tersimpan")
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name_index"], name="one_saved_view_per_name_and_owner"),
            models.CheckConstraint(condition=~Q(query="") & ~Q(name=""), name="a_saved_view_narrows_and_has_a_name"),
            models.CheckConstraint(
                condition=Q(is_shared=False) | ~Q(desk__endswith="::"), name="a_shared_view_has_a_unit"
            ),
            models.CheckConstraint(condition=Q(digest__in=["none", "daily", "weekly"]), name="a_digest_is_known"),
        ]
        indexes = [
            models.Index(fields=["desk"], condition=Q(is_shared=True), name="saved_view_shared"),
            models.Index(fields=["digested_on"], condition=~Q(digest="none"), name="saved_view_digest"),
        ]

    def __str__(self):
        return f"tampilan {self.pk}"

    def get_absolute_url(self):
        return reverse("admin:complaints_complaint_view", args=[self.pk])
