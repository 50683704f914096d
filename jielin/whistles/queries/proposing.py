"""Whom to call, on which basis and how soon: read from the lists, so that nothing is typed."""

from collections.abc import Collection, Iterator, Sequence
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
    here = (case.holder_id, case.receiver_id)
    about = _About(leaf, case.area_id, case.tenant_id, here, case.kept_from)
    return _suggestion(about)


def for_words(text: str, area_id: int, tenant_id: int) -> Suggestion:
    """The same for what nobody has classified: by the category that the words speak of."""
    guessed = catalogue().guess(text, 1)
    if not guessed:
        return Suggestion()
    return _suggestion(_About(guessed[0].category, area_id, tenant_id))


def callable_units(
    tenant_id: int,
    streets: Collection[UUID],
    kept_from: Collection[UUID] = (),
    first: Sequence[UUID] = (),
) -> tuple[Unit, ...]:
    """Whom these streets can call: those that the lists name, departments, their own squads."""
    units = [one for one in directory().units(tenant_id) if one.kind in CALLABLE]
    fitting = [
        one
        for one in units
        if one.id not in kept_from and (one.kind != Kind.STATION or one.parent_id in streets)
    ]
    return tuple(sorted(fitting, key=lambda one: _place(one, first)))


def _place(unit: Unit, first: Sequence[UUID]) -> tuple[int, int]:
    named = first.index(unit.id) if unit.id in first else len(first)
    return named, (Kind.DEPARTMENT, Kind.STATION, Kind.UTILITY).index(Kind(unit.kind))


@dataclass(frozen=True)
class _About:
    """What the lists are asked with: the class, the place, and the units that know it already."""

    leaf: Leaf
    area_id: int
    tenant_id: int
    here: tuple[UUID, ...] = ()
    kept_from: frozenset[UUID] = frozenset()

    def may_call(self, unit: Unit) -> bool:
        fits = unit.is_active and unit.tenant_id == self.tenant_id and unit.kind in CALLABLE
        return fits and unit.id not in self.kept_from


def _suggestion(about: _About) -> Suggestion:
    found: dict[UUID, Suggested] = {}
    for unit_id, basis in _named(about):
        unit = directory().find(unit_id)
        if unit is not None and about.may_call(unit):
            known = found.get(unit_id)
            if known is None or not known.basis:
                found[unit_id] = Suggested(unit, basis)
    return Suggestion(tuple(found.values())[:MOST], *_weight(about.leaf))


def _named(about: _About) -> Iterator[tuple[UUID, str]]:
    """Who holds it now, whom the catalogue names, whose entry speaks of it."""
    today = timezone.localdate(clock.now())
    for unit_id in about.here[:1]:
        yield unit_id, ""
    for one in propose(about.leaf.id, about.area_id, about.tenant_id, today):
        yield one.unit_id, one.basis
    around = tuple(id for id in about.here if id not in about.kept_from)
    for answer in who_is_in_charge(about.leaf.name, about.tenant_id, around, today)[:ANSWERS]:
        yield from _of_entry(answer, about.tenant_id)


def _of_entry(answer: Answer, tenant_id: int) -> Iterator[tuple[UUID, str]]:
    entry = answer.entry
    for unit_id in unit_ids_named(tenant_id, f"{entry.unit}、{entry.assisting}"):
        yield unit_id, entry.basis


def _weight(leaf: Leaf) -> tuple[Occasion, Urgency]:
    """Danger makes an emergency; what everyday life hangs on presses."""
    if leaf.is_danger or leaf.rule_key == "urgent":
        return Occasion.EMERGENCY, Urgency.URGENT
    if leaf.rule_key == "livelihood":
        return Occasion.KEY_WORK, Urgency.SOON
    return Occasion.ENFORCEMENT, Urgency.ORDINARY
