"""What the dispatch catalogue should say after a ruling, as far as the ruling tells it."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.catalogue.queries import Leaf, catalogue
from jielin.organisations.queries import directory
from jielin.organisations.tree import Kind

from ..models import Objection
from .bases import in_charge

BY_PLACE = frozenset({Kind.COMMUNITY, Kind.STREET})
GROUND = 300


def group_of(one: Objection) -> Leaf:
    """The group of the case's category; the category itself where it has none."""
    known = catalogue()
    found = known.by_code(known.chain(one.case.category_id)[-1])
    return found or known.get(one.case.category_id)


def proposed(one: Objection) -> dict[str, Any]:
    """Category × street → the unit that was named, with the ruling as ground."""
    told = {"number": one.number, "words": one.words}
    source = _("Ruling %(number)s: %(words)s") % told
    return {
        "category": str(one.case.category_id),
        "area": str(one.case.street_id or ""),
        "unit": _unit(one),
        "source": source[:GROUND],
    }


def _unit(one: Objection) -> str:
    """As the form of the catalogue names it: a unit, or the kind that serves the place."""
    named = (one.suggested_id, in_charge(one.entry) if one.entry else None, _of_rule(one))
    unit = directory().find(next((id for id in named if id and id != one.unit_id), None))
    if unit is None:
        return ""
    return f"kind:{unit.kind}" if unit.kind in BY_PLACE else str(unit.id)


def _of_rule(one: Objection) -> UUID | None:
    return one.rule.unit_id if one.rule else None
