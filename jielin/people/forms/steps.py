"""What the steps of an appointment, and acts on an account, ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jielin.ui.forms import StepForm

from ..models import Account
from ..queries.staff import colleagues
from .appointing import check_days
from .fields import begins, choice, day, ends, fill, people, reason


class RefuseForm(StepForm):
    """Why it is not confirmed."""

    verb = "refuse"
    reason = reason(_("Why not"))


class WithdrawForm(StepForm):
    """Asked once more."""

    verb = "withdraw"


class EndForm(StepForm):
    """From which day on the post is no longer held."""

    verb = "end"
    last = day(_("Last day of the post"), help_text=_("Empty: it ends at once"))

    def take(self, by: Any) -> None:
        last = self.cleaned_data["last"]
        self.thing.end(by=by, at=ends(last) if last else None)


class HandOverForm(StepForm):
    """Who gets everything."""

    verb = "hand_over"
    to = choice(_("Colleague who takes it over"), _("Choose a colleague"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self)

    def take(self, by: Any) -> None:
        self.thing.hand_over(to=Account.objects.get(pk=self.cleaned_data["to"]), by=by)


class LeaveForm(StepForm):
    """From when until when, and who looks after the post."""

    verb = "note_leave"
    to = choice(_("Colleague who looks after it"), _("Choose a colleague"))
    since = day(_("First day away"), _("Write the first day"))
    until = day(_("Last day away"), _("Write the last day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self)

    def clean(self) -> dict[str, Any]:
        check_days(self)
        return self.cleaned_data

    def take(self, by: Any) -> None:
        told = self.cleaned_data
        stand_in: Account = Account.objects.get(pk=told["to"])
        since, until = begins(told["since"]), ends(told["until"])
        self.thing.note_leave(stand_in=stand_in, since=since, until=until, by=by)


def _offer(form: StepForm) -> None:
    """Those of the unit who could take it; nobody else there is no choice."""
    found = colleagues(form.thing)
    fill(form, "to", people(found))
    if not found:
        form.dead_end = gettext("Nobody else works there. Propose a colleague first.")


class ReasonForm(forms.Form):
    """Why something is done to somebody else's account."""

    reason = reason(_("Why is this needed?"))


FORMS: dict[str, type[StepForm]] = {
    form.verb: form for form in (RefuseForm, WithdrawForm, EndForm, HandOverForm, LeaveForm)
}


def form_for(verb: str) -> type[StepForm]:
    """The form of a verb; one without fields when the verb asks nothing."""
    return FORMS.get(verb) or type("PlainForm", (StepForm,), {"verb": verb})
