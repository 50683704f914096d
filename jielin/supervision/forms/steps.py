"""What the steps of an order ask for: words, with a hint of what belongs in them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jielin.ui.forms import StepForm


def words(label: Any, missing: Any, hint: Any = "") -> forms.CharField:
    """A text that may not stay empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": missing},
    )


class ReportForm(StepForm):
    """How it stands, from the unit that owes the answer."""

    verb = "report"
    text = words(
        _("Answer in words"),
        _("Write how it stands: the unit above will read it."),
        _("What was done, what holds it up, and on which day it will be done."),
    )


class ReasonForm(StepForm):
    """Why a person climbs a rung."""

    text = words(
        _("Reason"),
        _("Write the reason: everybody who works on the request will read it."),
        _("Facts about the matter, and what you expect by when."),
    )


class SuperviseForm(ReasonForm):
    """Put under supervision."""

    verb = "supervise"


class EscalateForm(ReasonForm):
    """Raise a level."""

    verb = "escalate"


class ToLeaderForm(ReasonForm):
    """Bring before the leaders."""

    verb = "to_leader"


class AskForm(StepForm):
    """What the level above should coordinate."""

    verb = "ask_coordination"
    text = words(
        _("What should be coordinated"),
        _("Write what you cannot settle yourselves: the level above will act on it."),
        _("Which units are needed, what was tried, and where it stopped."),
    )


class CoordinateForm(StepForm):
    """What was agreed under the lead of the unit above."""

    verb = "coordinate"
    text = words(
        _("What was agreed"),
        _("Write who does what by when: the units at work will read it."),
    )


class InstructForm(StepForm):
    """A leader's instruction."""

    verb = "instruct"
    text = words(
        _("Instruction"),
        _("Write the instruction: the unit at work reports on it."),
        _("Who does what by when."),
    )


class CloseForm(StepForm):
    """Why the supervision is over."""

    verb = "close"
    text = words(
        _("Conclusion"),
        _("Write what was checked: a supervision does not end by silence."),
    )


_ALL: tuple[type[StepForm], ...] = (
    ReportForm, SuperviseForm, EscalateForm, ToLeaderForm, AskForm, CoordinateForm, InstructForm,
    CloseForm,
)  # fmt: skip
FORMS: dict[str, type[StepForm]] = {form.verb: form for form in _ALL}


class StartForm(forms.Form):
    """The words that begin an order; the label is the step's own."""

    def __init__(self, *args: Any, verb: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = FORMS[verb].base_fields["text"]


def form_for(verb: str) -> type[StepForm]:
    """The form of a verb. Raises KeyError: every step of a person asks for words."""
    return FORMS[verb]
