"""Forms of the staff rooms for people, agencies and offices."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from netralitas.people.accounts import placement_problem
from netralitas.people.models import ApiToken, Instansi, Office, User
from netralitas.people.roles import Scope


class NewAccountForm(forms.ModelForm):
    """Who the new person is; the first password is drawn and shown once."""

    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "email", "role", "instansi", "region"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        role, instansi, region = given.get("role", ""), given.get("instansi"), given.get("region")
        problem = placement_problem(role, instansi, region) if role else None
        if problem is not None:
            self.add_error(problem.field, ValidationError(problem.sentence, code=problem.code))
        return given

    def clean_username(self) -> str:
        username = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError(_now("Nama pengguna ini sudah dipakai."), code="username_taken")
        return username


class AccountForm(NewAccountForm):
    """What somebody may do, and the help they need."""

    new_password = forms.BooleanField(label=_("Buat kata sandi sementara baru"), required=False)
    new_factor = forms.BooleanField(label=_("Lepas faktor kedua (telepon hilang)"), required=False)
    unlock = forms.BooleanField(label=_("Buka kunci setelah gagal masuk"), required=False)
    reason = forms.CharField(label=_("Alasan"), required=False, max_length=200)

    class Meta:
        model = User
        fields = ["first_name", "last_name", "email", "role", "instansi", "region", "is_active"]

    def clean_username(self) -> str:
        return self.instance.username

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        closes = self.instance.is_active and "is_active" in self.changed_data
        if (given.get("new_factor") or closes) and not given.get("reason"):
            self.add_error("reason", ValidationError(_now("Tuliskan alasannya."), code="no_reason"))
        return given


class TokenForm(forms.ModelForm):
    """For whom, for what and for how long a token is."""

    scopes = forms.MultipleChoiceField(
        label=_("Cakupan"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    days = forms.IntegerField(label=_("Berlaku (hari)"), min_value=1, required=False)
    revoke = forms.BooleanField(label=_("Cabut sekarang"), required=False)

    class Meta:
        model = ApiToken
        fields = ["user", "label", "scopes"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "scopes" in self.fields:
            self.fields["scopes"].required = True
        if "days" in self.fields:
            self.fields["days"].initial = settings.API_TOKEN_DAYS
            self.fields["days"].widget.attrs["max"] = settings.API_TOKEN_DAYS


class InstansiForm(forms.ModelForm):
    """An agency, its letterhead as plain fields."""

    HEAD = ("office_title", "government", "unit", "address", "city")

    office_title = forms.CharField(label=_("Jabatan pimpinan"), required=False, max_length=160)
    government = forms.CharField(label=_("Nama pemerintahan"), required=False, max_length=160)
    unit = forms.CharField(label=_("Unit"), required=False, max_length=160)
    address = forms.CharField(label=_("Alamat"), required=False, max_length=240)
    city = forms.CharField(label=_("Kota"), required=False, max_length=80)

    class Meta:
        model = Instansi
        fields = [
            "code", "name", "short_name", "kind", "level", "parent", "region", "covers", "is_satgas_member",
            "has_appointing_official", "active_from", "active_to", "needs_verification", "note",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.HEAD:
            if name in self.fields:
                self.fields[name].initial = self.instance.letterhead.get(name, "")

    def letterhead(self) -> dict[str, str]:
        """Return the letterhead with what was typed in, and with whatever else it held."""
        return {**self.instance.letterhead, **{name: self.cleaned_data[name] for name in self.HEAD}}


class OfficeForm(forms.ModelForm):
    """An office, its sealed columns typed like any other."""

    email = forms.EmailField(label=_("Surel"), required=False)
    holder_nip = forms.RegexField(
        r"^\d{18}$",
        label=_("NIP pejabat"),
        required=False,
        error_messages={"invalid": _("NIP terdiri atas 18 angka.")},
    )

    class Meta:
        model = Office
        fields = ["instansi", "kind", "title", "holder_name", "holder_nip", "email", "valid_from", "valid_to"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        start, end = given.get("valid_from"), given.get("valid_to")
        if start and end and end < start:
            self.add_error("valid_to", ValidationError(_now("Akhir mendahului awal."), code="ends_before"))
        return given
