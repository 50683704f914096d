"""What a unit is asked that answers a superior's question, and the words kept for the composer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .step import PlainForm, StepForm, words


class ReplyForm(StepForm):
    """The answer to a superior's question."""

    verb = "reply"
    text = words(_("Answer"), _("Write the answer first"), rows=5)


class ReadyForm(forms.Form):
    """A standard reply: the name it is chosen by, and the words."""

    title = forms.CharField(
        label=_("Name in the list"),
        max_length=40,
        error_messages={"required": _("Give it a name so that it can be found")},
    )
    text = words(_("Words"), _("Write the words that will be put into the composer"))

    def cleaned(self) -> dict[str, Any]:
        """Title and text."""
        return {"title": self.cleaned_data["title"], "text": self.cleaned_data["text"]}


def form_for_inquiry(verb: str) -> type[StepForm]:
    """The form of a step of an inquiry."""
    return ReplyForm if verb == ReplyForm.verb else PlainForm
