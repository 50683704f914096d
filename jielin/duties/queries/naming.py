"""Units and categories by the names that people write, and the other way round."""

from collections.abc import Iterable
from uuid import UUID

from jielin.catalogue.queries import Leaf, catalogue
from jielin.exchange.sheets import split
from jielin.organisations.queries import Unit, directory


def unit_named(tenant_id: int, name: str) -> Unit | None:
    """The unit of a home by its full, short or English name."""
    wanted = name.strip()
    units = directory().units(tenant_id)
    for unit in units:
        if wanted in {unit.name, unit.name_en}:
            return unit
    return next((unit for unit in units if wanted == unit.short_name), None)


def category_named(text: str) -> Leaf | None:
    """A category in use by its code or its name."""
    known = catalogue()
    found = known.by_code(text.strip().upper())
    if found is None:
        found = next((leaf for leaf in known.by_id.values() if text.strip() == leaf.name), None)
    return found if found is not None and found.is_active else None


def unit_names(ids: Iterable[UUID | None]) -> str:
    """Their names one after the other."""
    return "、".join(name for name in (directory().name(id) for id in ids) if name)


def category_titles(codes: Iterable[str]) -> str:
    """“路灯不亮、井盖”: what the codes stand for."""
    found = (catalogue().by_code(code) for code in codes)
    return "、".join(leaf.title for leaf in found if leaf is not None)


def unit_ids_named(tenant_id: int, names: str) -> tuple[UUID, ...]:
    """The ids of the units named in a text; names that nobody has are passed over."""
    found = (unit_named(tenant_id, name) for name in split(names))
    return tuple(unit.id for unit in found if unit is not None)
