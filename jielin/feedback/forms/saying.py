"""Saying something about the platform: what, on which page, and perhaps a number to call."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from jielin.kernel.models import Tenant
from jielin.people.phones import BadPhone, contact, mobile

from ..models.record import LONGEST_TEXT
from ..pointing import LONGEST, path_of
from ..states import Topic

TOO_LONG = _("Write at most %(limit_value)d characters; there are %(show_value)d")


def _explained(word: Any, meaning: Any) -> Any:
    return lazy(format_html, str)("<b>{}</b><small>{}</small>", word, meaning)


TOPICS = (
    (Topic.SUGGESTION, _explained(Topic.SUGGESTION.label, _("How it could be better"))),
    (Topic.COMPLAINT, _explained(Topic.COMPLAINT.label, _("What should not be as it is"))),
    (Topic.FAULT, _explained(Topic.FAULT.label, _("What does not work"))),
)


class SayForm(forms.Form):
    """The word itself. The home is asked for only where the address does not tell it."""

    topic = forms.ChoiceField(
        label=_("What would you like to say?"),
        choices=TOPICS,
        widget=forms.RadioSelect(),
        error_messages={
            "required": _("Choose one of the three"),
            "invalid_choice": _("Choose one of the three"),
        },
    )
    text = forms.CharField(
        label=_("In your own words"),
        help_text=_("What you did, what happened, what you would rather have"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write what you would like to say"), "max_length": TOO_LONG},
    )
    page = forms.CharField(
        label=_("About which page"),
        help_text=_("Where you came from. Clear it if you do not want to tell"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"max_length": TOO_LONG},
    )
    home = forms.ChoiceField(
        label=_("Which district"),
        error_messages={
            "required": _("Choose the district"),
            "invalid_choice": _("Choose the district"),
        },
    )
    phone = forms.CharField(
        label=_("Telephone number"),
        help_text=_(
            "Only if you would like to be called or written to. "
            "It is kept sealed, each look is recorded"
        ),
        required=False,
        max_length=40,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"max_length": TOO_LONG},
    )
    wants_message = forms.BooleanField(
        label=_("Send me a text message when the answer is there"), required=False
    )
    key = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(
        self, *args: Any, homes: Sequence[Tenant], own_phone: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._own_phone = own_phone
        if not homes:
            del self.fields["home"]
            return
        choose: Any = self.fields["home"]
        choose.choices = [("", _("Choose the district")), *((one.slug, one.name) for one in homes)]

    def clean_page(self) -> str:
        """An address is cut down to its path; other words stay as they are."""
        told = str(self.cleaned_data["page"]).strip()
        return path_of(told) if "/" in told else told

    def clean_phone(self) -> str:
        """A number that can be called, or none."""
        told = str(self.cleaned_data["phone"]).strip()
        if not told:
            return ""
        try:
            return contact(told)
        except BadPhone as error:
            raise ValidationError(str(error)) from error

    def clean(self) -> None:
        """A message reaches a mobile number: the one left here, or that of the account."""
        told = self.cleaned_data
        if not told.get("wants_message") or "phone" in self.errors:
            return
        number = told.get("phone") or self._own_phone
        if not number:
            self.add_error("phone", _("Leave a mobile number, so that the message reaches you"))
            return
        try:
            mobile(number)
        except BadPhone:
            said = _("Text messages reach mobile numbers only. Leave one, or clear the tick")
            self.add_error("phone", said)


class AgainForm(forms.Form):
    """What the answer leaves open."""

    text = forms.CharField(
        label=_("What does it leave open?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "required": _("Write what the answer leaves open"),
            "max_length": TOO_LONG,
        },
    )
