"""Clarification appointments on the page of a case: what is asked, and the doors it goes through."""

import secrets
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone as clock_now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import clarifying
from complaints.admin.move import Move
from complaints.admin.stepforms import REASON_MAX
from complaints.fields import Day, Words
from complaints.models import Clarification, Complaint
from complaints.officewords import when_of
from netralitas.audit.adminbase import StepForm
from netralitas.people.zones import zone_of

FARTHEST = timedelta(days=366)


class DayAhead(Day):
    """A day that is to come, within a year."""

    def validate(self, value: date | None) -> None:
        forms.Field.validate(self, value)
        if value is not None and not timedelta(0) <= value - clock_now.localdate() <= FARTHEST:
            raise forms.ValidationError(gettext("Pilih hari ini atau hari sesudahnya."), code="not_ahead")


class Hour(forms.TimeField):
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class Appointed(StepForm):
    """A form that sets a moment, by the clocks of the place of the case."""

    on: Day = DayAhead(label=_("Tanggal"), error_messages={"required": _("Isi tanggalnya.")})
    hour = Hour(
        label=_("Jam setempat"),
        error_messages={"required": _("Isi jamnya."), "invalid": _("Tulis jam seperti 09:30.")},
    )

    @property
    def at(self) -> datetime:
        given = self.cleaned_data
        return datetime.combine(given["on"], given["hour"], tzinfo=zone_of(self.record.region))


class Once(forms.CharField):
    """The mark by which a form that is sent twice is known."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=32, widget=forms.HiddenInput, initial=lambda: secrets.token_urlsafe(12), **kwargs)


class WhomField(forms.ChoiceField):
    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        words = {"required": _("Pilih siapa orangnya.")}
        super().__init__(choices=Clarification.Whom.choices, error_messages=words, **kwargs)


class WayField(forms.ChoiceField):
    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        words = {"required": _("Pilih caranya.")}
        super().__init__(choices=Clarification.Way.choices, label=_("Cara"), error_messages=words, **kwargs)


class NameField(Words):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=120,
            label=_("Nama"),
            help_text=_("Disimpan terenkripsi. Kosongkan bagi pelapor: identitasnya tetap tersegel."),
            required=False,
            attrs={"autocomplete": "off"},
            **kwargs,
        )


class InviteForm(Appointed):
    once = Once()
    whom = WhomField(label=_("Yang diundang"))
    name = NameField()
    way = WayField()
    place = Words(max_length=300, label=_("Tempat atau tautan"), required=False)
    purpose = Words(
        lines=2,
        max_length=REASON_MAX,
        label=_("Keperluan"),
        help_text=_("Bila pelapor yang diundang, kalimat ini dibacanya. Jangan menyebut nama orang."),
        required=False,
    )
    field_order = ("once", "whom", "name", "on", "hour", "way", "place", "purpose")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if getattr(self.record, "has_left", False):
            asked = [choice for choice in Clarification.Whom.choices if choice[0] != Clarification.Whom.REPORTER]
            self.field("whom").choices = asked
            self.field("whom").help_text = _("Pelapornya menarik diri, jadi tidak diundang lagi.")


class OfClarification(StepForm):
    """A step about one appointment."""

    about = "clarification"
    clarification = forms.ModelChoiceField(Clarification.objects.none(), widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.field("clarification").queryset = self.record.clarifications.all()


class Recorded(StepForm):
    """A form that says what a meeting brought, with the scan of its minutes."""

    result = Words(lines=4, max_length=REASON_MAX, label=_("Hasil klarifikasi"), required=False)
    scan = forms.FileField(
        label=_("Pindaian berita acara"),
        help_text=_(
            "Boleh kosong. Berita acara terlapor menjadi bukti perkara ini; yang lain tetap di Bawaslu dan tidak "
            "pernah diteruskan."
        ),
        required=False,
    )


class ResultForm(OfClarification, Recorded):
    pass


class HeardForm(Appointed, Recorded):
    """A meeting that took place without an invitation of this portal."""

    on = Day(label=_("Tanggal"), error_messages={"required": _("Isi tanggalnya.")})
    once = Once()
    whom = WhomField(label=_("Yang memberi keterangan"))
    name = NameField()
    way = WayField()
    place = Words(max_length=300, label=_("Tempat atau tautan"), required=False)
    field_order = ("once", "whom", "name", "on", "hour", "way", "place", "result", "scan")


class AbsentForm(OfClarification):
    result = Words(lines=2, max_length=REASON_MAX, label=_("Catatan ketidakhadiran"), required=False)


class CallOffForm(OfClarification):
    result = Words(lines=2, max_length=REASON_MAX, label=_("Alasan membatalkan"), required=False)


class PutOffForm(OfClarification, Appointed):
    result = Words(lines=2, max_length=REASON_MAX, label=_("Alasan memindahkan"), required=False)


def _invite(case: Complaint, given: dict[str, Any], form: Any, actor: Any) -> str:
    clarifying.invite(
        case,
        given["whom"],
        name=given["name"],
        at=form.at,
        way=given["way"],
        place=given["place"],
        purpose=given["purpose"],
        key=given["once"],
        actor=actor,
    )
    return gettext("Undangan klarifikasi tercatat. Meja ini diingatkan sehari sebelumnya.")


def _hold(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    clarifying.record_result(given["clarification"], result=given["result"], scan=given["scan"], actor=actor)
    return gettext("Hasil klarifikasi tercatat.")


def _hear(case: Complaint, given: dict[str, Any], form: Any, actor: Any) -> str:
    clarifying.record_heard(
        case,
        given["whom"],
        name=given["name"],
        at=form.at,
        way=given["way"],
        place=given["place"],
        result=given["result"],
        scan=given["scan"],
        key=given["once"],
        actor=actor,
    )
    return gettext("Klarifikasi tanpa undangan tercatat.")


def _miss(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    clarifying.miss(given["clarification"], result=given["result"], actor=actor)
    return gettext("Ketidakhadiran tercatat.")


def _call_off(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    clarifying.call_off(given["clarification"], result=given["result"], actor=actor)
    return gettext("Undangan dibatalkan.")


def _put_off(case: Complaint, given: dict[str, Any], form: Any, actor: Any) -> str:
    row = clarifying.put_off(given["clarification"], form.at, result=given["result"], actor=actor)
    return gettext("Klarifikasi dipindah ke %(when)s.") % {"when": when_of(row)}


ANCHOR = "#klarifikasi"
WITH_SCAN = frozenset({"hold_clarification", "hear_clarification"})
MOVES: dict[str, Move] = {
    "invite_clarification": Move(InviteForm, _invite, ANCHOR),
    "hold_clarification": Move(ResultForm, _hold, ANCHOR),
    "hear_clarification": Move(HeardForm, _hear, ANCHOR),
    "miss_clarification": Move(AbsentForm, _miss, ANCHOR),
    "call_off_clarification": Move(CallOffForm, _call_off, ANCHOR),
    "put_off_clarification": Move(PutOffForm, _put_off, ANCHOR),
}
