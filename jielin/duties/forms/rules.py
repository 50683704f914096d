"""A change of the dispatch catalogue."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.catalogue.queries import Leaf, catalogue
from jielin.organisations.queries import directory
from jielin.organisations.tree import Kind
from jielin.territory.queries import gazetteer

from ..models import RuleText
from .fields import choice, line

BY_PLACE = (Kind.COMMUNITY, Kind.STREET)
KIND = "kind:"


class RuleForm(forms.Form):
    """Category and area → unit, and on which ground."""

    category = choice(gettext_lazy("Category"), gettext_lazy("Choose a category"))
    area = forms.ChoiceField(label=gettext_lazy("Area"), required=False)
    unit = choice(gettext_lazy("Unit"), gettext_lazy("Choose the unit"))
    source = line(
        gettext_lazy("Ground of the rule"),
        gettext_lazy("Name the list entry, ruling or decision"),
        longest=300,
    )

    def __init__(self, *args: Any, tenant_id: int, group: Leaf, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._fill("category", _categories(group))
        self._fill("area", [("", _("Any place")), *_areas(tenant_id)])
        self._fill("unit", [("", "—"), *_units(tenant_id)])

    def rule(self) -> RuleText:
        """The rule as the model takes it."""
        told = self.cleaned_data
        unit = str(told["unit"])
        is_kind = unit.startswith(KIND)
        return RuleText(
            category_id=int(told["category"]),
            area_id=int(told["area"]) if told["area"] else None,
            unit_id=None if is_kind else UUID(unit),
            unit_kind=unit.removeprefix(KIND) if is_kind else "",
            source=told["source"],
        )

    def _fill(self, name: str, choices: list[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = choices


def _categories(group: Leaf) -> list[tuple[str, str]]:
    whole = (str(group.id), _("%(group)s, all of it") % {"group": group.title})
    return [whole, *((str(leaf.id), leaf.title) for leaf in catalogue().leaves(group.id))]


def _areas(tenant_id: int) -> list[tuple[str, str]]:
    places = gazetteer()
    units = (u for kind in ("street", "community") for u in directory().units(tenant_id, kind))
    ids = (unit.area_id for unit in units if unit.area_id is not None)
    return [(str(id), places.label(id)) for id in ids]


def _units(tenant_id: int) -> list[Any]:
    kinds = [(f"{KIND}{kind}", str(Kind(kind).label)) for kind in BY_PLACE]
    units = [
        (str(unit.id), unit.label)
        for unit in directory().units(tenant_id)
        if unit.kind not in BY_PLACE
    ]
    return [(_("Whoever serves the place"), kinds), (_("One unit"), units)]
