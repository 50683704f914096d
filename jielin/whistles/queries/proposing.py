"""Whom to call, on which basis and how soon: read from the lists, so that nothing is typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from jielin.cases.models import Case
from jielin.catalogue.queries import Leaf, catalogue
from jielin.duties.queries.dispatch import propose
from jielin.duties.queries.finder import Answer, who_is_in_charge
from jielin.duties.queries.naming import unit_ids_named, unit_names
from jielin.kernel import clock
from jielin.organisations.queries import Unit, directory
from jielin.organisations.tree import Kind

from ..models.calling import CALLABLE
from ..states import Occasion, Urgency

MOST = 3
ANSWERS = 2


@dataclass(frozen=True)
class Suggested:
    """A unit that the lists name, and what they say."""

    unit: Unit
    basis: str


@dataclass(frozen=True)
class Suggestion:
    """What the form holds before anybody touched it; the first unit leads."""

    units: tuple[Suggested, ...] = ()
    occasion: Occasion = Occasion.ENFORCEMENT
    urgency: Urgency = Urgency.ORDINARY

    @property
    def ids(self) -> tuple[UUID, ...]:
        return tuple(one.unit.id for one in self.units)

    @property
    def names(self) -> str:
        """The units one after the other."""
        return unit_names(self.ids)

    @property
    def basis(self) -> str:
        """One line for each unit whose duty has a written basis."""
        return "\n".join(
            _("%(unit)s: %(basis)s") % {"unit": one.unit.label, "basis": one.basis}
            for one in self.units
            if one.basis
        )


def for_case(case: Case) -> Suggestion:
    """From the dispatch catalogue and the duty lists; never a unit that the case is about."""
    leaf = catalogue().get(case.category_id)
    found: dict[UUID, Suggested] = {}
    for unit_id, basis in _named(case, leaf):
        unit = directory().find(unit_id)
        if unit is not None and _may_call(unit, case):
            known = found.get(unit_id)
            if known is None or not known.basis:
                found[unit_id] = Suggested(unit, basis)
    return Suggestion(tuple(found.values())[:MOST], *_weight(leaf))


def callable_units(tenant_id: int, kept_from: frozenset[UUID]) -> tuple[Unit, ...]:
    """Everybody who can be called here, departments first."""
    units = [one for one in directory().units(tenant_id) if one.kind in CALLABLE]
    order = (Kind.DEPARTMENT, Kind.STATION, Kind.UTILITY)
    fitting = [one for one in units if one.id not in kept_from]
    return tuple(sorted(fitting, key=lambda one: order.index(Kind(one.kind))))


def _named(case: Case, leaf: Leaf) -> Iterator[tuple[UUID, str]]:
    """Who holds it now, whom the catalogue names, whose entry speaks of it."""
    today = timezone.localdate(clock.now())
    yield case.holder_id, ""
    for one in propose(case.category_id, case.area_id, case.tenant_id, today):
        yield one.unit_id, one.basis
    around = tuple(id for id in (case.receiver_id, case.holder_id) if id not in case.kept_from)
    for answer in who_is_in_charge(leaf.name, case.tenant_id, around, today)[:ANSWERS]:
        yield from _of_entry(answer, case.tenant_id)


def _of_entry(answer: Answer, tenant_id: int) -> Iterator[tuple[UUID, str]]:
    entry = answer.entry
    for unit_id in unit_ids_named(tenant_id, f"{entry.unit}、{entry.assisting}"):
        yield unit_id, entry.basis


def _may_call(unit: Unit, case: Case) -> bool:
    fits = unit.is_active and unit.tenant_id == case.tenant_id and unit.kind in CALLABLE
    return fits and unit.id not in case.kept_from


def _weight(leaf: Leaf) -> tuple[Occasion, Urgency]:
    """Danger makes an emergency; what everyday life hangs on presses."""
    if leaf.is_danger or leaf.rule_key == "urgent":
        return Occasion.EMERGENCY, Urgency.URGENT
    if leaf.rule_key == "livelihood":
        return Occasion.KEY_WORK, Urgency.SOON
    return Occasion.ENFORCEMENT, Urgency.ORDINARY
