"""Whom a person asks into the household."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jielin.kernel.sealed import blind_index

from ..phones import BadPhone, mobile


class InviteForm(forms.Form):
    """A mobile number; nothing says whether anybody signs in with it."""

    phone = forms.CharField(
        label=_("Mobile number of the person"),
        help_text=_("We send nothing to it. Tell the person yourself"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "tel"}),
        error_messages={"required": _("Enter the mobile number of the person")},
    )

    def __init__(self, *args: Any, own: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.own = own

    def clean_phone(self) -> str:
        try:
            number = mobile(self.cleaned_data["phone"])
        except BadPhone as error:
            raise ValidationError(str(error)) from error
        if blind_index(number) == self.own:
            raise ValidationError(gettext("This is your own number"))
        return number
