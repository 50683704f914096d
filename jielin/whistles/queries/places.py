"""For which streets and communities an actor may whistle or ask, and at which places."""

from collections.abc import Sequence

from jielin.cases.models import Case
from jielin.organisations.queries import Unit, directory
from jielin.organisations.tree import Kind
from jielin.people.acting import Acting
from jielin.territory.queries import gazetteer

from .. import policy


def streets(actor: Acting, case: Case | None) -> tuple[Unit, ...]:
    """The streets that the actor whistles for; of a case only the one it lies in."""
    return _units(actor, policy.BLOW, Kind.STREET, case, case.street_id if case else None)


def communities(actor: Acting, case: Case | None) -> tuple[Unit, ...]:
    """The communities that the actor asks for."""
    return _units(actor, policy.ASK, Kind.COMMUNITY, case, case.community_id if case else None)


def is_about_its_street(case: Case) -> bool:
    """Whether nobody whom the case may reach could whistle for it there."""
    street = directory().of_area(case.street_id, Kind.STREET) if case.street_id else None
    return street is not None and street.id in case.kept_from


def areas(units: Sequence[Unit], case: Case | None) -> list[tuple[str, str]]:
    """The places to choose from; a case has its own."""
    places = gazetteer()
    if case is not None:
        return [(str(case.area_id), places.label(case.area_id))]
    ids = [unit.area_id for unit in units if unit.area_id is not None]
    below = [child.id for id in ids for child in places.children(id)]
    return [(str(id), places.label(id)) for id in (*ids, *below)]


def _units(
    actor: Acting, duty: str, kind: Kind, case: Case | None, area_id: int | None
) -> tuple[Unit, ...]:
    mine = [unit for id in actor.organisations_with(duty) if (unit := directory().find(id))]
    found = [unit for unit in mine if unit.kind == kind]
    if case is not None:
        found = [one for one in found if one.area_id == area_id and one.id not in case.kept_from]
    return tuple(found)
