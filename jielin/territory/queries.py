"""The areas of all homes in the process: found, named and walked without a query."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from jielin.kernel.reference import Reference

from .divisions import LEVELS
from .models import Area, HomeArea

# City rows of the official list that are no names; the province's name stands for them.
PLACEHOLDERS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
STREET = LEVELS.index("street")
# With more roots, reading the whole table is quicker than asking for each beginning of a path.
FEW_ROOTS = 20


@dataclass(frozen=True)
class Place:
    """An area under the name that people see."""

    id: int
    code: str
    name: str
    level: str
    parent_id: int | None
    slug: str
    lng: float | None
    lat: float | None
    is_current: bool = True


@dataclass(frozen=True)
class Line:
    """The street, community and grid that an area lies in, itself included."""

    street_id: int | None
    community_id: int | None
    grid_id: int | None


@dataclass(frozen=True)
class Gazetteer:
    """A snapshot of everything below the homes' roots, and the areas above the roots."""

    places: Mapping[int, Place]
    codes: Mapping[str, int]
    slugs: Mapping[tuple[int, str], int]
    below: Mapping[int | None, tuple[Place, ...]]
    homes: Mapping[int, int]

    def get(self, id: int) -> Place:
        """KeyError when no home holds the area."""
        return self.places[id]

    def by_code(self, code: str) -> Place | None:
        id = self.codes.get(code)
        return None if id is None else self.places[id]

    def by_slug(self, tenant_id: int, slug_or_code: str) -> Place | None:
        """An area of this home by its name in addresses or its code."""
        id = self.slugs.get((tenant_id, slug_or_code))
        return None if id is None else self.places[id]

    def children(self, id: int) -> tuple[Place, ...]:
        """The current areas right below, by code."""
        return self.below.get(id, ())

    def ancestors(self, id: int) -> tuple[Place, ...]:
        """From the top down, without the area itself."""
        found: list[Place] = []
        above = self.places[id].parent_id
        while above is not None:
            found.append(self.places[above])
            above = found[-1].parent_id
        return tuple(reversed(found))

    def line(self, id: int) -> Line:
        ids = {place.level: place.id for place in self._down_to(id)}
        return Line(ids.get("street"), ids.get("community"), ids.get("grid"))

    def home_of(self, id: int) -> int:
        """The data home of the nearest root; KeyError above all roots."""
        return self.homes[id]

    def label(self, id: int) -> str:
        """“东桥街道 梧桐里社区” from the street down; “广东省 东莞市” above."""
        place = self.places[id]
        whole = self._down_to(id)
        if LEVELS.index(place.level) >= STREET:
            whole = tuple(p for p in whole if LEVELS.index(p.level) >= STREET)
        return _joined(whole)

    def address(self, id: int) -> str:
        """The whole line from the province down."""
        return _joined(self._down_to(id))

    def _down_to(self, id: int) -> tuple[Place, ...]:
        return (*self.ancestors(id), self.places[id])


def gazetteer() -> Gazetteer:
    """The areas as they stand."""
    return _GAZETTEER.get()


def _joined(places: Iterable[Place]) -> str:
    """A name that repeats the one above (a city without districts) is said once."""
    return " ".join(dict.fromkeys(place.name for place in places))


def _load() -> Gazetteer:
    roots = dict(HomeArea.objects.values_list("area_id", "tenant_id"))
    rows = _rows(list(Area.objects.filter(pk__in=roots).values_list("path", flat=True)))
    names = {area.pk: area.name for area in rows}
    places = {area.pk: _place(area, names) for area in rows}
    homes = _homes({area.pk: area.path for area in rows}, roots)
    below: dict[int | None, list[Place]] = defaultdict(list)
    for place in places.values():
        if place.is_current:
            below[place.parent_id].append(place)
    return Gazetteer(
        places=places,
        codes={place.code: place.id for place in places.values()},
        slugs=_slugs(places.values(), homes),
        below={parent: tuple(children) for parent, children in below.items()},
        homes=homes,
    )


def _rows(paths: list[str]) -> list[Area]:
    """The roots, what is below and what is above them, by code."""
    above = {int(id) for path in paths for id in path.strip("/").split("/")}
    areas = Area.objects.order_by("code")
    if len(paths) > FEW_ROOTS:
        roots = frozenset(paths)
        return [area for area in areas if area.pk in above or _is_below(area.path, roots)]
    below = (Q(path__startswith=path) for path in paths)
    return list(areas.filter(reduce(or_, below, Q(pk__in=above))))


def _is_below(path: str, roots: frozenset[str]) -> bool:
    """Whether the path or one of its beginnings is a root's."""
    return any(path[: end + 1] in roots for end, sign in enumerate(path) if sign == "/")


def _place(area: Area, names: Mapping[int, str]) -> Place:
    is_unnamed = area.level == "city" and area.name in PLACEHOLDERS
    above = names.get(area.parent_id or 0, area.name)
    return Place(
        id=area.pk,
        code=area.code,
        name=above if is_unnamed else area.name,
        level=area.level,
        parent_id=area.parent_id,
        slug=area.slug,
        lng=area.lng,
        lat=area.lat,
        is_current=area.is_current,
    )


def _homes(paths: Mapping[int, str], roots: Mapping[int, int]) -> dict[int, int]:
    """Each area's home: that of the nearest root on its path."""
    homes: dict[int, int] = {}
    for id, path in paths.items():
        line = (int(part) for part in reversed(path.strip("/").split("/")))
        nearest = next((above for above in line if above in roots), None)
        if nearest is not None:
            homes[id] = roots[nearest]
    return homes


def _slugs(places: Iterable[Place], homes: Mapping[int, int]) -> dict[tuple[int, str], int]:
    held = [place for place in places if place.id in homes]
    by_code = {(homes[place.id], place.code): place.id for place in held}
    return by_code | {(homes[place.id], place.slug): place.id for place in held if place.slug}


_GAZETTEER = Reference("territory", _load)
