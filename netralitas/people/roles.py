"""Who somebody is in the portal. What a role may do stands in the step tables and in the ``access`` files."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    VERIFIER = "verifier", _("Verifikator Bawaslu")
    SATGAS = "satgas", _("Anggota Satgas")
    AGENCY_OFFICER = "agency_officer", _("Petugas instansi")
    SUPERVISOR = "supervisor", _("Pengawas kepatuhan (Kemendagri, KemenPANRB)")
    AUDITOR = "auditor", _("Auditor")
    ADMIN = "admin", _("Pengelola akun")


# Those who work in the staff rooms. An agency's officer stands on the accused's side, in a workspace apart.
STAFF_ROLES = frozenset(Role) - {Role.AGENCY_OFFICER}


class Scope(TextChoices):
    """What a token of the programming interface may be used for, on top of what its owner may do."""

    READ = "read", _("Membaca data yang boleh dilihat pemiliknya")
    INTAKE = "intake", _("Memasukkan laporan dari kanal lain")
    WRITE = "write", _("Mengambil langkah atas perkara")
