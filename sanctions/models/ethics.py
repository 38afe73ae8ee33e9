"""A case of the code of ethics: its council, the council's session and decision, the moral statement, what follows."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField
from netralitas.lib.validity import ends_after_it_begins
from sanctions.models.rules import ProcedureRule
from sanctions.statuses import Seat, Vote


class EthicsRule(ProcedureRule):
    """One thing PP 42/2004 lays down for a case of the code of ethics: a number, a sentence, or both."""

    code = models.CharField(_("kode"), max_length=30)
    amount = models.PositiveSmallIntegerField(_("jumlah"), null=True, blank=True)
    text = models.TextField(_("isi"), help_text=_("{n} ialah jumlahnya."))

    class Meta:
        verbose_name = _("aturan kode etik")
        verbose_name_plural = _("aturan kode etik")
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_ethics_rule_per_code_and_start"),
            ends_after_it_begins("an_ethics_rule_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.code}: {self.basis}"

    @property
    def cited(self) -> str:
        """Return what the rule says with its article, without a sign at its end."""
        return f"{self.text.replace('{n}', str(self.amount)).rstrip('.')} ({self.basis})"


class Council(models.Model):
    """The ethics council of one case, set up by the appointing official (PP 42/2004 arts. 17 and 18)."""

    proceeding = models.OneToOneField("sanctions.Proceeding", models.PROTECT, related_name="council")
    set_on = models.DateField(_("dibentuk"))
    is_rank_confirmed = models.BooleanField(_("pangkat dan jabatan anggota dinyatakan tidak lebih rendah"))
    letter = models.OneToOneField("letters.Letter", models.PROTECT, related_name="+")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("majelis kode etik")
        verbose_name_plural = _("majelis kode etik")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_rank_confirmed=True), name="nobody_below_the_examined_sits_in_the_council"
            )
        ]

    def __str__(self):
        return f"MKE {self.proceeding_id}"


class CouncilMember(models.Model):
    """Who sits in the council (PP 42/2004 art. 18)."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="members")
    seat = models.CharField(_("kedudukan"), max_length=10, choices=Seat)
    name = EncryptedTextField(_("nama"))
    nip = EncryptedTextField(_("NIP"), blank=True)
    rank = models.CharField(_("pangkat, golongan"), max_length=60, blank=True)
    post = models.CharField(_("jabatan"), max_length=160)

    class Meta:
        verbose_name = _("anggota majelis")
        verbose_name_plural = _("anggota majelis")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "seat"], condition=~Q(seat=Seat.MEMBER), name="one_chair_and_one_secretary"
            )
        ]

    def __str__(self):
        return f"{self.seat} {self.post}"


