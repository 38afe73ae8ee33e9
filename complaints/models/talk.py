"""What officers and the reporter write to each other; the words are sealed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField


class Message(models.Model):
    """One message of a talk. A reporter has no account: their messages have no ``actor``.

    ``key`` is drawn by the form, so that a form sent twice says its words once. ``settled_at`` is when a question
    was answered; ``seen_at`` when an officer first had the reporter's message on the screen.
    """

    class Side(models.TextChoices):
        STAFF = "staff", _("petugas")
        REPORTER = "reporter", _("pelapor")

    complaint = models.ForeignKey("complaints.Complaint", models.PROTECT, related_name="messages")
    side = models.CharField(_("dari"), max_length=8, choices=Side)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("petugas")
    )
    text = EncryptedTextField(_("isi"), blank=True)
    at = models.DateTimeField(_("waktu"), auto_now_add=True)
    is_question = models.BooleanField(_("menunggu jawaban"), default=False)
    settled_at = models.DateTimeField(_("terjawab"), null=True, blank=True)
    seen_at = models.DateTimeField(_("dibaca petugas"), null=True, blank=True)
    key = models.CharField(_("kunci"), max_length=40)

    class Meta:
        verbose_name = _("pesan pelapor")
        verbose_name_plural = _("pesan pelapor")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "key"], name="one_message_per_form"),
            models.CheckConstraint(
                condition=Q(side="staff", actor__isnull=False) | Q(side="reporter", actor__isnull=True),
                name="a_reporter_writes_without_an_account",
            ),
            models.CheckConstraint(
                condition=Q(is_question=False) | Q(side="staff"), name="only_officers_wait_for_an_answer"
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | Q(is_question=True), name="only_a_question_is_settled"
            ),
        ]
        indexes = [
            models.Index(
                fields=["complaint"], condition=Q(side="reporter", seen_at__isnull=True), name="message_unseen"
            ),
            models.Index(fields=["complaint", "id"], name="message_in_order"),
        ]

    def __str__(self):
        return f"#{self.pk}"
