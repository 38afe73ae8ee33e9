"""Regions, agencies, their offices, and the people who sign in."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField
from netralitas.people.roles import Role, Scope


class Region(models.Model):
    """A province, a regency or a city, under the code of the Ministry of Home Affairs ("33", "33.05")."""

    class Kind(models.TextChoices):
        PROVINSI = "provinsi", _("Provinsi")
        KABUPATEN = "kabupaten", _("Kabupaten")
        KOTA = "kota", _("Kota")

    code = models.CharField(_("kode"), max_length=5, primary_key=True)
    name = models.CharField(_("nama"), max_length=80)
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind)
    province = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="members", verbose_name=_("provinsi")
    )
    utc_offset = models.SmallIntegerField(_("selisih jam dari UTC"))
    edited_by_hand = models.BooleanField(_("disunting tangan"), default=False, editable=False)

    class Meta:
        verbose_name = _("wilayah")
        verbose_name_plural = _("wilayah")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="provinsi", province=None) | (~Q(kind="provinsi") & Q(province__isnull=False)),
                name="region_below_province_has_province",
            ),
            models.CheckConstraint(
                condition=Q(utc_offset__gte=7, utc_offset__lte=9), name="region_lies_in_wib_wita_wit"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> str:
        """The name of the region's time: WIB, WITA or WIT."""
        return {7: "WIB", 8: "WITA", 9: "WIT"}[self.utc_offset]


