"""What a form about organisations offers to choose from, of its own home alone."""

from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jielin.territory.models import Area
from jielin.territory.queries import Place, gazetteer

from ..models import Organisation
from ..queries import directory
from ..tree import HEIGHT, LEVEL, Kind

Choices = list[tuple[str, str]]


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
    return [
        ("", _("None: it serves no area")),
        *((id, label) for _code, id, label in sorted(found)),
    ]


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
