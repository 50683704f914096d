"""How a resident is reached, and how one finds a request again without an account."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jielin.people.forms import CodeForm, PhoneForm
from jielin.people.limits import CODES
from jielin.people.phones import BadPhone, contact, normalise

OTHER = "other"


class ReachForm(forms.Form):
    """How to reach the resident: by the telephone that signed in, or another one."""

    which = forms.ChoiceField(
        label=_("Telephone"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose at which number we reach you")},
    )
    name = forms.CharField(
        label=_("How shall we address you?"),
        help_text=_("A surname is enough, such as “Ms Chen”"),
        required=False,
        max_length=60,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=_("Telephone number"),
        help_text=_("Only those who deal with it see it, and each look is recorded"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"required": _("Enter a telephone number")},
    )
    prefers = forms.ChoiceField(
        label=_("How would you like to be told?"),
        choices=(("phone", _("Phone")), ("sms", _("Text message")), ("both", _("Either"))),
        widget=forms.RadioSelect,
        initial="both",
        error_messages={"required": _("Choose how you would like to be told")},
    )

    def __init__(self, *args: Any, own_phone: str, masked: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own_phone = own_phone
        if not own_phone:
            del self.fields["which"]
            return
        self.fields["phone"].label, self.fields["phone"].required = _("Another number"), False
        field: Any = self.fields["which"]
        mine = gettext("The one I signed in with, %(phone)s") % {"phone": masked}
        field.choices = [("own", mine), (OTHER, _("Another number, written below"))]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.own_phone and data.get("which") != OTHER:
            data["phone"] = self.own_phone
            return data
        if "phone" in self.errors:
            return data
        try:
            data["phone"] = contact(data.get("phone", ""))
        except BadPhone as error:
            self.add_error("phone", ValidationError(str(error)))
        return data


class FindForm(PhoneForm):
    """Number and telephone: what a receipt and its owner have."""

    number = forms.CharField(
        label=_("Number of the request"),
        help_text=_("On the receipt and in the text message, such as SQ20260714-0417"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Enter the number of the request")},
    )
    field_order = ("number", "phone")

    def clean_number(self) -> str:
        plain = unicodedata.normalize("NFKC", self.cleaned_data["number"]).upper()
        return "".join(sign for sign in plain if sign.isalnum() or sign == "-")


class FindCodeForm(CodeForm):
    """The code. What is said about it never tells whether number and telephone match."""

    def clean_code(self) -> str:
        digits = normalise(self.cleaned_data["code"])
        if len(digits) != CODES.digits or not digits.isdecimal():
            told = {"digits": CODES.digits, "count": len(digits)}
            text = gettext("The code has %(digits)s digits; you entered %(count)s")
            raise ValidationError(text % told)
        return digits
