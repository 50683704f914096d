"""What the first receiving unit is asked."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from jielin.organisations.queries import directory

from ..quoting import quotes
from ..states import NotAccepted
from .sharing import UnitForm
from .step import StepForm, words


class AnswerForm(StepForm):
    """An answer that ends it, unless the resident disagrees."""

    verb = "answer"
    text = words(_("Answer to the resident"), _("Write the answer: the resident will read it"))


class NotAcceptForm(StepForm):
    """A lawful reason, and what the resident can do instead."""

    verb = "not_accept"
    reason = forms.ChoiceField(
        label=_("Lawful reason"),
        choices=NotAccepted.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the six lawful reasons")},
    )
    text = words(
        _("What the resident can do instead"), _("Tell the resident what they can do instead")
    )


class DispatchForm(UnitForm):
    """Which unit takes the lead."""

    verb = "dispatch"
    text = words(_("Note for the unit"), "", required=False, rows=2)


class InquireForm(StepForm):
    """The question stands for itself: neither the original words nor photos go with it."""

    verb = "inquire"
    unit_id = forms.TypedChoiceField(
        label=_("Unit to ask"),
        coerce=UUID,
        error_messages={"required": _("Choose the unit to ask")},
    )
    question = words(_("Question in your own words"), _("Write the question in your own words"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit_id"]
        units = directory()
        field.choices = [(str(one), units.name(one)) for one in self.case.kept_from]

    def clean_question(self) -> str:
        question: str = self.cleaned_data["question"]
        if quotes(question, self.case.text):
            raise forms.ValidationError(
                _("This repeats the resident's own words. Ask in your own words.")
            )
        return question
