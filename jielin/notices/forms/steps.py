"""What the steps of a notice ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jielin.ui.forms import StepForm

from ..models.record import LONGEST_REASON


class PublishForm(StepForm):
    """The one who approves alone says whether it is important."""

    verb = "publish"
    is_important = forms.BooleanField(
        label=_("Mark it as important"),
        help_text=_("It then stands first on the home page, above newer ones"),
        required=False,
    )


class SendBackForm(StepForm):
    """What must be changed."""

    verb = "send_back"
    text = forms.CharField(
        label=_("What must be changed"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write what must be changed: the writer will read it")},
    )


class TakeBackForm(StepForm):
    """Why it no longer counts: residents read it."""

    verb = "take_back"
    text = forms.CharField(
        label=_("Why it is taken back"),
        help_text=_("Residents read this in place of the notice"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write why it is taken back: residents will read it")},
    )


class DiscardForm(StepForm):
    """Without words, but asked once more."""

    verb = "discard"


_FORMS: tuple[type[StepForm], ...] = (PublishForm, SendBackForm, TakeBackForm, DiscardForm)
FORMS: dict[str, type[StepForm]] = {form.verb: form for form in _FORMS}


def form_for(verb: str) -> type[StepForm]:
    """The form of a verb; one without fields when the verb asks nothing."""
    return FORMS.get(verb) or type("PlainForm", (StepForm,), {"verb": verb})
