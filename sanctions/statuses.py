"""The words of a discipline procedure (PP 94/2021 arts. 26 to 39)."""

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    OPENED = "opened", _("Rekomendasi diterima")
    SUMMONED = "summoned", _("Panggilan pertama")
    SUMMONED_AGAIN = "summoned_again", _("Panggilan kedua")
    EXAMINED = "examined", _("Pemeriksaan selesai")
    REPORTED = "reported", _("Laporan hasil (LHP)")
    DECIDED = "decided", _("Keputusan ditetapkan")
    DELIVERED = "delivered", _("Keputusan disampaikan")
    IN_FORCE = "in_force", _("Berlaku")
    NOT_PROVEN = "not_proven", _("Ditutup: tidak terbukti")


SUMMONED = frozenset({Status.SUMMONED, Status.SUMMONED_AGAIN})
BEFORE_DECISION = frozenset({Status.OPENED, Status.EXAMINED, Status.REPORTED}) | SUMMONED
# A penalty that took effect; a status after "in force" in which it is still one belongs here.
TOOK_EFFECT = frozenset({Status.IN_FORCE})
# The levels of discipline, lightest first.
DISCIPLINE = ["light", "moderate", "heavy"]


class Attendance(TextChoices):
    PENDING = "pending", _("Belum berlangsung")
    ATTENDED = "attended", _("Hadir")
    ABSENT = "absent", _("Tidak hadir")


class TeamElement(TextChoices):
    SUPERIOR = "superior", _("Atasan langsung")
    SUPERVISION = "supervision", _("Unsur pengawasan")
    STAFFING = "staffing", _("Unsur kepegawaian")
    OTHER = "other", _("Pejabat lain")


class Delivery(TextChoices):
    HANDED_OVER = "handed_over", _("Diserahkan langsung")
    SENT = "sent", _("Dikirim karena tidak hadir")


class DraftState(TextChoices):
    OPEN = "open", _("Menunggu persetujuan")
    RETURNED = "returned", _("Dikembalikan")
    APPROVED = "approved", _("Disetujui")
    WITHDRAWN = "withdrawn", _("Ditarik")


def summons_name(ordinal: int) -> str:
    """Return what a summons is called: the first, the second, and so on."""
    names = {1: gettext("Panggilan pertama"), 2: gettext("Panggilan kedua")}
    return names.get(ordinal) or gettext("Panggilan ke-%(n)d") % {"n": ordinal}
