"""The words of a report's life."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    RECEIVED = "received", _("Diterima")
    INITIAL_STUDY = "initial_study", _("Kajian awal")
    NEEDS_COMPLETION = "needs_completion", _("Perlu dilengkapi")
    NOT_REGISTERED = "not_registered", _("Tidak diregister")
    REGISTERED = "registered", _("Diregister")
    UNDER_STUDY = "under_study", _("Kajian")
    NOT_PROVEN = "not_proven", _("Bukan pelanggaran")
    PROVEN_FORWARDED = "proven_forwarded", _("Terbukti, diteruskan")
    REFERRED = "referred", _("Diteruskan ke instansi lain")
    RETURNED = "returned", _("Dikembalikan")
    WITHDRAWN = "withdrawn", _("Ditarik")
    MERGED = "merged", _("Digabung")
    REJOINED = "rejoined", _("Disatukan kembali")


OPEN = frozenset(
    {
        Status.RECEIVED,
        Status.INITIAL_STUDY,
        Status.NEEDS_COMPLETION,
        Status.REGISTERED,
        Status.UNDER_STUDY,
        Status.RETURNED,
    }
)


# Nothing more is done with these; a withdrawn one may still be taken up as initial information. A merged one lives on
# in the case it is handled with, one that was rejoined in the report it had been split from.
CLOSED = frozenset({Status.NOT_REGISTERED, Status.NOT_PROVEN, Status.REFERRED, Status.WITHDRAWN, Status.REJOINED})
BEFORE_REGISTRATION = frozenset({Status.RECEIVED, Status.INITIAL_STUDY, Status.NEEDS_COMPLETION})
# The first event of a case that was split off; it stands in no table, because the case begins with it.
PARTED = "parted"


class Kind(TextChoices):
    REPORT = "report", _("Laporan")
    INITIAL_INFORMATION = "initial_information", _("Informasi awal")
    FINDING = "finding", _("Temuan")


class Channel(TextChoices):
    PORTAL = "portal", _("Portal")
    HOTLINE = "hotline", _("Hotline")
    LETTER = "letter", _("Surat")
    LAPOR = "lapor", _("SP4N-LAPOR!")
    FINDING = "finding", _("Temuan")


class IdentityMode(TextChoices):
    OPEN = "open", _("Terbuka")
    CONFIDENTIAL = "confidential", _("Rahasia")
    ANONYMOUS = "anonymous", _("Anonim")


class Phase(TextChoices):
    BEFORE = "before", _("sebelum penetapan (bakal calon)")
    AFTER = "after", _("sesudah penetapan (calon)")
    UNKNOWN = "unknown", _("belum pasti")


# What the answer about the contest holds where the event belongs to none: no code of a contest.
OUTSIDE = "outside"


class Verdict(TextChoices):
    PENDING = "pending", _("Belum diputus")
    PROVEN = "proven", _("Terbukti")
    NOT_PROVEN = "not_proven", _("Tidak terbukti")


class Employment(TextChoices):
    PNS = "pns", _("PNS")
    PPPK = "pppk", _("PPPK")
    PPNPN = "ppnpn", _("PPNPN atau honorer")
    VILLAGE_HEAD = "village_head", _("Kepala desa atau perangkat desa")
    TNI_POLRI = "tni_polri", _("Anggota TNI atau Polri")
    STATE_COMPANY = "state_company", _("Direksi, pengawas, atau karyawan BUMN atau BUMD")
    ORGANISER = "organiser", _("Penyelenggara pemilu")
    UNSURE = "unsure", _("Tidak tahu")


# Who is no civil servant is dealt with by another body; the Satgas recommends nothing about them.
NOT_ASN = frozenset({Employment.VILLAGE_HEAD, Employment.TNI_POLRI, Employment.STATE_COMPANY, Employment.ORGANISER})


class Answer(TextChoices):
    YES = "yes", _("Ya")
    NO = "no", _("Tidak")
    UNSURE = "unsure", _("Tidak tahu")


class Impact(TextChoices):
    """How far the harm of an act reaches, as PP 94/2021 art. 9-11 tell it apart."""

    UNIT = "unit", _("Unit kerjanya saja")
    AGENCY = "agency", _("Seluruh instansi")
    STATE = "state", _("Negara atau pemerintahan")
    UNSURE = "unsure", _("Tidak tahu")


class Trace(TextChoices):
    """What somebody did on social media."""

    POST = "post", _("Mengunggah")
    LIKE = "like", _("Like")
    COMMENT = "comment", _("Komentar")
    SHARE = "share", _("Membagikan")
    FOLLOW = "follow", _("Mengikuti")
    GROUP = "group", _("Masuk grup")
    PHOTO = "photo", _("Foto bersama")


class ScanState(TextChoices):
    WAITING = "waiting", _("Menunggu pemeriksaan")
    READY = "ready", _("Salinan bersih siap")
    SEALED = "sealed", _("Tersimpan tersegel, salinan bersih belum bisa dibuat")
    INFECTED = "infected", _("Berisi program jahat, ditahan")
    FAILED = "failed", _("Pemeriksaan gagal, akan diulang")
