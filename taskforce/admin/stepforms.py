"""What each step of a recommendation asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.admin.levelmoves import JudgeForm
from complaints.fields import Words
from complaints.models import Act
from complaints.statuses import Verdict
from netralitas.audit.adminbase import StepForm
from taskforce.statuses import Opinion

NOTE_MAX = 4000


class CosignForm(StepForm):
    opinion = forms.ChoiceField(
        choices=Opinion.choices,
        widget=forms.RadioSelect,
        label=_("Pendapat lembaga Anda"),
        error_messages={"required": _("Pilih sepakat atau keberatan.")},
    )
    note = Words(
        lines=4,
        max_length=NOTE_MAX,
        label=_("Hasil verifikasi"),
        help_text=_("Dibaca anggota Satgas yang lain."),
        required=False,
    )


class IssueForm(StepForm):
    grounds = Words(
        lines=4,
        max_length=NOTE_MAX,
        label=_("Pertimbangan"),
        help_text=_("Boleh kosong. Isi surat disusun dari perbuatan yang terbukti."),
        required=False,
    )


class CloseForm(StepForm):
    reason = Words(
        lines=4,
        max_length=NOTE_MAX,
        label=_("Alasan menutup tanpa rekomendasi"),
        help_text=_("Pelapor membaca bahwa Satgas tidak memberi rekomendasi, tanpa alasan ini."),
        required=False,
    )


class VoidForm(StepForm):
    reason = Words(lines=4, max_length=NOTE_MAX, label=_("Alasan membatalkan"), required=False)


class JudgeActForm(JudgeForm):
    """The Satgas' judgement of one proven act of the accused."""

    def acts(self) -> Any:
        return Act.objects.filter(accused=self.record.accused_id, verdict=Verdict.PROVEN)
