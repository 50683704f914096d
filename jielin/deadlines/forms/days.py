"""What is asked of a day of the working calendar."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .rules import CHOOSE, day_field, source_field

FIRST_YEAR, LAST_YEAR = 2020, 2099
WORKS = (
    ("no", gettext_lazy("Off")),
    ("yes", gettext_lazy("Working day")),
)


class MarkForm(forms.Form):
    """Off or working (调休), with the notice that says so."""

    day = day_field(gettext_lazy("Day"), gettext_lazy("Write the day"))
    works = forms.ChoiceField(
        label=gettext_lazy("The day is"),
        choices=WORKS,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose whether the day is off or worked"),
            "invalid_choice": CHOOSE,
        },
    )
    source = source_field(max_length=80)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(_("Write a day from 2020 to 2099"))
        return day
