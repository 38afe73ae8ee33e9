"""The words of a procedure: discipline (PP 94/2021 arts. 26 to 39) and ethics (PP 42/2004 arts. 15 to 20)."""

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    OPENED = "opened", _("Rekomendasi diterima")
    SUMMONED = "summoned", _("Panggilan pertama")
    SUMMONED_AGAIN = "summoned_again", _("Panggilan kedua")
    EXAMINED = "examined", _("Pemeriksaan selesai")
    REPORTED = "reported", _("Laporan hasil (LHP)")
    PROPOSED = "proposed", _("Usul disampaikan")
    DECIDED = "decided", _("Keputusan ditetapkan")
    DELIVERED = "delivered", _("Keputusan disampaikan")
    OBJECTED = "objected", _("Upaya administratif berjalan")
    IN_FORCE = "in_force", _("Berlaku")
    SERVED = "served", _("Selesai dijalani")
    ANNULLED = "annulled", _("Keputusan dicabut atau dibatalkan")
    NOT_PROVEN = "not_proven", _("Ditutup: tidak terbukti")
    COUNCIL_AWAITED = "council_awaited", _("Menunggu Majelis Kode Etik")
    COUNCIL_SET = "council_set", _("Majelis Kode Etik dibentuk")
    COUNCIL_CALLED = "council_called", _("Dipanggil ke sidang majelis")
    HEARD = "heard", _("Sidang majelis selesai")
    COUNCIL_DECIDED = "council_decided", _("Putusan majelis ditetapkan")
    STATED = "stated", _("Pernyataan sanksi moral terbit")
    EXECUTED = "executed", _("Sanksi moral dilaksanakan")
    ETHICS_DONE = "ethics_done", _("Selesai: sanksi moral")


SUMMONED = frozenset({Status.SUMMONED, Status.SUMMONED_AGAIN})
# Where a case of the code of ethics stands: no step of PP 94/2021 starts from any of these (PP 42/2004).
ON_ETHICS = frozenset(
    {
        Status.COUNCIL_AWAITED,
        Status.COUNCIL_SET,
        Status.COUNCIL_CALLED,
        Status.HEARD,
        Status.COUNCIL_DECIDED,
        Status.STATED,
        Status.EXECUTED,
        Status.ETHICS_DONE,
    }
)
# The level of a recommendation that ends in a moral sanction.
ETHICS_LEVEL = "moral"
BEFORE_DECISION = frozenset({Status.OPENED, Status.EXAMINED, Status.REPORTED}) | SUMMONED
# A penalty that took effect; a status after "in force" in which it is still one belongs here.
TOOK_EFFECT = frozenset({Status.IN_FORCE, Status.SERVED})
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


class HeardAs(TextChoices):
    """As what somebody else is heard; the only thing about them that is said outside the file (PP 94/2021 art. 30)."""

    COLLEAGUE = "colleague", _("Rekan kerja")
    SUBORDINATE = "subordinate", _("Bawahan")
    OFFICIAL = "official", _("Pejabat lain")
    EXPERT = "expert", _("Ahli")
    CITIZEN = "citizen", _("Warga")


class Function(TextChoices):
    """What an official of the agency does in its procedures."""

    APPOINTING = "appointing", _("Pejabat yang berwenang menghukum")
    STAFFING = "staffing", _("Unsur kepegawaian")
    SUPERIOR = "superior", _("Atasan langsung")
    SUPERVISION = "supervision", _("Unsur pengawasan")


class Capacity(TextChoices):
    """As what an official holds a post; the value is what stands before the post in a letter."""

    DEFINITIVE = "", _("Definitif")
    ACTING = "Plt.", _("Plt., jabatannya kosong")
    DAILY = "Plh.", _("Plh., pejabatnya berhalangan")


class Delivery(TextChoices):
    HANDED_OVER = "handed_over", _("Diserahkan langsung")
    SENT = "sent", _("Dikirim karena tidak hadir")


class Way(TextChoices):
    """How a decision travels to somebody who did not come to receive it."""

    POST = "post", _("Pos tercatat atau jasa kirim")
    COURIER = "courier", _("Diantar petugas ke alamatnya")


class Received(TextChoices):
    """Which day counts as the receipt of a decision that was dispatched."""

    PROOF = "proof", _("hari menurut bukti terima")
    DISPATCH = "dispatch", _("hari dikirim")
    APPOINTED = "appointed", _("hari penyerahan yang tidak dihadiri")


class TrackKind(TextChoices):
    """What a case that is proven ends in, beside the moral sanction of the code of ethics."""

    DISCIPLINE = "discipline", _("Hukuman disiplin")
    MEMBERSHIP = "membership", _("Pemberhentian karena partai politik")
    CONTRACT = "contract", _("Sanksi menurut perjanjian kerja")


class Counted(TextChoices):
    """From which day a penalty counts, where that is not a number of working days after its receipt."""

    MONTH_END = "month_end", _("akhir bulan ia menjadi anggota atau pengurus partai politik")
    PROVEN = "proven", _("hari ia dinyatakan terbukti")
    RECEIPT = "receipt", _("hari keputusan diterima")


class Weight(TextChoices):
    """How a new penalty weighs against one that is being served."""

    HEAVIER = "heavier", _("Hukuman baru lebih berat")
    EQUAL = "equal", _("Hukuman baru sama berat")
    LIGHTER = "lighter", _("Hukuman baru lebih ringan")


class Meeting(TextChoices):
    """What becomes of the two."""

    OLD_ENDS = "old_ends", _("yang lama dianggap selesai dan yang baru mulai dijalani")
    NEW_FOLLOWS = "new_follows", _("yang baru dijalani sesudah yang lama selesai")


class Outcome(TextChoices):
    """How a remedy ends (PP 79/2021 arts. 6, 9 and 16)."""

    UPHELD = "upheld", _("Memperkuat")
    LIGHTER = "lighter", _("Memperingan")
    HEAVIER = "heavier", _("Memperberat")
    CHANGED = "changed", _("Mengubah")
    REVOKED = "revoked", _("Mencabut")
    ANNULLED = "annulled", _("Membatalkan")


ENDS_THE_PENALTY = frozenset({Outcome.REVOKED, Outcome.ANNULLED})
CHANGES_THE_PENALTY = frozenset({Outcome.LIGHTER, Outcome.HEAVIER, Outcome.CHANGED})


class DraftState(TextChoices):
    OPEN = "open", _("Menunggu persetujuan")
    RETURNED = "returned", _("Dikembalikan")
    APPROVED = "approved", _("Disetujui")
    WITHDRAWN = "withdrawn", _("Ditarik")


class Seat(TextChoices):
    """A seat of the ethics council; whoever leads it and whoever writes for it are members too (art. 18(1))."""

    CHAIR = "chair", _("Ketua merangkap anggota")
    SECRETARY = "secretary", _("Sekretaris merangkap anggota")
    MEMBER = "member", _("Anggota")


class Vote(TextChoices):
    CONSENSUS = "consensus", _("Musyawarah mufakat")
    MAJORITY = "majority", _("Suara terbanyak")


def summons_name(ordinal: int) -> str:
    """Return what a summons is called: the first, the second, and so on."""
    names = {1: gettext("Panggilan pertama"), 2: gettext("Panggilan kedua")}
    return names.get(ordinal) or gettext("Panggilan ke-%(n)d") % {"n": ordinal}
