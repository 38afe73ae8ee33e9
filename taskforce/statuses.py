"""The words of the Satgas' work."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    VERIFICATION = "verification", _("Verifikasi Satgas")
    AWAITING_FOLLOW_UP = "awaiting_follow_up", _("Menunggu tindak lanjut PPK")
    FOLLOWED_UP = "followed_up", _("Ditindaklanjuti")
    CLOSED = "closed", _("Ditutup tanpa rekomendasi")
    VOID = "void", _("Dibatalkan")


# Neither answers for the accused any longer nor waits for one.
ENDED = frozenset({Status.CLOSED, Status.VOID})


class Opinion(TextChoices):
    AGREED = "agreed", _("Sepakat")
    OBJECTED = "objected", _("Keberatan")
