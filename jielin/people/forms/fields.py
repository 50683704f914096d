"""Fields that several forms share, with a sentence for each thing that can be wrong."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Account
from ..models.staff_record import REASON_LENGTH


def day(label: Any, missing: Any = "", **more: Any) -> forms.DateField:
    """A day; without `missing` it may stay empty."""
    return forms.DateField(
        label=label,
        required=bool(missing),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": missing, "invalid": _("Write the day like 2026-12-31")},
        **more,
    )


def reason(label: Any) -> forms.CharField:
    """Why: asked before anything that is done to somebody else's account."""
    return forms.CharField(
        label=label,
        max_length=REASON_LENGTH,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write the reason: it is recorded.")},
    )


def choice(label: Any, missing: Any = "", **more: Any) -> forms.ChoiceField:
    """One of a list; the form fills the list in."""
    return forms.ChoiceField(
        label=label,
        required=bool(missing),
        error_messages={"required": missing, "invalid_choice": _("Choose one of the list")},
        **more,
    )


def fill(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Give the choice of this form its list."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


def people(accounts: tuple[Account, ...]) -> list[tuple[str, str]]:
    """Accounts as choices, namesakes told apart by their sign-in names."""
    told = ((str(one.pk), f"{one.name} ({one.username})") for one in accounts)
    return [("", str(_("Please choose"))), *told]


def begins(first: date) -> datetime:
    """The first moment of a day where the people are."""
    return timezone.make_aware(datetime.combine(first, time.min))


def ends(last: date) -> datetime:
    """The first moment after a day."""
    return begins(last + timedelta(days=1))
