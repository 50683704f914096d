"""How and when people reach an organisation: duty phone and the week of its openings."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..hours import DAYS
from .unit import UnitForm

LANDLINE_LONGEST = 40
PARTS = ("opens", "pauses", "resumes", "closes")
_DAY_NAMES: tuple[Lazy, ...] = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)


class ReachForm(UnitForm):
    """Duty phone, and for each weekday an opening in the morning and one in the afternoon."""

    verb = "be_reached"
    duty_phone = forms.CharField(
        label=gettext_lazy("Duty phone"),
        required=False,
        max_length=LANDLINE_LONGEST,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day in DAYS:
            for part in PARTS:
                self.fields[f"{part}_{day}"] = forms.TimeField(
                    label=_edge(part, day),
                    required=False,
                    widget=forms.TimeInput({"type": "time", "class": "control"}, format="%H:%M"),
                    error_messages={"invalid": _("Write a time like 09:00")},
                )

    def present(self) -> dict[str, Any]:
        told: dict[str, Any] = {"duty_phone": self.thing.duty_phone}
        for day, spans in self.thing.office_hours.items():
            edges = [edge for span in spans[:2] for edge in span]
            told |= {f"{part}_{day}": edge for part, edge in zip(PARTS, edges, strict=False)}
        return told

    def rows(self) -> Iterator[tuple[str, list[BoundField]]]:
        """Each weekday with its four times."""
        for day in DAYS:
            yield str(_DAY_NAMES[int(day)]), [self[f"{part}_{day}"] for part in PARTS]

    def clean(self) -> dict[str, Any]:
        hours = {day: self._spans(day) for day in DAYS}
        self.cleaned_data["office_hours"] = {day: spans for day, spans in hours.items() if spans}
        return self.cleaned_data

    def take(self, by: Any) -> None:
        told = self.cleaned_data
        self.thing.be_reached(
            duty_phone=told["duty_phone"], office_hours=told["office_hours"], by=by
        )

    def _spans(self, day: str) -> list[list[str]]:
        """The openings of a day; half of one, or one that runs backwards, is an error there."""
        spans: list[list[str]] = []
        for first, last in (PARTS[:2], PARTS[2:]):
            opens, closes = (self.cleaned_data.get(f"{edge}_{day}") for edge in (first, last))
            if opens is None and closes is None:
                continue
            if opens is None or closes is None:
                self._wrong(first, day, _("Write both the beginning and the end."))
            elif opens >= closes:
                self._wrong(first, day, _("It closes after it opens."))
            elif spans and spans[-1][1] > f"{opens:%H:%M}":
                self._wrong(first, day, _("The afternoon begins after the morning ends."))
            else:
                spans.append([f"{opens:%H:%M}", f"{closes:%H:%M}"])
        return spans

    def _wrong(self, part: str, day: str, sentence: str) -> None:
        if f"{part}_{day}" in self.errors:
            return
        said = {"day": _DAY_NAMES[int(day)], "sentence": sentence}
        self.add_error(f"{part}_{day}", _("%(day)s: %(sentence)s") % said)


def day_names() -> tuple[str, ...]:
    """Monday to Sunday."""
    return tuple(str(name) for name in _DAY_NAMES)


def _edge(part: str, day: str) -> str:
    words = {
        "opens": _("morning, opens"),
        "pauses": _("morning, closes"),
        "resumes": _("afternoon, opens"),
        "closes": _("afternoon, closes"),
    }
    return f"{_DAY_NAMES[int(day)]} {words[part]}"
