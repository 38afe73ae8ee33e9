"""The officials of an agency who act in its procedures, each for a time."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField
from netralitas.lib.validity import ends_after_it_begins
from sanctions.statuses import Capacity, Function


class Official(models.Model):
    """One official in one post, from a day on; also whoever stands in for one. Its one writer is ``officials.py``.

    A row is never deleted: its time ends. ``paper`` is the order that makes somebody a substitute.
    """

    instansi = models.ForeignKey("people.Instansi", models.PROTECT, related_name="+", verbose_name=_("instansi"))
    function = models.CharField(_("tugas dalam perkara"), max_length=12, choices=Function)
    capacity = models.CharField(_("kedudukan"), max_length=4, choices=Capacity, blank=True)
    post = models.CharField(_("jabatan"), max_length=140)
    on_behalf = models.CharField(_("atas nama"), max_length=100, blank=True)
    name = EncryptedTextField(_("nama"))
    nip = EncryptedTextField(_("NIP"), blank=True)
    rank = models.CharField(_("pangkat, golongan"), max_length=60, blank=True)
    stands_in_for = models.ForeignKey("self", models.PROTECT, null=True, related_name="substitutes")
    paper = models.CharField(_("surat perintah"), max_length=120, blank=True)
    valid_from = models.DateField(_("berlaku sejak"))
    valid_to = models.DateField(_("berlaku sampai"), null=True)

    class Meta:
        verbose_name = _("pejabat")
        verbose_name_plural = _("pejabat")
        constraints = [
            ends_after_it_begins("an_official_ends_after_they_begin"),
            models.CheckConstraint(
                condition=Q(capacity="", paper="", stands_in_for=None) | (~Q(capacity="") & ~Q(paper="")),
                name="a_substitute_has_an_order",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "function", "id"], name="official_of_agency")]

    def __str__(self):
        return f"#{self.pk}"

    @property
    def said(self) -> str:
        """The post as letters write it: ``Plt. Sekretaris Daerah a.n. Bupati Tirtamukti``."""
        post = f"{self.capacity} {self.post}".strip()
        return f"{post} a.n. {self.on_behalf}" if self.on_behalf else post
