"""What the list and the intake form offer to choose from: tabs, chips, groups of options."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils import dateformat
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from jielin.catalogue.queries import catalogue
from jielin.kernel.reference import Reference
from jielin.organisations.queries import directory
from jielin.organisations.tree import Kind
from jielin.people.acting import Acting
from jielin.territory.queries import Place, gazetteer

from ..states import CaseState, Source
from .filters import Filters

PAIR = tuple[str, str]


@dataclass(frozen=True)
class Group:
    """Options under one heading; an empty heading puts them first."""

    label: str
    options: tuple[PAIR, ...]


@dataclass(frozen=True)
class Tab:
    """One view of the list."""

    name: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class Chip:
    """A filter in force; the address takes it away."""

    label: str
    url: str


def tabs(filters: Filters) -> tuple[Tab, ...]:
    """The views, in the order of a working day."""
    labels = {
        "mine": pgettext("view of cases", "With us"),
        "own": pgettext("view of cases", "With me"),
        "soon": pgettext("view of cases", "Due soon"),
        "dispatch": pgettext("view of cases", "To dispatch"),
        "unhappy": pgettext("view of cases", "Not content"),
        "all": pgettext("view of cases", "All"),
    }
    return tuple(Tab(name, label, name == filters.view) for name, label in labels.items())


def chips(filters: Filters, told: QueryDict) -> tuple[Chip, ...]:
    """The filters in force, each with the address without it."""
    return tuple(Chip(words, _without(told, name)) for name, words in _in_force(filters) if words)


def areas(actor: Acting, home_id: int) -> tuple[Group, ...]:
    """The areas that the actor reads, from the wide to the small; all streets without one."""
    places = gazetteer()
    own = [places.get(scope.area_id) for scope in actor.scopes if scope.area_id in places.homes]
    if not own:
        streets = [unit.area_id for unit in directory().units(home_id, Kind.STREET)]
        own = [places.get(id) for id in streets if id is not None]
    return tuple(group for place in own for group in _below(place))


def grids(actor: Acting) -> tuple[Group, ...]:
    """Communities and grids that the actor may register for."""
    places = gazetteer()
    own = [places.get(scope.area_id) for scope in actor.scopes if scope.area_id in places.homes]
    return tuple(group for place in own for group in _communities(place))


def categories() -> tuple[Group, ...]:
    """All groups and leaves of the request tree, by code: written down once in each language."""
    kept, language = _CATEGORIES.get(), get_language() or ""
    if language not in kept:
        kept[language] = _categories()
    return kept[language]


def _categories() -> tuple[Group, ...]:
    known = catalogue()
    return tuple(
        Group(
            group.title,
            (
                (group.code, _("All of %(group)s") % {"group": group.title}),
                *((leaf.code, leaf.title) for leaf in known.leaves(group.id)),
            ),
        )
        for group in known.groups("request")
    )


_CATEGORIES: Reference[dict[str, tuple[Group, ...]]] = Reference("catalogue", dict)


def states() -> tuple[PAIR, ...]:
    return tuple((str(value), str(label)) for value, label in CaseState.choices)


def sources() -> tuple[PAIR, ...]:
    return tuple((str(value), str(label)) for value, label in Source.choices)


def _without(told: QueryDict, name: str) -> str:
    kept = told.copy()
    for gone in (name, "after", "before"):
        kept.pop(gone, None)
    return "?" + kept.urlencode()


def _in_force(filters: Filters) -> Iterable[PAIR]:
    known, places = catalogue(), gazetteer()
    yield "q", filters.q and f"“{filters.q}”"
    yield "todo", _heading(filters.todo)
    yield "grid", places.label(filters.area_id) if filters.area_id else ""
    yield "category", known.get(filters.category_id).title if filters.category_id else ""
    yield "state", str(CaseState(filters.state).label) if filters.state else ""
    yield "source", str(Source(filters.source).label) if filters.source else ""
    for name, day, words in (
        ("from", filters.since, _("from %(day)s")),
        ("to", filters.until, _("until %(day)s")),
    ):
        yield name, words % {"day": dateformat.format(day, "Y-m-d")} if day else ""


def _heading(todo: str) -> str:
    return {
        "today": _("Due today"),
        "late": _("Overdue"),
        "take": _("Waiting to be taken on"),
        "redo": _("Not content"),
    }.get(todo, "")


def _below(place: Place) -> Iterable[Group]:
    """A district down to communities, a street or community down to grids."""
    below = gazetteer().children(place.id)
    yield Group("", ((str(place.id), place.name),))
    if place.level == "street":
        for community in below:
            yield Group(community.name, (_whole(community), *_pairs(community)))
    elif place.level == "district":
        for street in below:
            yield Group(street.name, (_whole(street), *_pairs(street)))
    elif below:
        yield Group(place.name, _pairs(place))


def _communities(place: Place) -> Iterable[Group]:
    """Every community at or below the place with its grids; a grid stands alone."""
    if place.level == "grid":
        yield Group("", ((str(place.id), gazetteer().label(place.id)),))
    elif place.level == "community":
        yield Group(place.name, (_whole(place), *_pairs(place)))
    else:
        for child in gazetteer().children(place.id):
            yield from _communities(child)


def _pairs(place: Place) -> tuple[PAIR, ...]:
    return tuple((str(child.id), child.name) for child in gazetteer().children(place.id))


def _whole(place: Place) -> PAIR:
    return str(place.id), _("All of %(area)s") % {"area": place.name}
