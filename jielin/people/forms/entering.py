"""Forms of signing in; values are checked here, proofs by the models."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..limits import CODES
from ..phones import BadPhone, mobile

_PLAIN = {"autocapitalize": "none", "spellcheck": "false"}


class PasswordSignIn(forms.Form):
    """Staff: name and password."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "username", **_PLAIN}),
        error_messages={"required": _("Enter your sign-in name")},
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your password")},
    )

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()


class OwnPassword(forms.Form):
    """Staff whose name is known from their number: the password alone."""

    password = PasswordSignIn.base_fields["password"]


class PhoneForm(forms.Form):
    """Residents: where to send the code."""

    phone = forms.CharField(
        label=_("Mobile number"),
        required=True,
        max_length=40,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"required": _("Enter your mobile number")},
    )

    def clean_phone(self) -> str:
        try:
            return mobile(self.cleaned_data["phone"])
        except BadPhone as error:
            raise ValidationError(str(error)) from error


class CodeForm(forms.Form):
    """The code as it was typed; PhoneCode says what is wrong with it."""

    code = forms.CharField(
        label=_("Code from the text message"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Enter the code from the text message")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        hint = _("%(digits)s digits; they count for %(minutes)s minutes")
        minutes = int(CODES.lasts.total_seconds() // 60)
        self.fields["code"].help_text = hint % {"digits": CODES.digits, "minutes": minutes}


class PasswordChange(forms.Form):
    """The present password and another one."""

    old = forms.CharField(
        label=_("Present password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your present password")},
    )
    new = forms.CharField(
        label=_("New password"),
        help_text=_("At least 10 characters, not one that many people use"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": _("Enter a new password")},
    )


class SecondProof(forms.Form):
    """A code of the authenticator app, or a recovery code, as it was typed."""

    code = forms.CharField(
        label=_("Code of the app, or recovery code"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Enter the code")},
    )


class FirstProof(SecondProof):
    """While it is being set up there are no recovery codes yet."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].label = _("Code of the app")
