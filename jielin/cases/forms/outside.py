"""What is asked of the unit that asks an outside party, and of the party that answers."""

from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from jielin.kernel.models import Tenant
from jielin.messages.models import OutboxMessage
from jielin.organisations.queries import directory
from jielin.people.phones import BadPhone, mobile
from jielin.people.queries.language import language_of
from jielin.ui.spoken import full

from ..models import Outside, OutsideAsk
from ..quoting import quotes
from .step import StepForm, words


class AskOutsideForm(StepForm):
    """Whom, where the link goes, and the question in the unit's own words."""

    verb = "ask_outside"
    party = forms.CharField(
        label=_("Who is asked"),
        max_length=60,
        error_messages={"required": _("Write the name of the firm, such as its property office")},
    )
    phone = forms.CharField(
        label=_("Its mobile number, for the link"),
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
        error_messages={"required": _("Write the mobile number that the link goes to")},
    )
    question = words(_("Question in your own words"), _("Write the question in your own words"))

    def clean_phone(self) -> str:
        try:
            return mobile(self.cleaned_data["phone"])
        except BadPhone as bad:
            raise forms.ValidationError(str(bad)) from bad

    def clean_question(self) -> str:
        question: str = self.cleaned_data["question"]
        if quotes(question, self.case.text):
            raise forms.ValidationError(
                _("This repeats the resident's own words. Ask in your own words.")
            )
        return question

    def take(self, by: Any) -> None:
        ask, token = self.case.ask_outside(by=by, told=Outside(**self.cleaned_data))
        _send(ask, token)


def _send(ask: OutsideAsk, token: str) -> None:
    """The link, in the same transaction; after this nobody here knows it any more."""
    tenant = Tenant.objects.get(pk=ask.tenant_id)
    origin = next(iter(settings.CSRF_TRUSTED_ORIGINS), "")
    with override(language_of(ask.phone)):
        path = reverse("outside:reply", kwargs={"home": tenant.slug, "token": token})
        OutboxMessage.send(
            tenant=tenant,
            phone=ask.phone,
            template="outside_asked",
            values={
                "unit": directory().name(ask.asking_id),
                "number": ask.number,
                "due": full(ask.due_at),
                "link": origin + path,
            },
            subject=f"{ask.kind}/{ask.pk}",
            # Whoever read the link could answer for the firm. A demo has no telephones.
            is_hidden=ask.case.is_confidential or not settings.DEMO,
        )


class OutsideReplyForm(forms.Form):
    """The answer of an outside party."""

    text = words(_("Your answer"), _("Write your answer first"), rows=6)
