"""Messages that must arrive: a row written in the transaction of the change that causes it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField

# What is left of a blind message's address and words.
NOTHING = {"to": "", "title": "", "text": "", "html": ""}


class Message(models.Model):
    """One message to one address. Who it goes to and what it says is encrypted.

    A blind one forgets both as soon as it is out or given up; the fingerprint of its words would let an address be
    guessed, so it has none.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", _("e-mail")

    class Status(models.TextChoices):
        QUEUED = "queued", _("menunggu")
        SENDING = "sending", _("sedang dikirim")
        SENT = "sent", _("terkirim")
        FAILED = "failed", _("gagal")
        CANCELLED = "cancelled", _("dibatalkan")

    key = models.CharField(_("kunci"), max_length=120, unique=True)
    group = models.CharField(_("kelompok"), max_length=60, blank=True, db_index=True)
    channel = models.CharField(_("saluran"), max_length=10, choices=Channel, default=Channel.EMAIL)
    to = EncryptedTextField(_("alamat"))
    title = EncryptedTextField(_("perihal"))
    text = EncryptedTextField(_("isi"))
    html = EncryptedTextField(_("isi HTML"), blank=True)
    subject_type = models.CharField(_("jenis objek"), max_length=60, blank=True)
    subject_id = models.CharField(_("nomor objek"), max_length=40, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    due_at = models.DateTimeField(_("dikirim setelah"))
    claim = models.UUIDField(_("pemegang"), null=True, blank=True)
    lease_until = models.DateTimeField(_("dipegang sampai"), null=True, blank=True)
    created_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    sent_at = models.DateTimeField(_("terkirim"), null=True, blank=True)
    message_id = models.CharField(_("Message-ID"), max_length=120)
    proof = models.CharField(_("sidik isi (SHA-256)"), max_length=64, blank=True)
    is_blind = models.BooleanField(_("alamat dihapus sesudahnya"), default=False)

    class Meta:
        verbose_name = _("pesan")
        verbose_name_plural = _("pesan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="sending", claim__isnull=False, lease_until__isnull=False)
                | ~models.Q(status="sending"),
                name="a_message_being_sent_has_a_holder",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="sent") | models.Q(sent_at__isnull=False),
                name="a_sent_message_has_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(is_blind=False) | models.Q(proof=""),
                name="a_blind_message_leaves_no_fingerprint",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(status="queued"), name="message_waiting"),
            models.Index(fields=["lease_until"], condition=models.Q(status="sending"), name="message_held"),
            models.Index(fields=["subject_type", "subject_id"], name="message_subject"),
        ]

    def __str__(self):
        return self.key


class Attempt(models.Model):
    """One try to deliver a message, kept as proof."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="tries", verbose_name=_("pesan"))
    at = models.DateTimeField(_("waktu"), auto_now_add=True)
    ok = models.BooleanField(_("berhasil"))
    permanent = models.BooleanField(_("kesalahan tetap"), default=False)
    detail = models.CharField(_("keterangan"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("percobaan kirim")
        verbose_name_plural = _("percobaan kirim")

    def __str__(self):
        return f"{self.message_id} {self.at:%Y-%m-%d %H:%M} {'ok' if self.ok else self.detail}"
