"""What whoever decides on a data request has to write."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jielin.ui.forms import StepForm

from ..models.data_request import TEXT_LENGTH
from ..states import Ground


def _answer(label: Any, missing: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": missing},
    )


class CorrectForm(StepForm):
    """What was done; the name itself is put right by the platform."""

    verb = "correct"
    answer = _answer(
        _("What was put right, as the person will read it"), _("Write what was put right")
    )


class EraseForm(StepForm):
    """How it was made sure that this is the person, before nothing can be undone."""

    verb = "erase"
    answer = _answer(
        _("How you made sure that the person wishes it"),
        _("Write how you made sure: it cannot be undone"),
    )


class RefuseForm(StepForm):
    """The lawful reason, and its words."""

    verb = "refuse"
    ground = forms.ChoiceField(
        label=_("Lawful reason"),
        choices=Ground,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the lawful reason"),
            "invalid_choice": _("Choose the lawful reason"),
        },
    )
    answer = _answer(
        _("The reason in words, with the article, as the person will read it"),
        _("Write the reason: the person has a right to it"),
    )


_FORMS: dict[str, type[StepForm]] = {
    form.verb: form for form in (CorrectForm, EraseForm, RefuseForm)
}


def form_for(verb: str) -> type[StepForm] | None:
    """The form of a verb; None for one that is not taken at the desk."""
    return _FORMS.get(verb)
