"""The people of a report. What says who somebody is, is encrypted."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.statuses import NOT_ASN, Answer, Employment
from netralitas.lib.crypto import EncryptedJSONField, EncryptedTextField


class Reporter(models.Model):
    """The sealed identity of a reporter; an anonymous report has no row here."""

    complaint = models.OneToOneField("complaints.Complaint", models.PROTECT, related_name="reporter")
    identity = EncryptedJSONField(_("identitas tersegel"))

    class Meta:
        verbose_name = _("pelapor")
        verbose_name_plural = _("pelapor")

    def __str__(self):
        return f"#{self.pk}"


class Accused(models.Model):
    """The person a report is about, as far as the reporter and later the officers know."""

    complaint = models.ForeignKey("complaints.Complaint", models.PROTECT, related_name="accused")
    name = EncryptedTextField(_("nama"), blank=True)
    # Name and post as the report gave them, kept when an officer first writes others; null until then.
    told_as = EncryptedTextField(_("sebutan menurut laporan"), null=True)
    name_index = models.CharField(_("indeks nama"), max_length=32, blank=True, db_index=True)
    description = EncryptedTextField(_("ciri-ciri"), blank=True)
    account = EncryptedTextField(_("akun media sosial"), blank=True)
    account_index = models.CharField(_("indeks akun"), max_length=32, blank=True, db_index=True)
    plate = EncryptedTextField(_("nomor kendaraan"), blank=True)
    plate_index = models.CharField(_("indeks nomor kendaraan"), max_length=32, blank=True, db_index=True)
    post = models.CharField(_("jabatan"), max_length=120, blank=True)
    post_class = models.CharField(_("kelas jabatan"), max_length=40, blank=True)
    instansi = models.ForeignKey("people.Instansi", models.PROTECT, null=True, blank=True, verbose_name=_("instansi"))
    instansi_text = models.CharField(_("instansi menurut pelapor"), max_length=160, blank=True)
    employment = models.CharField(_("status pegawai"), max_length=15, choices=Employment, default=Employment.UNSURE)
    nip = EncryptedTextField(_("NIP"), blank=True)
    nip_index = models.CharField(_("indeks NIP"), max_length=32, blank=True, db_index=True)
    rank = models.CharField(_("pangkat, golongan"), max_length=60, blank=True)
    person = models.ForeignKey(
        "complaints.Person", models.PROTECT, null=True, blank=True, related_name="members", verbose_name=_("orang")
    )
    is_spouse_of_candidate = models.CharField(
        _("suami/istri calon"), max_length=6, choices=Answer, default=Answer.UNSURE
    )
    is_on_unpaid_leave = models.CharField(_("sedang CLTN"), max_length=6, choices=Answer, default=Answer.UNSURE)
    # Written with the row of ``Referral`` that says to whom; here so that every list and rule knows without it.
    is_referred = models.BooleanField(_("diteruskan ke instansi lain"), default=False)

    class Meta:
        verbose_name = _("terlapor")
        verbose_name_plural = _("terlapor")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_referred=False) | Q(employment__in=sorted(NOT_ASN)),
                name="no_civil_servant_is_referred_elsewhere",
            )
        ]

    def __str__(self):
        return self.post or f"#{self.pk}"

    @property
    def told(self) -> str:
        """Return the name and the post as the report gave them, whatever officers wrote since."""
        return f"{self.name} {self.post}".strip() if self.told_as is None else self.told_as

    @property
    def called(self) -> str:
        """Return what an accused is called: by name, else by post or description."""
        by_post = gettext("%(post)s, nama belum diketahui") % {"post": self.post} if self.post else self.description
        return self.name or by_post or gettext("belum diketahui")

    @property
    def office_named(self) -> str:
        """Return the office a reporter named, "" when it is the agency itself: it may tell more than that one."""
        told = self.instansi_text.strip()
        return "" if self.instansi and told.casefold() == self.instansi.name.casefold() else told

    @property
    def is_described(self) -> bool:
        """Say whether anything is known by which somebody could be told apart."""
        return any([self.name, self.description, self.post, self.account, self.plate])


class Witness(models.Model):
    """Somebody who saw it, as the reporter names them."""

    complaint = models.ForeignKey("complaints.Complaint", models.PROTECT, related_name="witnesses")
    details = EncryptedTextField(_("saksi"))
    contact = EncryptedTextField(_("cara menghubungi"), blank=True)

    class Meta:
        verbose_name = _("saksi")
        verbose_name_plural = _("saksi")

    def __str__(self):
        return f"#{self.pk}"
