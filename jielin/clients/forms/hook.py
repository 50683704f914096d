"""Where a client wants to be told, and of what."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from .. import public
from ..addresses import LONGEST, BadAddress, read
from ..sending import resolve


class HookForm(forms.Form):
    """The address is checked now, and again each time before something is sent."""

    address = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=LONGEST,
        help_text=gettext_lazy("Begins with https://, and answers within 5 seconds"),
        widget=forms.URLInput({"autocomplete": "off", "inputmode": "url"}),
        error_messages={"required": gettext_lazy("Write the address that will be told")},
    )
    events = forms.MultipleChoiceField(
        label=gettext_lazy("What it is told"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one event")},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["events"]
        field.choices = public.events()

    def clean_address(self) -> str:
        told: str = self.cleaned_data["address"]
        try:
            resolve(read(told))
        except BadAddress as bad:
            raise forms.ValidationError(str(bad)) from bad
        return told
