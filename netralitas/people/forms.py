"""What is typed in to sign in."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordAgain
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _


class _Plain(forms.Form):
    """Leave the labels to speak: no grey words inside the fields, which vanish when one types."""

    labels: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)


class SignInForm(_Plain, LoginForm):
    labels = {"login": _("Nama pengguna"), "password": _("Kata sandi")}


class PasswordAgainForm(_Plain, PasswordAgain):
    labels = {"password": _("Kata sandi")}


class NewPasswordForm(_Plain, ChangePasswordForm):
    labels = {
        "oldpassword": _("Kata sandi sekarang"),
        "password1": _("Kata sandi baru"),
        "password2": _("Kata sandi baru, sekali lagi"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())


class _Code(_Plain):
    labels = {"code": _("Kode enam angka")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(inputmode="numeric", autocomplete="one-time-code", maxlength=12)


class CodeForm(_Code, AuthenticateForm):
    labels = {"code": _("Kode dari aplikasi, atau satu kode pemulihan")}


class CodeAgainForm(_Code, ReauthenticateForm):
    labels = {"code": _("Kode dari aplikasi, atau satu kode pemulihan")}


class FirstCodeForm(_Code, ActivateTOTPForm):
    pass
