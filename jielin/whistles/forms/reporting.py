"""What a department's report-in asks for, and the street's rulings on it."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.ui.forms import StepForm

from ..states import Mark
from .base import choice, line, words


class AnswerForm(StepForm):
    """We come; when or with whom may be said."""

    verb = "answer"
    text = words(gettext_lazy("A word to the street"), rows=2)


class ArriveForm(StepForm):
    """Who came and when, as it is told: no position and no picture."""

    verb = "arrive"
    person = line(
        gettext_lazy("Who came"), gettext_lazy("Write the name of whoever came"), longest=80
    )
    at = forms.TimeField(
        label=gettext_lazy("Arrived today at"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        help_text=gettext_lazy("Leave it empty for just now."),
        error_messages={"invalid": gettext_lazy("Write the time like 14:30")},
    )

    def take(self, by: Any) -> None:
        told = self.cleaned_data
        at = _today_at(told["at"])
        if at is not None and at <= self.thing.called_at < at + timedelta(minutes=1):
            # Nobody types seconds: within the minute of the call is not before it.
            at = self.thing.called_at
        self.thing.arrive(by=by, person=told["person"], at=at)


class SignOffForm(StepForm):
    """The department's own words."""

    verb = "sign_off"
    text = words(
        gettext_lazy("What your unit has done"),
        gettext_lazy("Write what was done: the street checks it"),
        rows=3,
    )


class ObjectForm(StepForm):
    """Once, with its basis."""

    verb = "object"
    text = words(
        gettext_lazy("Why it is not your duty"),
        gettext_lazy("Write the reason: the street rules on it"),
        rows=3,
    )

    basis = line(
        gettext_lazy("Basis"), gettext_lazy("Name the list entry or the article"), longest=400
    )


class RulingForm(StepForm):
    """The objection is right."""

    verb = "uphold"
    text = words(
        gettext_lazy("Ruling"),
        gettext_lazy("Write the ruling: the department will read it"),
        rows=3,
    )


class RejectForm(StepForm):
    """The objection is not."""

    verb = "reject"
    text = words(
        gettext_lazy("Ruling"),
        gettext_lazy("Write the ruling: the department will read it"),
        rows=3,
    )


class ReleaseForm(StepForm):
    """A department that does not need to come."""

    verb = "release"
    text = words(
        gettext_lazy("Why it is no longer needed"),
        gettext_lazy("Write why: the department will read it"),
        rows=3,
    )


class RateStreetForm(StepForm):
    """Was the whistle right? About this order, never about a person."""

    verb = "rate"
    use = choice(
        gettext_lazy("Was the whistle rightly used?"), gettext_lazy("Choose a mark"),
        choices=Mark.choices,
    )  # fmt: skip
    evidence = choice(
        gettext_lazy("Was the evidence enough?"), gettext_lazy("Choose a mark"),
        choices=Mark.choices,
    )  # fmt: skip
    text = line(gettext_lazy("A word on it"), longest=400)


def _today_at(told: time | None) -> datetime | None:
    now = clock.now()
    if told is None:
        return None
    local = timezone.localtime(now)
    return local.replace(hour=told.hour, minute=told.minute, second=0, microsecond=0)


REPORTING: tuple[type[StepForm], ...] = (
    AnswerForm, ArriveForm, SignOffForm, ObjectForm, RulingForm, RejectForm, ReleaseForm,
    RateStreetForm,
)  # fmt: skip
