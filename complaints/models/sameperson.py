"""Which accused of different cases are one person: what was proposed, who decided, how they are found."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField


class Person(models.Model):
    """Somebody several cases are about, as officers decided. Holds nothing: what is known stands with the accused."""

    since = models.DateTimeField(_("sejak"), auto_now_add=True)

    class Meta:
        verbose_name = _("orang")
        verbose_name_plural = _("orang")

    def __str__(self):
        return f"#{self.pk}"


class PersonLink(models.Model):
    """One pair of accused that an officer takes for one person. Its state has one writer: ``complaints.linking``."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Menunggu petugas kedua")
        CONFIRMED = "confirmed", _("Orang yang sama")
        REJECTED = "rejected", _("Bukan orang yang sama")
        UNDONE = "undone", _("Dibatalkan")

    one = models.ForeignKey("complaints.Accused", models.PROTECT, related_name="links_up", verbose_name=_("terlapor"))
    other = models.ForeignKey(
        "complaints.Accused", models.PROTECT, related_name="links_down", verbose_name=_("terlapor lain")
    )
    looked_at = models.ForeignKey(
        "complaints.Accused",
        models.PROTECT,
        related_name="+",
        verbose_name=_("terlapor yang perkaranya dibuka petugas kedua"),
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PROPOSED)
    by_nip = models.BooleanField(_("NIP dan nama sama"), default=False)
    reason = EncryptedTextField(_("alasan"), blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diusulkan oleh")
    )
    proposed_at = models.DateTimeField(_("diusulkan"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("diputus oleh")
    )
    decided_at = models.DateTimeField(_("diputus"), null=True)
    note = EncryptedTextField(_("alasan putusan"), blank=True)

    class Meta:
        verbose_name = _("tautan terlapor")
        verbose_name_plural = _("tautan terlapor")
        constraints = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="a_pair_is_written_the_lower_first"),
            models.UniqueConstraint(
                fields=["one", "other"], condition=Q(state__in=["proposed", "confirmed"]), name="one_open_link_per_pair"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "rejected"])
                | Q(
                    Q(by_nip=True) | ~Q(decided_by=F("proposed_by")), decided_by__isnull=False, decided_at__isnull=False
                ),
                name="who_is_who_is_decided_by_two_unless_by_number",
            ),
            models.CheckConstraint(
                condition=Q(looked_at=F("one")) | Q(looked_at=F("other")), name="the_second_look_is_at_one_of_the_pair"
            ),
            models.CheckConstraint(condition=~Q(state="rejected") | ~Q(note=""), name="a_rejected_link_has_its_reason"),
        ]
        indexes = [models.Index(fields=["id"], condition=Q(state="proposed"), name="link_that_waits")]

    def __str__(self):
        return f"{self.one_id}–{self.other_id}"


class MatchKey(models.Model):
    """One keyed trace of one accused (see ``complaints.personkeys``): found by it, read by nobody."""

    accused = models.ForeignKey("complaints.Accused", models.CASCADE, related_name="match_keys")
    key = models.BigIntegerField()

    class Meta:
        verbose_name = _("jejak pencocokan")
        verbose_name_plural = _("jejak pencocokan")
        constraints = [models.UniqueConstraint(fields=["key", "accused"], name="one_row_per_key_and_accused")]

    def __str__(self):
        return f"#{self.pk}"
