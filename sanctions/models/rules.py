"""What the law lays down for the procedure itself; rows with validity dates and marks."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.validity import ends_after_it_begins
from sanctions.statuses import Delivery, Meeting, Received, Weight


class ProcedureRule(models.Model):
    """What every rule of the procedure carries: its article, its days and how sure it is."""

    basis = models.CharField(_("dasar"), max_length=120)
    valid_from = models.DateField(_("berlaku sejak"))
    valid_to = models.DateField(_("berlaku sampai"), null=True, blank=True)
    confidence = models.CharField(_("keyakinan"), max_length=2)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=False)
    edited_by_hand = models.BooleanField(_("diubah petugas"), default=False)

    class Meta:
        abstract = True


class TeamRule(ProcedureRule):
    """Whether a level needs an examination team, and of which elements (PP 94/2021 art. 29(1)-(3))."""

    class Need(models.TextChoices):
        NONE = "none", _("tidak perlu")
        OPTIONAL = "optional", _("boleh")
        MANDATORY = "mandatory", _("wajib")

    level = models.CharField(_("tingkat"), max_length=15)
    need = models.CharField(_("Tim Pemeriksa"), max_length=10, choices=Need)
    elements = models.JSONField(_("unsur"), default=list, blank=True)

    class Meta:
        verbose_name = _("aturan Tim Pemeriksa")
        verbose_name_plural = _("aturan Tim Pemeriksa")
        ordering = ["level", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["level", "valid_from"], name="one_team_rule_per_level_and_start"),
            ends_after_it_begins("a_team_rule_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.level}: {self.get_need_display()}"


class SummonsRule(ProcedureRule):
    """One summons the law provides for. The highest ordinal in force is the last one (PP 94/2021 art. 26(1)-(4))."""

    ordinal = models.PositiveSmallIntegerField(_("panggilan ke"))
    deadline = models.CharField(
        _("kode tenggat"),
        max_length=20,
        blank=True,
        help_text=_("Aturan tenggat yang berjalan sejak pemeriksaan sebelumnya tidak dihadiri."),
    )

    class Meta:
        verbose_name = _("aturan panggilan")
        verbose_name_plural = _("aturan panggilan")
        ordering = ["ordinal", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["ordinal", "valid_from"], name="one_summons_rule_per_ordinal_and_start"),
            models.CheckConstraint(condition=Q(ordinal__gte=1), name="summonses_are_counted_from_one"),
            ends_after_it_begins("a_summons_rule_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.ordinal}: {self.basis}"


class ExaminationRule(ProcedureRule):
    """One thing the law lays down beside the examination itself: in a sentence, and for whom (PP 94/2021 art. 31)."""

    code = models.CharField(_("kode"), max_length=30)
    text = models.TextField(_("isi"))
    levels = models.JSONField(_("untuk tingkat"), default=list, blank=True)
    employments = models.JSONField(_("untuk status pegawai"), default=list, blank=True)

    class Meta:
        verbose_name = _("aturan seputar pemeriksaan")
        verbose_name_plural = _("aturan seputar pemeriksaan")
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_examination_rule_per_code_and_start"),
            ends_after_it_begins("an_examination_rule_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.code}: {self.basis}"

    @property
    def cited(self) -> str:
        """Return what the rule says with its article, without a sign at its end."""
        return f"{self.text.rstrip('.')} ({self.basis})"


class DispatchRule(ProcedureRule):
    """What follows when nobody comes to receive a decision: by when it is sent, and which day counts as its receipt."""

    delivery = models.CharField(_("cara penyampaian"), max_length=12, choices=Delivery)
    deadline = models.CharField(
        _("kode tenggat"), max_length=20, help_text=_("Aturan tenggat yang berjalan sejak hari yang tidak dihadiri.")
    )
    received = models.CharField(_("hari diterima"), max_length=10, choices=Received)

    class Meta:
        verbose_name = _("aturan pengiriman keputusan")
        verbose_name_plural = _("aturan pengiriman keputusan")
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["delivery", "valid_from"], name="one_dispatch_rule_per_start"),
            ends_after_it_begins("a_dispatch_rule_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.get_received_display()}: {self.basis}"


class ExecutionRule(ProcedureRule):
    """Which paper carries out which kinds of penalty, and by when that is recorded (PP 94/2021 art. 39)."""

    code = models.CharField(_("kode"), max_length=30)
    penalties = models.JSONField(_("kode hukuman"), default=list)
    paper = models.CharField(_("surat pelaksanaan"), max_length=160)
    deadline = models.CharField(
        _("kode tenggat"), max_length=20, help_text=_("Aturan tenggat yang berjalan sejak keputusan mulai berlaku.")
    )

    class Meta:
        verbose_name = _("aturan pelaksanaan hukuman")
        verbose_name_plural = _("aturan pelaksanaan hukuman")
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_execution_rule_per_code_and_start"),
            ends_after_it_begins("an_execution_rule_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.code}: {self.paper}"


class OverlapRule(ProcedureRule):
    """What becomes of a penalty being served when a new one takes effect (Peraturan BKN 6/2022, annex no. 24)."""

    weight = models.CharField(_("hukuman baru"), max_length=10, choices=Weight)
    meeting = models.CharField(_("akibatnya"), max_length=12, choices=Meeting)

    class Meta:
        verbose_name = _("aturan hukuman selagi dihukum")
        verbose_name_plural = _("aturan hukuman selagi dihukum")
        ordering = ["weight", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["weight", "valid_from"], name="one_overlap_rule_per_weight_and_start"),
            ends_after_it_begins("an_overlap_rule_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.get_weight_display()}: {self.basis}"


class RepeatRule(ProcedureRule):
    """That a repeated breach is punished more heavily than the last one, and whom it binds (PP 94/2021 art. 35(2))."""

    code = models.CharField(_("kode"), max_length=30)
    employments = models.JSONField(_("untuk status pegawai"), default=list)

    class Meta:
        verbose_name = _("aturan pengulangan")
        verbose_name_plural = _("aturan pengulangan")
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_repeat_rule_per_code_and_start"),
            ends_after_it_begins("a_repeat_rule_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.code}: {self.basis}"


class RemedyRule(ProcedureRule):
    """One remedy against a decision: whom it is open to, to whom it goes (PP 79/2021 arts. 3, 10 and 11)."""

    class Decider(models.TextChoices):
        APPOINTING_OFFICIAL = "appointing_official", _("PPK")
        OTHER_OFFICIAL = "other_official", _("pejabat lain")

    code = models.CharField(_("kode"), max_length=30)
    name = models.CharField(_("nama"), max_length=60)
    penalties = models.JSONField(_("huruf hukuman"), default=list)
    employments = models.JSONField(_("untuk status pegawai"), default=list)
    decider = models.CharField(
        _("yang memutus"), max_length=20, choices=Decider, blank=True, help_text=_("Kosong: siapa pun.")
    )
    deadline = models.CharField(_("kode tenggat"), max_length=20)
    addressee = models.CharField(_("diajukan kepada"), max_length=160)
    copy_to = models.CharField(_("tembusan kepada"), max_length=160, blank=True)
    answer = models.CharField(_("kode tenggat tanggapan"), max_length=20, blank=True)
    decision = models.CharField(_("kode tenggat putusan"), max_length=20, default="")
    dismissal = models.CharField(
        _("kode tenggat penetapan"),
        max_length=20,
        blank=True,
        help_text=_("Aturan tenggat menetapkan bahwa upaya yang lewat waktu tidak dapat diterima."),
    )
    is_decided_within = models.BooleanField(_("diputus di dalam instansi"), default=True)
    outcomes = models.JSONField(_("putusan yang mungkin"), default=list)
    outcomes_basis = models.CharField(_("dasar putusan"), max_length=120, default="")
    effect_basis = models.CharField(_("dasar mulai berlaku"), max_length=120, default="")
    is_effect_unverified = models.BooleanField(_("mulai berlaku perlu verifikasi"), default=True)
    further = models.CharField(_("sesudah itu"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("aturan upaya administratif")
        verbose_name_plural = _("aturan upaya administratif")
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_remedy_rule_per_code_and_start"),
            ends_after_it_begins("a_remedy_rule_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.code}: {self.addressee}"
