"""What a person writes who asks that their data be put right, or be erased."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jielin.people.models.account import NAME_LENGTH

from ..models import Correction
from ..models.data_request import TEXT_LENGTH
from ..states import About


class CorrectionForm(forms.Form):
    """What is wrong, and what is right."""

    about = forms.ChoiceField(
        label=_("What is not right?"),
        choices=About,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what is not right"),
            "invalid_choice": _("Choose what is not right"),
        },
    )
    wrong = forms.CharField(
        label=_("How it stands there, and where"),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write what is wrong, so that it can be found")},
    )
    right = forms.CharField(
        label=_("How it should be"),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write how it should be")},
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        name = " ".join(told.get("right", "").split())
        if told.get("about") == About.NAME and len(name) > NAME_LENGTH:
            self.add_error("right", _("Write only the name, with at most 60 characters"))
        return told

    def told(self) -> Correction:
        """What was written."""
        about = About(self.cleaned_data["about"])
        return Correction(about, self.cleaned_data["wrong"], self.cleaned_data["right"])


class DeletionForm(forms.Form):
    """The second press: the page before has said what goes and what stays."""

    sure = forms.BooleanField(
        label=_("I have read what goes and what stays, and want to be erased"),
        error_messages={"required": _("Tick this if you want to be erased")},
    )
