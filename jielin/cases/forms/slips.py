"""Printing paper slips, and typing one in."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.files.forms import PhotosForm

from ..models import Report
from ..models.slip import MOST_PRINTED
from ..queries.choices import Group
from ..states import Source
from .intake import IntakeForm


class HandOutForm(forms.Form):
    """For which community or grid, and how many sheets."""

    area = forms.CharField(
        label=gettext_lazy("Community or grid"),
        error_messages={"required": gettext_lazy("Choose the community or the grid")},
    )
    count = forms.IntegerField(
        label=gettext_lazy("How many sheets"),
        min_value=1,
        max_value=MOST_PRINTED,
        initial=4,
        error_messages={
            "required": gettext_lazy("Write how many sheets"),
            "invalid": gettext_lazy("Write how many sheets as a number"),
            "min_value": gettext_lazy("At least one sheet"),
            "max_value": gettext_lazy("At most 20 sheets at a time"),
        },
    )
    batch = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, areas: Iterable[Group], **more: Any) -> None:
        self.areas = tuple(areas)
        super().__init__(*args, **more)

    def clean_area(self) -> int:
        value: str = self.cleaned_data["area"]
        known = {option for group in self.areas for option, _label in group.options}
        if value not in known:
            raise forms.ValidationError(_("Choose a community or grid of your own area"))
        return int(value)


class SlipForm(IntakeForm):
    """What stands on the slip. Whoever writes on paper is called back."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["source"]
        self.fields["phone"].label = _("Telephone on the slip")
        self.fields["name"].label = _("Name on the slip")
        self.fields["text"].error_messages["required"] = _("Write down what stands on the slip")

    def report(self) -> Report:
        self.cleaned_data["source"] = Source.PAPER
        return replace(super().report(), prefers="phone")


class SlipPictureForm(PhotosForm):
    """The picture of the slip: for staff alone."""

    purpose = "slip"

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["photos"].label = _("Picture of the slip")