class Instansi(models.Model):
    """A public body: an employer of civil servants, or one that supervises them."""

    class Kind(models.TextChoices):
        PROVINSI = "provinsi", _("Pemerintah provinsi")
        KABUPATEN = "kabupaten", _("Pemerintah kabupaten")
        KOTA = "kota", _("Pemerintah kota")
        MINISTRY = "ministry", _("Kementerian")
        LPNK = "lpnk", _("Lembaga pemerintah nonkementerian")
        SECRETARIAT = "secretariat", _("Sekretariat lembaga negara atau lembaga nonstruktural")
        COMMISSION = "commission", _("Komisi atau badan pengawas")
        OTHER = "other", _("Lainnya")

    class Level(models.TextChoices):
        """The agency's column in the table of who may punish whom (PP 94/2021 art. 17-23)."""

        PUSAT = "pusat", _("Instansi pusat")
        PROVINSI = "provinsi", _("Instansi daerah provinsi")
        KABKOTA = "kabkota", _("Instansi daerah kabupaten/kota")

    code = models.SlugField(_("kode"), max_length=40, unique=True)
    name = models.CharField(_("nama"), max_length=160)
    short_name = models.CharField(_("nama pendek"), max_length=80, blank=True)
    kind = models.CharField(_("jenis"), max_length=12, choices=Kind)
    level = models.CharField(_("tingkat"), max_length=8, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="members", verbose_name=_("di atasnya")
    )
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, verbose_name=_("wilayah"))
    covers = models.JSONField(
        _("provinsi dalam wilayah kerja"),
        default=list,
        blank=True,
        help_text=_("Kode provinsi, hanya untuk badan yang wilayah kerjanya beberapa provinsi (kantor regional BKN)."),
    )
    is_satgas_member = models.BooleanField(_("anggota Satgas"), default=False)
    has_appointing_official = models.BooleanField(_("punya pejabat pembina kepegawaian"), default=True)
    letterhead = models.JSONField(
        _("kepala surat"),
        default=dict,
        blank=True,
        help_text=_("office_title, government, unit, address, city"),
    )
    active_from = models.DateField(_("aktif sejak"), null=True, blank=True)
    active_to = models.DateField(_("aktif sampai"), null=True, blank=True)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=True)
    note = models.CharField(_("catatan"), max_length=300, blank=True)
    edited_by_hand = models.BooleanField(_("disunting tangan"), default=False, editable=False)

    class Meta:
        verbose_name = _("instansi")
        verbose_name_plural = _("instansi")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(active_from=None) | Q(active_to=None) | Q(active_to__gte=F("active_from")),
                name="instansi_ends_after_it_begins",
                violation_error_message=_("Akhir mendahului awal."),
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="instansi_is_not_its_own_parent",
                violation_error_message=_("Instansi tidak dapat berada di atas dirinya sendiri."),
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "region"], name="instansi_kind_region"),
            models.Index(fields=["name"], name="instansi_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """One post or unit of an agency and who holds it, for a time. The successor is the next row by date."""

    class Kind(models.TextChoices):
        APPOINTING_OFFICIAL = "appointing_official", _("Pejabat Pembina Kepegawaian (PPK)")
        AUTHORISED_OFFICIAL = "authorised_official", _("Pejabat yang Berwenang (PyB)")
        STAFFING_OFFICE = "staffing_office", _("Unit kepegawaian")
        CASE_DESK = "case_desk", _("Meja penanganan perkara")

    instansi = models.ForeignKey(Instansi, models.CASCADE, related_name="offices", verbose_name=_("instansi"))
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind)
    title = models.CharField(_("nama jabatan atau unit"), max_length=160)
    holder_name = models.CharField(_("nama pejabat"), max_length=120, blank=True)
    holder_nip = EncryptedTextField(_("NIP pejabat"), null=True, blank=True)
    # Null, never "": the database cannot read a sealed field, yet must count those without an address.
    email = EncryptedTextField(_("surel"), null=True, blank=True)
    valid_from = models.DateField(_("berlaku sejak"))
    valid_to = models.DateField(_("berlaku sampai"), null=True, blank=True)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=True)

    class Meta:
        verbose_name = _("jabatan")
        verbose_name_plural = _("jabatan")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="office_ends_after_it_begins",
                violation_error_message=_("Akhir mendahului awal."),
            ),
        ]
        indexes = [models.Index(fields=["instansi", "kind", "valid_from"], name="office_instansi_kind_from")]

    def __str__(self) -> str:
        return self.title


class Mandate(models.Model):
    """A task that the law gives to one body for a time and then to another."""

    class Kind(models.TextChoices):
        RECOMMENDING_BODY = "recommending_body", _("Memberi rekomendasi kepada PPK")

    kind = models.CharField(_("tugas"), max_length=20, choices=Kind)
    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="mandates", verbose_name=_("instansi"))
    valid_from = models.DateField(_("berlaku sejak"))
    valid_to = models.DateField(_("berlaku sampai"), null=True, blank=True)
    basis = models.CharField(_("dasar"), max_length=200)
    needs_verification = models.BooleanField(_("perlu verifikasi"), default=True)
    note = models.CharField(_("catatan"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("kewenangan")
        verbose_name_plural = _("kewenangan")
        ordering = ["kind", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "valid_from"],
                name="one_mandate_begins_per_day",
                violation_error_message=_("Pada hari itu sudah ada yang mulai."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="mandate_ends_after_it_begins",
                violation_error_message=_("Akhir mendahului awal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.instansi}"


class Accounts(UserManager["User"]):
    """Let Django's own ``createsuperuser`` make an account that obeys the table of roles."""

    use_in_migrations = False

    def create_superuser(self, username: str, email: Any = None, password: Any = None, **extra: Any) -> "User":
        return super().create_superuser(username, email, password, **{"role": Role.ADMIN, **extra})


class User(AbstractUser):
    """Somebody who signs in. ``people/accounts.py`` is the only writer of role, agency and region."""

    role = models.CharField(_("peran"), max_length=20, choices=Role)
    instansi = models.ForeignKey(
        Instansi, models.PROTECT, null=True, blank=True, related_name="users", verbose_name=_("instansi")
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="users",
        verbose_name=_("wilayah"),
        help_text=_("Kosong berarti seluruh Indonesia."),
    )
    must_change_password = models.BooleanField(_("wajib mengganti kata sandi"), default=False, editable=False)

    objects: ClassVar[Accounts] = Accounts()

    class Meta:
        verbose_name = _("pengguna")
        verbose_name_plural = _("pengguna")
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(Lower("username"), name="one_account_per_username_in_any_case"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="user_role_is_known"),
            models.CheckConstraint(
                condition=~Q(role=Role.AGENCY_OFFICER) | Q(instansi__isnull=False),
                name="agency_officer_has_an_instansi",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.AGENCY_OFFICER) | Q(is_staff=False, is_superuser=False),
                name="agency_officer_is_not_staff",
            ),
        ]
        indexes = [models.Index(fields=["role", "is_active"], name="user_role_active")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return self.get_full_name() or self.username


class ApiToken(models.Model):
    """Permission to use the programming interface in the name of one user. Only a digest of it is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens", verbose_name=_("pengguna")
    )
    label = models.CharField(_("untuk apa"), max_length=80, blank=True)
    prefix = models.CharField(_("awalan"), max_length=16, unique=True, editable=False)
    digest = models.CharField(_("sidik"), max_length=64, editable=False)
    scopes = models.JSONField(_("cakupan"), default=list)
    created_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    expires_at = models.DateTimeField(_("berlaku sampai"))
    revoked_at = models.DateTimeField(_("dicabut"), null=True, blank=True, editable=False)
    last_used_on = models.DateField(_("terakhir dipakai"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("token API")
        verbose_name_plural = _("token API")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.prefix}…"

    @property
    def scope_labels(self) -> list[str]:
        return [str(Scope(scope).label) for scope in self.scopes]
