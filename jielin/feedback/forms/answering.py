"""What the desk's steps of feedback ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jielin.ui.forms import StepForm

from ..models.record import LONGEST_TEXT
from ..states import Purpose


class AnswerForm(StepForm):
    """What is done about it."""

    verb = "answer"
    text = forms.CharField(
        label=_("The answer"),
        help_text=_("First what is done, then why, then what the person can do now"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write the answer: the person will read it")},
    )


class ForwardForm(StepForm):
    """Where it is dealt with."""

    verb = "forward"
    text = forms.CharField(
        label=_("What the person should do"),
        help_text=_("A way to tell the community is shown below your words"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": _("Write where it is dealt with: the person will read it")},
    )


class RevealForm(forms.Form):
    """Why somebody looks at the number."""

    purpose = forms.ChoiceField(
        label=_("What do you need the number for?"),
        choices=Purpose.choices,
        widget=forms.RadioSelect(),
        error_messages={
            "required": _("Choose what you need the number for"),
            "invalid_choice": _("Choose what you need the number for"),
        },
    )


FORMS: dict[str, type[StepForm]] = {form.verb: form for form in (AnswerForm, ForwardForm)}


def form_for(verb: str) -> type[StepForm]:
    """The form of a verb of the desk. Raises KeyError."""
    return FORMS[verb]
