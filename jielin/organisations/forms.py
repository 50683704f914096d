"""What the verbs of an organisation ask for."""

from collections.abc import Iterator
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.models import Tenant
from jielin.territory.models import Area
from jielin.territory.queries import Place, gazetteer

from .hours import DAYS
from .models import Organisation
from .queries import directory
from .tree import HEIGHT, LEVEL, Kind

Choices = list[tuple[str, str]]
LANDLINE_LONGEST = 40
_DAY_NAMES: tuple[Lazy, ...] = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)


class UnitForm(forms.Form):
    """What one verb of an organisation asks; `take` calls it. Errors come back to the fields."""

    verb: ClassVar[str] = ""

    def __init__(self, *args: Any, thing: Organisation, **kwargs: Any) -> None:
        self.thing = thing
        kwargs.setdefault("initial", self.present())
        super().__init__(*args, **kwargs)

    def present(self) -> dict[str, Any]:
        """What stands there now."""
        return {}

    def take(self, by: Any) -> None:
        """Raises Refused or ValidationError."""
        getattr(self.thing, self.verb)(by=by, **self.cleaned_data)


class RenameForm(UnitForm):
    """Its names."""

    verb = "rename"
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        error_messages={"required": gettext_lazy("Write the name of the organisation")},
    )
    short_name = forms.CharField(
        label=gettext_lazy("Short name"), max_length=24, required=False
    )
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=120, required=False)

    def present(self) -> dict[str, Any]:
        one = self.thing
        return {"name": one.name, "short_name": one.short_name, "name_en": one.name_en}


class MoveForm(UnitForm):
    """Under whom it stands."""

    verb = "move_under"
    parent = forms.ChoiceField(
        label=gettext_lazy("Superior"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the list")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named(self, "parent").choices = superiors(self.thing.tenant_id, self.thing.kind)

    def present(self) -> dict[str, Any]:
        return {"parent": str(self.thing.parent_id or "")}

    def take(self, by: Any) -> None:
        superior = organisation(self.thing.tenant_id, self.cleaned_data["parent"])
        self.thing.move_under(superior, by=by)


class ServeForm(UnitForm):
    """The area it answers for."""

    verb = "serve"
    area = forms.ChoiceField(
        label=gettext_lazy("Area served"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the list")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named(self, "area").choices = areas(self.thing.tenant_id, self.thing.kind)

    def present(self) -> dict[str, Any]:
        return {"area": str(self.thing.area_id or "")}

    def take(self, by: Any) -> None:
        self.thing.serve(area(self.cleaned_data["area"]), by=by)


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


class CloseForm(UnitForm):
    """Nothing more is needed; the page asks once more."""

    verb = "close"


class FoundForm(forms.Form):
    """A new organisation. Its phone and hours are set afterwards."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=Kind.choices,
        error_messages={
            "required": gettext_lazy("Choose the kind"),
            "invalid_choice": gettext_lazy("Choose one of the list"),
        },
    )
    name = RenameForm.base_fields["name"]
    short_name = RenameForm.base_fields["short_name"]
    parent = MoveForm.base_fields["parent"]
    area = ServeForm.base_fields["area"]

    def __init__(self, *args: Any, home: Tenant, **kwargs: Any) -> None:
        self.home = home
        super().__init__(*args, **kwargs)
        named(self, "parent").choices = superiors(home.pk)
        named(self, "area").choices = areas(home.pk)

    def take(self, by: Any) -> Organisation:
        """Set it up. Raises Refused or ValidationError."""
        told = dict(self.cleaned_data)
        told["parent"] = organisation(self.home.pk, told["parent"])
        told["area"] = area(told["area"])
        return Organisation.found(tenant=self.home, by=by, **told)


FORMS: dict[str, type[UnitForm]] = {
    form.verb: form for form in (RenameForm, MoveForm, ServeForm, ReachForm, CloseForm)
}
PARTS = ("opens", "pauses", "resumes", "closes")


def day_names() -> tuple[str, ...]:
    """Monday to Sunday."""
    return tuple(str(name) for name in _DAY_NAMES)


def superiors(tenant_id: int, kind: str = "") -> Choices:
    """The organisations of the home that may stand above one of this kind."""
    low = HEIGHT[Kind(kind)] if kind else max(HEIGHT.values()) + 1
    found = (one for one in directory().units(tenant_id) if HEIGHT[Kind(one.kind)] < low)
    return [("", _("None: it stands at the top")), *((str(one.id), one.label) for one in found)]


def areas(tenant_id: int, kind: str = "") -> Choices:
    """The areas of the home, of the level that this kind answers for."""
    level = LEVEL.get(Kind(kind)) if kind else None
    places = gazetteer()
    found = [
        (place.code, str(place.id), places.label(place.id))
        for place in places.places.values()
        if _fits(place, level) and places.homes.get(place.id) == tenant_id
    ]
    return [("", _("None: it serves no area")), *((id, label) for _code, id, label in sorted(found))]


def organisation(tenant_id: int, id: str) -> Organisation | None:
    """One of the home by the id of a choice."""
    if not id:
        return None
    return Organisation.objects.get(tenant_id=tenant_id, pk=UUID(id), is_active=True)


def area(id: str) -> Area | None:
    """One by the id of a choice."""
    return Area.objects.get(pk=int(id)) if id else None


def named(form: forms.Form, name: str) -> forms.ChoiceField:
    """A choice of this form alone."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise ValidationError(name)
    return field


def _fits(place: Place, level: str | None) -> bool:
    if not place.is_current:
        return False
    return place.level == level if level else place.level in {"district", "street", "community"}


def _edge(part: str, day: str) -> str:
    words = {
        "opens": _("morning, opens"),
        "pauses": _("morning, closes"),
        "resumes": _("afternoon, opens"),
        "closes": _("afternoon, closes"),
    }
    return f"{_DAY_NAMES[int(day)]} {words[part]}"
