"""One case, its acts, its steps and what the reporter may read of them."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Substr, Upper
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.statuses import OPEN, Channel, IdentityMode, Impact, Kind, Phase, Status, Verdict
from netralitas.lib.crypto import EncryptedJSONField, EncryptedTextField

# Where a case without a date stands in the queue: behind every dated one, the open ones before the others.
UNDATED, AT_REST = datetime(9000, 1, 1, tzinfo=UTC), datetime(9500, 1, 1, tzinfo=UTC)
IS_OPEN = Q(status__in=sorted(OPEN))
IS_PRESSED = Q(is_pressed=True, heeded_at=None)  # and nobody has said yet what was done about it


class Complaint(models.Model):
    """One report, piece of initial information or finding. Its status has one writer: ``complaints.workflow``.

    A case that was split from a report has accused, acts, steps and clocks of its own. The reporter with the code, the
    talk, the evidence and the witnesses stay with the report, which :attr:`report` names.
    """

    kind = models.CharField(_("jenis"), max_length=20, choices=Kind)
    channel = models.CharField(_("kanal"), max_length=10, choices=Channel, default=Channel.PORTAL)
    identity_mode = models.CharField(_("cara melapor"), max_length=15, choices=IdentityMode)
    status = models.CharField(_("tahap"), max_length=20, choices=Status, default=Status.RECEIVED)
    title = models.CharField(_("perkara"), max_length=160)
    narrative = EncryptedTextField(_("uraian kejadian"))
    place = EncryptedTextField(_("tempat kejadian"), blank=True)
    region = models.ForeignKey("people.Region", models.PROTECT, null=True, blank=True, verbose_name=_("wilayah"))
    contest = models.ForeignKey(
        "complaints.Contest", models.PROTECT, null=True, blank=True, verbose_name=_("pemilihan")
    )
    is_outside_contests = models.BooleanField(_("di luar pemilihan"), default=False)
    contest_by_hand = models.BooleanField(_("pemilihan ditetapkan petugas"), default=False)
    contest_reason = EncryptedTextField(_("alasan pemilihan"), blank=True)
    occurred_on = models.DateField(_("tanggal kejadian"), null=True, blank=True)
    known_on = models.DateField(_("tanggal diketahui"), null=True, blank=True)
    received_at = models.DateTimeField(_("diterima"))
    phase = models.CharField(_("fase"), max_length=10, choices=Phase, default=Phase.UNKNOWN)
    phase_reason = models.CharField(_("alasan fase"), max_length=300, blank=True)
    phase_by_hand = models.BooleanField(_("fase ditetapkan petugas"), default=False)
    handler = models.ForeignKey("people.Instansi", models.PROTECT, related_name="+", verbose_name=_("ditangani oleh"))
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("petugas"),
    )
    register_number = models.CharField(_("nomor register"), max_length=60, blank=True)
    registered_on = models.DateField(_("tanggal register"), null=True, blank=True)
    study_conclusion = EncryptedTextField(_("simpulan kajian"), blank=True)
    masks = EncryptedJSONField(_("kata yang disamarkan"), null=True, blank=True)
    is_criminal_flagged = models.BooleanField(_("ditandai jalur pidana"), default=False)
    criminal_note = EncryptedTextField(_("catatan jalur pidana"), blank=True)
    # The reporter ticked it when taking the report back; only the desk that handles the case reads it.
    is_pressed = models.BooleanField(_("pelapor menyebut tekanan"), default=False)
    pressure_note = EncryptedTextField(_("tindak lanjut atas tekanan"), blank=True)
    heeded_at = models.DateTimeField(_("tekanan ditindaklanjuti"), null=True, blank=True)
    heeded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ditindaklanjuti oleh"),
    )
    due_at = models.DateTimeField(_("batas"), null=True, blank=True)
    # Kept by the database itself, so that a list has one order it can be read and turned in, wherever one stands.
    queue_at = models.GeneratedField(
        expression=Coalesce(
            "due_at",
            models.Case(models.When(IS_OPEN, then=UNDATED), default=AT_REST),
        ),
        output_field=models.DateTimeField(),
        db_persist=True,
    )
    province = models.GeneratedField(
        expression=Substr("region", 1, 2),
        output_field=models.CharField(max_length=2),
        db_persist=True,
    )
    lead = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followers",
        verbose_name=_("ditangani bersama"),
    )
    split_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="splits", verbose_name=_("dipecah dari")
    )
    external_number = models.CharField(_("nomor di kanal asal"), max_length=60, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("dicatat oleh"),
    )
    entry_key = models.CharField(max_length=40, null=True, unique=True, editable=False)
    code_index = models.CharField(_("indeks kode"), max_length=32, unique=True, null=True)
    code_hash = models.CharField(_("sidik kode"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("laporan")
        verbose_name_plural = _("laporan")
        constraints = [
            models.CheckConstraint(
                condition=~Q(identity_mode="anonymous", kind="report"),
                name="an_anonymous_report_is_initial_information",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["registered", "under_study", "not_proven", "proven_forwarded", "returned"])
                | ~Q(kind="initial_information"),
                name="initial_information_is_never_registered",
            ),
            models.CheckConstraint(
                condition=Q(occurred_on__isnull=True)
                | Q(known_on__isnull=True)
                | Q(known_on__gte=models.F("occurred_on")),
                name="nobody_knows_before_it_happens",
            ),
            models.CheckConstraint(
                condition=Q(is_outside_contests=False) | Q(contest=None),
                name="outside_contests_there_is_no_contest",
            ),
            models.CheckConstraint(
                condition=Q(status="merged", lead__isnull=False) | (~Q(status="merged") & Q(lead=None)),
                name="a_merged_report_has_its_lead",
            ),
            models.CheckConstraint(
                condition=Q(split_from=None, code_index__isnull=False)
                | (Q(split_from__isnull=False, code_index=None) & ~Q(split_from=models.F("id"))),
                name="a_split_case_has_the_code_of_its_report",
            ),
            models.CheckConstraint(
                condition=~Q(status="rejoined") | Q(split_from__isnull=False),
                name="only_what_was_split_is_rejoined",
            ),
            models.UniqueConstraint(
                fields=["external_number", "channel"],
                condition=~Q(external_number=""),
                name="one_number_per_channel",
            ),
            models.UniqueConstraint(
                fields=["handler", "register_number"],
                condition=~Q(register_number=""),
                name="one_register_number_per_handler",
            ),
        ]
        # Each filter of the queue finds its lines in the queue's order; of what is open among a hundred times as much
        # that is over, an index of its own tells the database how little it is.
        indexes = [
            models.Index(fields=["queue_at", "id"], condition=IS_OPEN, name="complaint_open"),
            models.Index(fields=["province", "queue_at", "id"], condition=IS_OPEN, name="complaint_open_province"),
            models.Index(fields=["region", "queue_at", "id"], condition=IS_OPEN, name="complaint_open_region"),
            models.Index(
                fields=["queue_at", "id"],
                condition=Q(status=Status.PROVEN_FORWARDED, due_at__isnull=False),
                name="complaint_with_satgas",
            ),
            models.Index(fields=["queue_at", "id"], name="complaint_queue"),
            models.Index(fields=["province", "queue_at", "id"], name="complaint_queue_province"),
            models.Index(fields=["region", "queue_at", "id"], name="complaint_queue_region"),
            models.Index(fields=["handler", "queue_at", "id"], name="complaint_queue_handler"),
            models.Index(fields=["assignee", "queue_at", "id"], name="complaint_queue_assignee"),
            models.Index(fields=["status", "queue_at", "id"], name="complaint_queue_status"),
            models.Index(fields=["contest", "queue_at", "id"], name="complaint_queue_contest"),
            models.Index(fields=["channel", "queue_at", "id"], name="complaint_queue_channel"),
            models.Index(fields=["phase", "queue_at", "id"], name="complaint_queue_phase"),
            models.Index(fields=["kind", "queue_at", "id"], name="complaint_queue_kind"),
            models.Index(
                fields=["queue_at", "id"], condition=Q(is_criminal_flagged=True), name="complaint_queue_criminal"
            ),
            models.Index(fields=["queue_at", "id"], condition=IS_PRESSED, name="complaint_queue_pressed"),
            models.Index(fields=["region", "occurred_on"], name="complaint_region_day"),
            models.Index(Upper("register_number"), name="complaint_by_register"),
        ]

    def __str__(self):
        return self.number

    @property
    def number(self) -> str:
        """Return the number people use, ``L-2024-000123``: year of receipt (UTC) and row."""
        return f"L-{self.received_at.year}-{self.pk:06d}"

    @property
    def phase_words(self) -> str:
        """Return the phase in words; outside every contest there is none to be found out."""
        return gettext("di luar pemilihan") if self.is_outside_contests else str(self.get_phase_display())

    @property
    def report_id(self) -> int:
        """Return the key of the report this case came from, without reading it."""
        return self.split_from_id or self.pk

    @property
    def report(self) -> "Complaint":
        """Return the report this case came from; every case is its own unless it was split."""
        return self.split_from or self


class Act(models.Model):
    """One alleged act of one accused under one catalogue entry, with a verdict of its own."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="acts", verbose_name=_("laporan"))
    accused = models.ForeignKey("complaints.Accused", models.PROTECT, related_name="acts", verbose_name=_("terlapor"))
    violation = models.ForeignKey("complaints.Violation", models.PROTECT, verbose_name=_("aturan"))
    chosen_by_staff = models.BooleanField(_("ditetapkan petugas"), default=False)
    occurred_on = models.DateField(_("tanggal kejadian"), null=True, blank=True)
    phase = models.CharField(_("fase"), max_length=10, choices=Phase, default=Phase.UNKNOWN)
    phase_reason = models.CharField(_("alasan fase"), max_length=300, blank=True)
    phase_by_hand = models.BooleanField(_("fase ditetapkan petugas"), default=False)
    impact = models.CharField(_("dampak menurut pelapor"), max_length=6, choices=Impact, default=Impact.UNSURE)
    verdict = models.CharField(_("putusan"), max_length=12, choices=Verdict, default=Verdict.PENDING)
    verdict_reason = EncryptedTextField(_("alasan putusan"), blank=True)
    decided_at = models.DateTimeField(_("diputus"), null=True, blank=True)
    # The verdict is from before the case was opened again: it counts once an officer gave it anew.
    to_confirm = models.BooleanField(_("putusan perlu ditegaskan lagi"), default=False)
    # Empty: not judged. Only rows whose level hangs on the impact, or is the Satgas' to set, ask for one.
    judged_impact = models.CharField(_("dampak menurut petugas"), max_length=6, choices=Impact, blank=True)
    judged_level = models.CharField(_("tingkat menurut Satgas"), max_length=15, blank=True)
    level_reason = EncryptedTextField(_("alasan tingkat"), blank=True)

    class Meta:
        verbose_name = _("dugaan perbuatan")
        verbose_name_plural = _("dugaan perbuatan")
        constraints = [
            models.UniqueConstraint(fields=["complaint", "accused", "violation"], name="one_act_per_entry_and_accused"),
            models.CheckConstraint(
                condition=Q(judged_impact="", judged_level="") | ~Q(level_reason=""),
                name="a_judged_level_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(judged_impact__in=["", "unit", "agency", "state"]), name="an_impact_is_judged_for_certain"
            ),
            models.CheckConstraint(
                condition=Q(judged_level__in=["", "moral", "light", "moderate", "heavy"]),
                name="a_level_is_set_within_the_levels",
            ),
        ]

    def __str__(self):
        return f"{self.violation_id}"

    @property
    def standing(self) -> str:
        """Return the verdict; one that is to be confirmed first counts as none."""
        return Verdict.PENDING if self.to_confirm else self.verdict


