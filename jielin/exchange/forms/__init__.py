"""What is asked before something is taken in or out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ..models.sheet_export import REASON_LENGTH


class SheetForm(forms.Form):
    """A file. What is wrong in its rows is told by the page, not by the field."""

    sheet = forms.FileField(
        label=gettext_lazy("Sheet (.xlsx or .csv)"),
        widget=forms.FileInput({"accept": ".xlsx,.csv"}),
        error_messages={
            "required": gettext_lazy("Choose the file first"),
            "empty": gettext_lazy("The file is empty"),
        },
    )

    def content(self, most: int) -> bytes:
        """One byte more than may be: the reading says so in a sentence."""
        upload: Any = self.cleaned_data["sheet"]
        read: bytes = upload.read(most + 1)
        return read

    @property
    def name(self) -> str:
        return str(self.cleaned_data["sheet"].name)


class ReasonForm(forms.Form):
    """Why a list is taken away."""

    reason = forms.CharField(
        label=gettext_lazy("What do you need the list for?"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("It is recorded, and stands above the table."),
        error_messages={
            "required": gettext_lazy("Write the reason: it is recorded."),
            "max_length": gettext_lazy("Write at most 200 characters."),
        },
    )
