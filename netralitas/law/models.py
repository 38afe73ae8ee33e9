"""What the portal knows of the law: instruments, deadline rules, days off; each with its confidence.

A number the law gives is a row here, never a constant in code, so that an administrator can correct it.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as spoken
from django.utils.translation import gettext_lazy as _

from netralitas.law.confidence import Confidence
from netralitas.lib.validity import ends_after_it_begins


class Fact(models.Model):
    """What every row of law carries: how sure it is and whether a person has corrected it."""

    confidence = models.CharField(_("keyakinan"), max_length=2, choices=Confidence)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=False)
    edited_by_hand = models.BooleanField(
        _("diubah petugas"),
        default=False,
        editable=False,
        help_text=_("Pemuatan ulang data tidak menimpa baris ini."),
    )
    # What the data file calls the row. It stays when a person corrects a date or a code, so that loading
    # again finds the corrected row instead of adding the old one beside it. Rows added by hand have none.
    loaded_as = models.CharField(_("nama di berkas data"), max_length=160, unique=True, null=True, editable=False)

    class Meta:
        abstract = True


class Instrument(Fact):
    """One legal instrument. ``key`` is the name by which data files and other rows cite it."""

    key = models.CharField(_("kunci"), max_length=40, unique=True)
    number = models.CharField(_("nomor"), max_length=300)
    title = models.CharField(_("tentang"), max_length=300)
    stipulated_on = models.DateField(_("ditetapkan"), null=True, blank=True)
    valid_from = models.DateField(_("berlaku sejak"), null=True, blank=True)
    valid_to = models.DateField(_("berlaku sampai"), null=True, blank=True)
    gazette = models.CharField(_("lembaran negara"), max_length=120, blank=True)
    note = models.TextField(_("catatan"), blank=True)

    class Meta:
        verbose_name = _("dasar hukum")
        verbose_name_plural = _("dasar hukum")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="an_instrument_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return f"{self.number} {self.title}"


class DeadlineRule(Fact):
    """How long a step may take: amount, unit, from when, by which article, in force between two dates."""

    class Regime(models.TextChoices):
        PEMILU = "pemilu", _("Pemilu")
        PILKADA = "pilkada", _("Pemilihan (Pilkada)")
        PNS = "pns", _("PNS")
        ASN = "asn", _("ASN")
        SATGAS = "satgas", _("Satgas Netralitas")
        BKN = "bkn", _("BKN")
        PDP = "pdp", _("Pelindungan data pribadi")
        LAPOR = "lapor", _("SP4N-LAPOR!")

    class Unit(models.TextChoices):
        WORKING_DAY = "working_day", _("hari kerja")
        CALENDAR_DAY = "calendar_day", _("hari kalender")
        HOUR = "hour", _("jam")

    class Event(models.TextChoices):
        RECEIVED = "received", _("laporan diterima")
        REGISTERED = "registered", _("laporan diregistrasi")

    code = models.CharField(_("kode"), max_length=20)
    regime = models.CharField(_("rezim"), max_length=10, choices=Regime)
    step = models.CharField(_("langkah"), max_length=160)
    amount = models.PositiveSmallIntegerField(_("jumlah"))
    unit = models.CharField(_("satuan"), max_length=15, choices=Unit)
    anchor = models.CharField(
        _("dihitung sejak"),
        max_length=120,
        help_text=_("Bagian kalimat setelah kata “sejak”: “rekomendasi diterima”."),
    )
    event = models.CharField(
        _("peristiwa awal"),
        max_length=12,
        choices=Event,
        blank=True,
        help_text=_("Hanya bila undang-undang menghitung dari peristiwa lain daripada langkah itu sendiri."),
    )
    basis = models.CharField(_("dasar"), max_length=300)
    liability = models.CharField(
        _("bila lewat"),
        max_length=30,
        blank=True,
        help_text=_("Awal kode ketentuan tentang siapa yang bertanggung jawab bila kewajiban ini lewat batas."),
    )
    valid_from = models.DateField(_("berlaku sejak"))
    valid_to = models.DateField(_("berlaku sampai"), null=True, blank=True)
    note = models.TextField(_("catatan"), blank=True)

    class Meta:
        verbose_name = _("aturan tenggat")
        verbose_name_plural = _("aturan tenggat")
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_deadline_rule_per_code_and_start"),
            models.CheckConstraint(condition=Q(amount__gte=1), name="a_deadline_gives_some_time"),
            ends_after_it_begins("a_deadline_rule_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.code} {self.step}: {self.amount} {self.get_unit_display()}"


class Provision(Fact):
    """What the law says, in one sentence that the portal shows to citizens; the code names the place it is shown at."""

    class Regime(models.TextChoices):
        PEMILU = "pemilu", _("Pemilu")
        PILKADA = "pilkada", _("Pemilihan (Pilkada)")

    code = models.CharField(_("kode"), max_length=30)
    regime = models.CharField(
        _("rezim"), max_length=10, choices=Regime, blank=True, help_text=_("Kosong: berlaku bagi keduanya.")
    )
    sentence = models.CharField(_("kalimat"), max_length=300)
    basis = models.CharField(_("dasar"), max_length=300)
    valid_from = models.DateField(_("berlaku sejak"))
    valid_to = models.DateField(_("berlaku sampai"), null=True, blank=True)
    note = models.TextField(_("catatan"), blank=True)

    class Meta:
        verbose_name = _("ketentuan")
        verbose_name_plural = _("ketentuan")
        ordering = ["code", "regime", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "regime", "valid_from"], name="one_provision_per_code_and_start"),
            ends_after_it_begins("a_provision_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.code}: {self.sentence}"

    @property
    def words(self) -> str:
        """Return the sentence in the language spoken now."""
        return spoken(self.sentence)


class Holiday(Fact):
    """One day on which offices do not work, by decree."""

    class Kind(models.TextChoices):
        NATIONAL = "national", _("libur nasional")
        COLLECTIVE_LEAVE = "collective_leave", _("cuti bersama")
        VOTING_DAY = "voting_day", _("libur pemungutan suara")

    date = models.DateField(_("tanggal"))
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind)
    name = models.CharField(_("nama"), max_length=120)
    decree = models.CharField(_("keputusan"), max_length=300)
    is_cancelled = models.BooleanField(
        _("dibatalkan"), default=False, help_text=_("Hari ini kembali menjadi hari kerja.")
    )

    class Meta:
        verbose_name = _("hari libur")
        verbose_name_plural = _("hari libur")
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["date", "name"], name="one_row_per_day_off_and_name")]

    def __str__(self):
        return f"{self.date} {self.name}"
