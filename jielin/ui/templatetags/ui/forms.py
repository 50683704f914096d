"""Fields with label, hint and error, and the summary of errors above a form."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    RadioSelect,
    Textarea,
)
from django.forms.boundfield import BoundWidget
from django.utils.safestring import SafeString

from jielin.ui.markup import attributes

register = template.Library()
ROWS = 4


@dataclass(frozen=True)
class FieldError:
    """A sentence of the summary and the field that it leads to."""

    target: str
    text: str


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, rows: int = 0, hint: str = "", wide: bool = False) -> dict[str, Any]:
    """One question: label, hint, error and control tied together for screen readers.

    Radio and check lists become a `check_list`; `rows` sets the height of a text area.
    """
    widget = bound.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return {**check_list(bound, hint=hint), "is_list": True}
    return {
        "bound": bound,
        "hint": hint or bound.help_text,
        "control": _control(bound, rows, hint or str(bound.help_text)),
        "is_check": isinstance(widget, CheckboxInput),
        "wide": wide or isinstance(widget, Textarea),
    }


def _control(bound: BoundField, rows: int, hint: str) -> SafeString:
    described = [f"{bound.auto_id}-hint"] if hint else []
    described += [f"{bound.auto_id}-error"] if bound.errors else []
    attrs: dict[str, str | bool] = {}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if isinstance(bound.field.widget, Textarea):
        attrs["rows"] = str(rows or ROWS)
    if not isinstance(bound.field.widget, CheckboxInput):
        attrs["class"] = "control"
    return bound.as_widget(attrs=attrs)


@register.inclusion_tag("ui/check_list.html")
def check_list(bound: BoundField, style: str = "", hint: str = "") -> dict[str, Any]:
    """Radios or check boxes in a fieldset; style "seg" lays them out as one row of choices."""
    hint = hint or str(bound.help_text)
    described = [f"{bound.auto_id}-hint"] if hint else []
    described += [f"{bound.auto_id}-error"] if bound.errors else []
    return {"bound": bound, "style": style, "hint": hint, "described": " ".join(described)}


@register.simple_tag
def choice_input(option: BoundWidget) -> SafeString:
    """The radio or box of a choice; Django's own takes three templates for each."""
    told = option.data
    named = {"type": told["type"], "name": told["name"], "value": told["value"], **told["attrs"]}
    return SafeString(f"<input{attributes(named)}>")


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """All errors of a form as links to their fields; empty when there is none."""
    return {"errors": _errors(form) if form.is_bound else []}


def _errors(form: BaseForm) -> list[FieldError]:
    found = [FieldError("", str(text)) for text in form.non_field_errors()]
    for bound in form:
        found += [FieldError(_target(bound), str(text)) for text in bound.errors]
    return found


def _target(bound: BoundField) -> str:
    if isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple):
        return f"{bound.auto_id}_0"
    return bound.auto_id
