"""The draft of a step that issues letters: one officer writes it, another one approves it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedJSONField, EncryptedTextField
from sanctions.statuses import DraftState


class Draft(models.Model):
    """A step as one officer filled it in, with the letters it would issue. Only ``sanctions.approval`` writes here."""

    proceeding = models.ForeignKey("sanctions.Proceeding", models.PROTECT, related_name="drafts")
    step = models.CharField(_("langkah"), max_length=24)
    sent = EncryptedJSONField(_("isian"))
    letters = EncryptedJSONField(_("surat"))  # as netralitas.letters.drafting.sketch_of
    # The last entry of the case's journal when it was drafted: nothing may have happened since.
    seen = models.PositiveIntegerField(_("keadaan perkara"))
    state = models.CharField(_("keadaan"), max_length=10, choices=DraftState, default=DraftState.OPEN)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(_("disusun"), auto_now_add=True)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(_("diputus"), null=True)
    note = EncryptedTextField(_("catatan"), blank=True)

    class Meta:
        verbose_name = _("konsep surat")
        verbose_name_plural = _("konsep surat")
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding"], condition=Q(state=DraftState.OPEN), name="one_open_draft_per_case"
            ),
            models.CheckConstraint(
                condition=Q(state=DraftState.OPEN, judged_by__isnull=True, judged_at__isnull=True)
                | Q(state=DraftState.WITHDRAWN, judged_by=F("drafted_by"), judged_at__isnull=False)
                | (
                    Q(state__in=[DraftState.APPROVED, DraftState.RETURNED], judged_at__isnull=False)
                    & Q(judged_by__isnull=False)
                    & ~Q(judged_by=F("drafted_by"))
                ),
                name="who_judges_a_draft_did_not_write_it",
            ),
            models.CheckConstraint(
                condition=~Q(state=DraftState.RETURNED) | ~Q(note=""), name="a_returned_draft_says_why"
            ),
        ]

    def __str__(self):
        return f"{self.step} {self.proceeding_id}"
