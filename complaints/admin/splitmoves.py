"""Splitting a case by its accused, and putting it together again: what is asked, and the doors it goes through."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import splitting
from complaints.admin.move import Move
from complaints.admin.queue import place_of
from complaints.admin.stepforms import ReasonForm, Rows
from complaints.fields import Words
from complaints.models import Accused, Complaint


class SplitForm(ReasonForm):
    """Who leaves into a case of their own. ``group`` tells the forms of several proposals apart."""

    about = "group"
    label = _("Alasan memecah")
    hint = _("Tercatat pada kedua perkara. Pelapor membaca bahwa laporannya ditangani sebagai beberapa perkara.")

    group = forms.IntegerField(min_value=0, max_value=99, widget=forms.HiddenInput)
    accused = Rows(
        Accused.objects.none(),
        label=_("Terlapor yang pindah ke perkara baru"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Centang sedikitnya satu terlapor."),
            "invalid_choice": _("Salah satu terlapor sudah tidak di perkara ini. Periksa pilihan Anda."),
            "invalid_pk_value": _("Salah satu terlapor tidak dikenal."),
        },
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        people = self.record.accused.all()
        self.field("accused").queryset = people
        self.field("accused").choices = [(one.pk, f"{one.called} ({place_of(one)})") for one in people]
        if self.record.register_number:
            self.fields["register_number"] = Words(
                max_length=60,
                label=_("Nomor register perkara baru"),
                help_text=_("Perkara ini sudah diregister, jadi perkara yang baru perlu nomornya sendiri."),
                required=False,
            )

    def clean(self) -> dict[str, Any] | None:
        """Tell whoever chose accused that left together meanwhile, as a second press does, where they are now."""
        given = super().clean()
        if "invalid_choice" in self.codes and (part := self._left_for()) is not None:
            del self.errors["accused"]
            words = gettext("Terlapor ini sudah dipecah ke perkara %(number)s.") % {"number": part.number}
            self.add_error("accused", forms.ValidationError(words, code="changed_meanwhile"))
        return given

    def _left_for(self) -> Complaint | None:
        keys = set(self["accused"].data)
        found = Accused.objects.filter(pk__in=keys, complaint__split_from=self.record.report_id)
        people = list(found.select_related("complaint"))
        parts = {one.complaint_id for one in people}
        return people[0].complaint if len(people) == len(keys) and len(parts) == 1 else None


class RejoinForm(ReasonForm):
    label = _("Alasan menyatukan kembali")
    hint = _("Tercatat pada kedua perkara. Pelapor membaca bahwa perkaranya disatukan kembali.")


def _split(case: Complaint, given: dict[str, Any], form: Any, actor: Any) -> str:
    part = splitting.split(
        case,
        given["accused"],
        reason=given["reason"],
        register_number=given.get("register_number", ""),
        actor=actor,
    )
    return gettext("Perkara %(number)s dibuat dari laporan ini.") % {"number": part.number}


def _rejoin(case: Complaint, given: dict[str, Any], form: Any, actor: Any) -> str:
    report = splitting.rejoin(case, reason=given["reason"], actor=actor)
    return gettext("Terlapornya kembali ke %(number)s. Perkara ini ditutup.") % {"number": report.number}


ANCHOR = "#pecah"
MOVES: dict[str, Move] = {"split": Move(SplitForm, _split, ANCHOR), "rejoin": Move(RejoinForm, _rejoin, ANCHOR)}
