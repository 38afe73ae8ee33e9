"""Which track a case takes, by status of employment and level, and from which day a penalty counts; rows of law."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from netralitas.lib.validity import ends_after_it_begins
from sanctions.models.rules import ProcedureRule
from sanctions.statuses import Counted, TrackKind


class TrackRule(ProcedureRule):
    """By whose rules a case runs, what its papers rest on, and by when it is decided once proven."""

    code = models.CharField(_("kode"), max_length=30)
    kind = models.CharField(_("berakhir dengan"), max_length=12, choices=TrackKind)
    employments = models.JSONField(_("untuk status pegawai"), default=list)
    levels = models.JSONField(_("tingkat"), default=list, blank=True, help_text=_("Kosong: semua yang lain."))
    name = models.CharField(_("nama"), max_length=80)
    staff = models.CharField(_("sebutan pegawai"), max_length=80)
    staff_short = models.CharField(_("sebutan singkat"), max_length=30)
    instruments = models.JSONField(_("dasar hukum dalam surat"), default=list)
    procedure_basis = models.CharField(
        _("dasar tata cara"),
        max_length=160,
        blank=True,
        help_text=_("Kosong: tata cara disiplin PNS dengan tenggatnya."),
    )
    deadline = models.CharField(
        _("kode tenggat"), max_length=20, blank=True, help_text=_("Aturan tenggat yang berjalan sejak terbukti.")
    )
    effect = models.CharField(
        _("kode tenggat mulai berlaku"), max_length=20, help_text=_("Untuk hukuman tanpa aturan mulai berlaku sendiri.")
    )
    ending = models.CharField(
        _("kode tenggat selesai"), max_length=20, blank=True, help_text=_("Pengingat sebelum hari terakhir hukuman.")
    )
    post_class = models.CharField(
        _("kelas jabatan"), max_length=120, blank=True, help_text=_("Kosong: kelas jabatan terperiksa sendiri.")
    )
    with_team = models.BooleanField(_("memakai Tim Pemeriksa"), default=True)
    with_pack = models.BooleanField(_("dicatat dalam I'DIS dan SIASN"), default=True)
    note = models.TextField(_("catatan di halaman perkara"), blank=True)

    class Meta:
        verbose_name = _("aturan jalur perkara")
        verbose_name_plural = _("aturan jalur perkara")
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_track_rule_per_code_and_start"),
            ends_after_it_begins("a_track_rule_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.code}: {self.name}"

    @property
    def is_membership(self) -> bool:
        return self.kind == TrackKind.MEMBERSHIP

    @property
    def is_contract(self) -> bool:
        return self.kind == TrackKind.CONTRACT


class EffectRule(ProcedureRule):
    """From which day some kinds of penalty count, where it is not the working day after receipt."""

    code = models.CharField(_("kode"), max_length=30)
    penalties = models.JSONField(_("kode hukuman"), default=list)
    counted = models.CharField(_("berlaku sejak"), max_length=12, choices=Counted)

    class Meta:
        verbose_name = _("aturan mulai berlaku")
        verbose_name_plural = _("aturan mulai berlaku")
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_effect_rule_per_code_and_start"),
            ends_after_it_begins("an_effect_rule_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.code}: {self.get_counted_display()}"
