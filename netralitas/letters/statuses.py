"""The words of a letter: its kind, its state, who may read it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    RECEIPT = "receipt", _("Tanda Terima Laporan")
    RECOMMENDATION = "recommendation", _("Rekomendasi")
    REMINDER = "reminder", _("Surat Pengingat")
    SUMMONS = "summons", _("Surat Panggilan")
    MINUTES = "minutes", _("Berita Acara Pemeriksaan")
    ABSENCE = "absence", _("Berita Acara Ketidakhadiran")
    STATEMENT_REQUEST = "statement_request", _("Permintaan Keterangan")
    STATEMENT = "statement", _("Berita Acara Permintaan Keterangan")
    RELIEF = "relief", _("Keputusan Pembebasan Sementara")
    RELIEF_END = "relief_end", _("Keputusan Pencabutan Pembebasan Sementara")
    EXAMINATION_REPORT = "examination_report", _("Laporan Hasil Pemeriksaan")
    DISMISSAL_PROPOSAL = "dismissal_proposal", _("Surat Usul")
    DECISION = "decision", _("Keputusan Hukuman Disiplin")
    CONTRACT_SANCTION = "contract_sanction", _("Surat Sanksi Pegawai Kontrak")
    DELIVERY_SUMMONS = "delivery_summons", _("Surat Panggilan Menerima Keputusan")
    INADMISSIBLE = "inadmissible", _("Penetapan Tidak Dapat Diterima")
    COUNCIL_DECREE = "council_decree", _("Keputusan Pembentukan Majelis Kode Etik")
    COUNCIL_DECISION = "council_decision", _("Putusan Majelis Kode Etik")
    MORAL_STATEMENT = "moral_statement", _("Pernyataan Sanksi Moral")
    # Whoever holds the code of a letter reads its kind: that a statement is closed says nothing a code may tell.
    MORAL_STATEMENT_CLOSED = "moral_statement_closed", _("Pernyataan Tertulis")
    ADMINISTRATIVE_ACTION = "administrative_action", _("Keputusan Tindakan Administratif")
    COMPLETION_NOTICE = "completion_notice", _("Pemberitahuan Kelengkapan Laporan")
    STATUS_NOTICE = "status_notice", _("Pemberitahuan Status Laporan")
    FORWARDING = "forwarding", _("Surat Penerusan")
    CLARIFICATION_INVITATION = "clarification_invitation", _("Undangan Klarifikasi")


class State(TextChoices):
    """A draft is no letter: it has no number, and the room that drafts it keeps it."""

    ISSUED = "issued", _("diterbitkan")
    VOID = "void", _("dibatalkan")


class Classification(TextChoices):
    """How far a letter may travel; the order is the order of secrecy."""

    BIASA = "biasa", _("Biasa")
    TERBATAS = "terbatas", _("Terbatas")
    RAHASIA = "rahasia", _("Rahasia")
    SANGAT_RAHASIA = "sangat_rahasia", _("Sangat Rahasia")
