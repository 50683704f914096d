"""What the unit that works on a case is asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Case
from ..queries.recordings import heard
from .step import StepForm, words


class ContactForm(StepForm):
    """A call to the resident, answered or not."""

    verb = "contact"
    reached = forms.ChoiceField(
        label=_("Did you reach the resident?"),
        choices=(("yes", _("Yes, we talked")), ("no", _("Nobody answered"))),
        widget=forms.RadioSelect,
        initial="yes",
        error_messages={"required": _("Say whether you reached the resident")},
    )
    text = words(_("What was said"), _("Write down what was said"), rows=3)

    def take(self, by: Any) -> None:
        text = self.cleaned_data["text"]
        if self.cleaned_data["reached"] == "yes":
            self.case.contact(by=by, text=text)
        else:
            self.case.try_contact(by=by, text=text)


class NoteForm(StepForm):
    """The composer: it asks first who will read it."""

    verb = "note"
    audience = forms.ChoiceField(
        label=_("Who reads it"),
        choices=(
            ("public", _("Reply to the resident")),
            ("internal", _("Internal note")),
            ("call", _("Telephone record")),
        ),
        widget=forms.RadioSelect,
        initial="public",
        error_messages={"required": _("Choose who will read it")},
    )
    text = words(_("Text"), _("Write something first"), rows=3)

    def take(self, by: Any) -> None:
        text, audience = self.cleaned_data["text"], self.cleaned_data["audience"]
        if audience == "call":
            self.case.contact(by=by, text=text)
        else:
            self.case.note(by=by, text=text, is_public=audience == "public")


class AskForm(StepForm):
    """What the resident should tell us."""

    verb = "ask"
    text = words(_("What do you need to know?"), _("Write what you need from the resident"))


class ResolveForm(StepForm):
    """What was done, in words for the resident."""

    verb = "resolve"
    text = words(_("Reply to the resident"), _("Tell the resident what was done"))


class RecuseForm(StepForm):
    """Why somebody steps back."""

    verb = "recuse"
    text = words(_("Your interest in the matter"), _("Say in a few words why"), rows=2)


class WriteDownForm(StepForm):
    """The words of a recording; what a recogniser made of it stands there to be corrected."""

    verb = "write_down"
    text = words(_("What is said in the recording"), _("Write down what is said"), rows=6)

    def __init__(self, *args: Any, case: Case, **more: Any) -> None:
        super().__init__(*args, case=case, **more)
        self.initial.setdefault("text", case.text if case.words_by_id else heard(case))


class RevealForm(StepForm):
    """What a number is needed for."""

    verb = "reveal"
    purpose = forms.CharField(
        label=_("What do you need the number for?"),
        max_length=100,
        error_messages={"required": _("Say what you need the number for: it is recorded")},
    )