class CouncilSession(models.Model):
    """The session in which the council hears the case and the defence (PP 42/2004 art. 19(1)-(2))."""

    council = models.OneToOneField(Council, models.PROTECT, related_name="session")
    held_at = models.DateTimeField(_("sidang mulai"))
    closed_at = models.DateTimeField(_("sidang selesai"))
    venue = models.CharField(_("tempat"), max_length=200)
    is_attended = models.BooleanField(_("terperiksa hadir"))
    findings = EncryptedTextField(_("jalannya sidang"))
    defence = EncryptedTextField(_("pembelaan"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("sidang majelis")
        verbose_name_plural = _("sidang majelis")
        constraints = [
            models.CheckConstraint(condition=Q(closed_at__gte=F("held_at")), name="a_session_closes_after_it_opens"),
            models.CheckConstraint(
                condition=Q(is_attended=False) | ~Q(defence=""), name="who_came_was_heard_in_defence"
            ),
        ]

    def __str__(self):
        return f"{self.council_id}"


class CouncilDecision(models.Model):
    """What the council decided, by consensus or else by majority; it is final (PP 42/2004 art. 19(3)-(5))."""

    council = models.OneToOneField(Council, models.PROTECT, related_name="decision")
    decided_on = models.DateField(_("diputus"))
    is_proven = models.BooleanField(_("terbukti"))
    vote = models.CharField(_("cara memutus"), max_length=10, choices=Vote)
    votes_proven = models.PositiveSmallIntegerField(_("suara terbukti"), null=True, blank=True)
    votes_not_proven = models.PositiveSmallIntegerField(_("suara tidak terbukti"), null=True, blank=True)
    reasons = EncryptedTextField(_("pertimbangan"))
    advised_action = EncryptedTextField(_("tindakan administratif yang direkomendasikan"), blank=True)
    letter = models.OneToOneField("letters.Letter", models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("putusan majelis")
        verbose_name_plural = _("putusan majelis")
        constraints = [
            models.CheckConstraint(
                condition=Q(vote=Vote.CONSENSUS, votes_proven=None, votes_not_proven=None)
                | Q(vote=Vote.MAJORITY, is_proven=True, votes_proven__gt=F("votes_not_proven"))
                | Q(vote=Vote.MAJORITY, is_proven=False, votes_proven__lt=F("votes_not_proven")),
                name="the_majority_decides",
            ),
            models.CheckConstraint(
                condition=Q(is_proven=True) | Q(advised_action=""), name="no_action_on_what_is_not_proven"
            ),
        ]

    def __str__(self):
        return f"{self.council_id}"


class MoralStatement(models.Model):
    """The moral sanction, declared in writing, open or closed; no discipline penalty (PP 42/2004 art. 15)."""

    proceeding = models.OneToOneField("sanctions.Proceeding", models.PROTECT, related_name="statement")
    penalty = models.ForeignKey("sanctions.Penalty", models.PROTECT, verbose_name=_("sanksi moral"))
    is_open = models.BooleanField(_("terbuka"))
    breach = EncryptedTextField(_("jenis pelanggaran"))
    stated_on = models.DateField(_("dinyatakan"))
    signer_post = models.CharField(_("jabatan yang menyatakan"), max_length=160)
    delegate_echelon = models.PositiveSmallIntegerField(_("eselon penerima delegasi"), null=True, blank=True)
    authority_basis = models.CharField(_("dasar wewenang"), max_length=120)
    letter = models.OneToOneField("letters.Letter", models.PROTECT, related_name="+")
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    executed_on = models.DateField(_("dilaksanakan"), null=True, blank=True)
    execution = EncryptedTextField(_("pelaksanaan"), blank=True)

    class Meta:
        verbose_name = _("pernyataan sanksi moral")
        verbose_name_plural = _("pernyataan sanksi moral")
        constraints = [
            models.CheckConstraint(condition=~Q(breach=""), name="a_statement_names_the_breach"),
            models.CheckConstraint(
                condition=Q(executed_on=None) | Q(executed_on__gte=F("stated_on")) & ~Q(execution=""),
                name="no_execution_before_the_statement",
            ),
        ]

    def __str__(self):
        return f"{self.proceeding_id}"


class AdministrativeAction(models.Model):
    """What the agency does about the council's advice besides the sanction, or why nothing (PP 42/2004 art. 16)."""

    proceeding = models.OneToOneField("sanctions.Proceeding", models.PROTECT, related_name="administrative_action")
    decided_on = models.DateField(_("diputus"))
    action = EncryptedTextField(_("tindakan"), blank=True)
    basis = models.CharField(_("dasar"), max_length=200, blank=True)
    refusal = EncryptedTextField(_("alasan tidak dikenakan"), blank=True)
    letter = models.OneToOneField("letters.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("tindakan administratif")
        verbose_name_plural = _("tindakan administratif")
        constraints = [
            models.CheckConstraint(
                condition=Q(letter__isnull=False, refusal="") & ~Q(action="") & ~Q(basis="")
                | Q(letter=None, action="", basis="") & ~Q(refusal=""),
                name="an_action_with_its_basis_or_why_none",
            )
        ]

    def __str__(self):
        return f"{self.proceeding_id}"
