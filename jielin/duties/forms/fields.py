"""Fields that several forms share, with a sentence for each thing that can be wrong."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.exchange.sheets import split

from ..queries.naming import category_named, unit_named


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


def day(label: Any, missing: Any = "") -> forms.DateField:
    """A day; without `missing` it may stay empty."""
    return forms.DateField(
        label=label,
        required=bool(missing),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": missing,
            "invalid": gettext_lazy("Write the day like 2026-12-31"),
        },
    )


def choice(label: Any, missing: Any, *, radio: bool = False, **more: Any) -> forms.ChoiceField:
    """One of a list."""
    return forms.ChoiceField(
        label=label,
        widget=forms.RadioSelect() if radio else forms.Select(),
        error_messages={
            "required": missing,
            "invalid_choice": gettext_lazy("Choose one of the list"),
        },
        **more,
    )


def category_codes(text: str) -> tuple[str, ...]:
    """The codes of categories named in a text. Raises ValidationError for an unknown one."""
    found = []
    for name in split(text):
        leaf = category_named(name)
        if leaf is None:
            sentence = _("“%(name)s” is not the code or name of a category in use")
            raise forms.ValidationError(sentence % {"name": name})
        found.append(leaf.code)
    return tuple(found)


def unit_ids(text: str, tenant_id: int) -> tuple[Any, ...]:
    """The ids of units named in a text. Raises ValidationError for an unknown one."""
    found = []
    for name in split(text):
        unit = unit_named(tenant_id, name)
        if unit is None:
            sentence = _("There is no unit named “%(name)s” here")
            raise forms.ValidationError(sentence % {"name": name})
        found.append(unit.id)
    return tuple(found)
