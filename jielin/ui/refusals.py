"""What forms say about bad input unless they say something better: our words, not Django's."""

from typing import Any

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

FILL = _("Fill this in")
CHOOSE = _("Choose one of the list")
RESEND = _("Reload the page and send it again")
FIELDS: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": FILL},
    forms.ChoiceField: {"invalid_choice": CHOOSE},
    forms.MultipleChoiceField: {"invalid_choice": CHOOSE, "invalid_list": CHOOSE},
    forms.IntegerField: {"invalid": _("Write a whole number")},
    forms.FloatField: {"invalid": _("Write a number")},
    forms.DecimalField: {"invalid": _("Write a number")},
    forms.DateField: {"invalid": _("Write the date like 2027-01-31")},
    forms.TimeField: {"invalid": _("Write the time like 09:30")},
    forms.DateTimeField: {"invalid": _("Write day and time like 2027-01-31 09:30")},
    forms.UUIDField: {"invalid": RESEND},
    forms.FileField: {
        "required": _("Choose a file"),
        "invalid": _("The file did not arrive. Choose it again"),
        "missing": _("The file did not arrive. Choose it again"),
        "empty": _("The file is empty. Choose another one"),
        "max_length": _("The file's name is too long. Give it a shorter one"),
    },
}
LIMITS: dict[type[validators.BaseValidator], Any] = {
    validators.MaxLengthValidator: ngettext_lazy(
        "Write at most %(limit_value)d character; there are %(show_value)d",
        "Write at most %(limit_value)d characters; there are %(show_value)d",
        "limit_value",
    ),
    validators.MinLengthValidator: ngettext_lazy(
        "Write at least %(limit_value)d character; there are %(show_value)d",
        "Write at least %(limit_value)d characters; there are %(show_value)d",
        "limit_value",
    ),
    validators.MaxValueValidator: _("At most %(limit_value)s"),
    validators.MinValueValidator: _("At least %(limit_value)s"),
}
UNSEEN = _("There is a character here that cannot be stored. Type the words again")


def speak() -> None:
    """Give the fields of every form these sentences; what a form says itself goes before."""
    for field, told in FIELDS.items():
        field.default_error_messages = {**_own(field), **told}
    for limit, sentence in LIMITS.items():
        limit.message = sentence
    validators.ProhibitNullCharactersValidator.message = UNSEEN


def _own(field: type[forms.Field]) -> dict[str, Any]:
    return dict(vars(field).get("default_error_messages", {}))