class CaseEvent(models.Model):
    """One step of a report's life, as the officers read it."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="events", verbose_name=_("laporan"))
    at = models.DateTimeField(_("waktu"), auto_now_add=True)
    action = models.CharField(_("langkah"), max_length=40)
    source = models.CharField(_("dari"), max_length=20, choices=Status, blank=True)
    target = models.CharField(_("ke"), max_length=20, choices=Status)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    note = EncryptedTextField(_("alasan"), blank=True)
    ground = models.CharField(_("dasar hukum"), max_length=30, blank=True)
    act = models.ForeignKey(  # whose decision was replaced or confirmed: the event goes where the act goes
        Act, models.SET_NULL, null=True, db_index=False, related_name="events", verbose_name=_("perbuatan")
    )

    class Meta:
        verbose_name = _("langkah perkara")
        verbose_name_plural = _("langkah perkara")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["act"], name="events_of_an_act", condition=Q(act__isnull=False))]

    def __str__(self):
        return f"{self.action} → {self.target}"


class Milestone(models.Model):
    """What the reporter reads: a safe word, a date, nothing about persons."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("Laporan diterima")  # the receipt itself: said of every report, written of none
        INITIAL_STUDY = "initial_study", _("Petugas mulai memeriksa kelengkapan")
        NEEDS_COMPLETION = "needs_completion", _("Petugas meminta kelengkapan")
        NOT_REGISTERED = "not_registered", _("Laporan tidak diregister")
        ADOPTED = "adopted", _("Bawaslu mengangkat laporan Anda menjadi temuan")
        REGISTERED = "registered", _("Laporan diregister")
        UNDER_STUDY = "under_study", _("Bawaslu mengkaji perkara")
        NOT_PROVEN = "not_proven", _("Bukan pelanggaran")
        FORWARDED = "forwarded", _("Terbukti, diteruskan kepada Satgas")
        RETURNED = "returned", _("Kajian dilengkapi kembali")
        REFERRED = "referred", _("Diteruskan kepada instansi yang berwenang")
        PARTLY_REFERRED = "partly_referred", _("Sebagian terlapor diteruskan kepada instansi yang berwenang")
        REOPENED = "reopened", _("Perkara dibuka kembali")
        INVITED = "invited", _("Anda diundang memberi klarifikasi")
        RECOMMENDED = "recommended", _("Rekomendasi dikirim kepada pimpinan instansi")
        PARTLY_NOT_RECOMMENDED = "partly_not_recommended", _("Untuk sebagian terlapor tidak ada rekomendasi")
        NOT_RECOMMENDED = "not_recommended", _("Satgas menutup perkara tanpa rekomendasi")
        PARTLY_FOLLOWED_UP = "partly_followed_up", _("Sebagian ditindaklanjuti")
        FOLLOWED_UP = "followed_up", _("Ditindaklanjuti")
        MERGED = "merged", _("Laporan Anda ditangani bersama laporan lain")
        UNMERGED = "unmerged", _("Laporan Anda ditangani sendiri lagi")
        SPLIT = "split", _("Laporan Anda ditangani sebagai beberapa perkara")
        REJOINED = "rejoined", _("Perkara yang dipecah disatukan kembali")
        QUESTION = "question", _("Pertanyaan dari petugas")
        ANSWERED = "answered", _("Anda menjawab petugas")
        ADDED = "added", _("Anda menambah bukti")
        IDENTIFIED = "identified", _("Anda memberikan identitas")
        BECAME_REPORT = "became_report", _("Informasi awal Anda menjadi laporan")
        UNSEALED = "unsealed", _("Segel identitas Anda dibuka")
        LETTER = "letter", _("Ada surat untuk Anda")
        WITHDRAWN = "withdrawn", _("Laporan Anda tarik")
        WITHDRAWAL_NOTED = "withdrawal_noted", _("Penarikan dicatat, penanganan berlanjut")
        REVIVED = "revived", _("Isi laporan dipakai sebagai informasi awal")

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="milestones", verbose_name=_("laporan"))
    kind = models.CharField(_("kabar"), max_length=30, choices=Kind)
    at = models.DateTimeField(_("waktu"), auto_now_add=True)
    words = models.CharField(_("kalimat"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("kabar bagi pelapor")
        verbose_name_plural = _("kabar bagi pelapor")
        ordering = ["at", "id"]

    def __str__(self):
        return self.get_kind_display()
