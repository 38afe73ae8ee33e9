"""Running duties: who must do what, by when, by which article, and whom to remind."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ReminderStep(models.Model):
    """One rung of a reminder plan: so many days from the due date, to whom. Data, editable by an administrator."""

    class Audience(models.TextChoices):
        DESK = "desk", _("meja yang bertugas")
        SUPERIOR = "superior", _("satu tingkat di atasnya")
        WATCHER = "watcher", _("lembaga yang mengawasi")

    plan = models.CharField(_("rencana"), max_length=20)
    position = models.PositiveSmallIntegerField(_("urutan"))
    offset = models.SmallIntegerField(_("selisih hari"), help_text=_("Satuan mengikuti aturan tenggatnya."))
    audience = models.CharField(_("kepada"), max_length=10, choices=Audience)
    hour = models.PositiveSmallIntegerField(_("jam setempat"), default=8)

    class Meta:
        verbose_name = _("langkah pengingat")
        verbose_name_plural = _("langkah pengingat")
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="one_step_per_position"),
            models.CheckConstraint(condition=Q(hour__lte=23), name="reminder_hour_is_an_hour"),
        ]

    def __str__(self):
        return f"{self.plan} {self.position}: {self.offset:+d} → {self.get_audience_display()}"


class Clock(models.Model):
    """One duty with a date. The rule's words are kept as they were when the clock started."""

    class State(models.TextChoices):
        RUNNING = "running", _("berjalan")
        PAUSED = "paused", _("dijeda")
        STOPPED = "stopped", _("selesai")

    class Plan(models.TextChoices):
        AGENCY = "agency", _("instansi")
        CASE_DESK = "case_desk", _("meja perkara")
        PENALTY_END = "penalty_end", _("akhir hukuman")
        NONE = "none", _("tanpa pengingat")

    rule_code = models.CharField(_("kode tenggat"), max_length=20)
    unit = models.CharField(_("satuan"), max_length=15)
    amount = models.PositiveSmallIntegerField(_("jumlah"))
    basis = models.CharField(_("dasar"), max_length=300)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=False)
    duty = models.CharField(_("kewajiban"), max_length=200)
    link = models.CharField(_("halaman"), max_length=200, blank=True)
    subject_type = models.CharField(_("jenis objek"), max_length=60)
    subject_id = models.CharField(_("nomor objek"), max_length=40)
    owner = models.ForeignKey(
        "people.Instansi", models.PROTECT, related_name="clocks", verbose_name=_("yang berkewajiban")
    )
    desk = models.CharField(_("meja"), max_length=25)
    watcher = models.ForeignKey(
        "people.Instansi",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("yang mengawasi"),
    )
    utc_offset = models.SmallIntegerField(_("selisih UTC (jam)"))
    anchor_on = models.DateField(_("dihitung sejak"))
    due_at = models.DateTimeField(_("paling lambat"))
    explanation = models.TextField(_("penjelasan"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.RUNNING)
    paused_on = models.DateField(_("dijeda sejak"), null=True, blank=True)
    pause_reason = models.CharField(_("alasan jeda"), max_length=200, blank=True)
    days_left = models.PositiveSmallIntegerField(_("sisa hari saat dijeda"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("berhenti"), null=True, blank=True)
    outcome = models.CharField(_("hasil"), max_length=60, blank=True)
    plan = models.CharField(_("rencana pengingat"), max_length=20, choices=Plan, default=Plan.AGENCY)
    next_position = models.PositiveSmallIntegerField(_("pengingat berikut"), null=True, blank=True)
    next_reminder_at = models.DateTimeField(_("diingatkan pada"), null=True, blank=True)
    started_at = models.DateTimeField(_("dimulai"), auto_now_add=True)

    class Meta:
        verbose_name = _("hitungan waktu")
        verbose_name_plural = _("hitungan waktu")
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "rule_code"],
                condition=~Q(state="stopped"),
                name="one_open_clock_per_duty",
            ),
            models.CheckConstraint(
                condition=~Q(state="stopped") | Q(stopped_at__isnull=False, next_reminder_at__isnull=True),
                name="a_stopped_clock_reminds_nobody",
            ),
            models.CheckConstraint(
                condition=~Q(state="paused") | Q(paused_on__isnull=False, days_left__isnull=False),
                name="a_paused_clock_knows_what_is_left",
            ),
        ]
        indexes = [
            models.Index(fields=["next_reminder_at"], condition=Q(state="running"), name="clock_reminder_due"),
            models.Index(fields=["owner", "due_at"], condition=~Q(state="stopped"), name="clock_open_by_owner"),
            models.Index(fields=["subject_type", "subject_id"], name="clock_subject"),
        ]

    def __str__(self):
        return f"{self.rule_code} {self.duty}"

    @property
    def group(self) -> str:
        """The name under which this clock's reminders stand in the outbox."""
        return f"clock-{self.pk}"
