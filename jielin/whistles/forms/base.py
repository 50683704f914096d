"""What the forms share: fields with a sentence for each thing that can be wrong."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from jielin.organisations.queries import directory


class UnitsField(forms.MultipleChoiceField):
    """Check boxes of units; an id of any unit is taken, the model says whom it may call."""

    def __init__(self, *, label: Any, missing: Any) -> None:
        told = {"required": missing, "invalid_choice": _("Choose units of the list")}
        widget = forms.CheckboxSelectMultiple()
        super().__init__(label=label, widget=widget, error_messages=told)

    def valid_value(self, value: str) -> bool:
        return _unit_id(value) is not None

    def clean(self, value: Any) -> tuple[UUID, ...]:
        chosen = super().clean(value)
        return tuple(id for one in chosen if (id := _unit_id(one)) is not None)


class LeadField(forms.ChoiceField):
    """One of the units, or nobody yet; the model says whether it is called."""

    def __init__(self, *, label: Any, help_text: Any) -> None:
        told = {"invalid_choice": _("Choose units of the list")}
        super().__init__(label=label, help_text=help_text, required=False, error_messages=told)

    def valid_value(self, value: str) -> bool:
        return _unit_id(value) is not None


def words(
    label: Any, missing: Any = "", *, rows: int = 4, longest: int = 2000, **more: Any
) -> forms.CharField:
    """A text of several lines; without `missing` it may stay empty."""
    return forms.CharField(
        label=label,
        required=bool(missing),
        max_length=longest,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": missing},
        **more,
    )


def line(label: Any, missing: Any = "", *, longest: int = 160, **more: Any) -> forms.CharField:
    """A text of one line; without `missing` it may stay empty."""
    return forms.CharField(
        label=label,
        required=bool(missing),
        max_length=longest,
        error_messages={"required": missing},
        **more,
    )


def choice(label: Any, missing: Any, *, radio: bool = True, **more: Any) -> forms.ChoiceField:
    """One of a list."""
    return forms.ChoiceField(
        label=label,
        widget=forms.RadioSelect() if radio else forms.Select(),
        error_messages={"required": missing, "invalid_choice": _("Choose one of the list")},
        **more,
    )


def _unit_id(text: str) -> UUID | None:
    try:
        id = UUID(text)
    except ValueError:
        return None
    return id if directory().find(id) is not None else None
