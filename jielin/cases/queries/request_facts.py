"""The facts on the page of one request: what kind, where, and who told it."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.catalogue.queries import catalogue
from jielin.organisations.queries import directory
from jielin.territory.queries import gazetteer
from jielin.ui.parts import Fact

from ..models import Case
from ..states import RequestType

People = Mapping[UUID, tuple[str, frozenset[UUID]]]


def place(case: Case) -> tuple[Fact, ...]:
    """What anybody who follows it may know."""
    return (
        Fact(_("Category"), catalogue().get(case.category_id).title),
        Fact(_("Place"), gazetteer().label(case.area_id)),
    )


def facts(case: Case, people: People, account_id: UUID | None) -> tuple[Fact, ...]:
    """For whoever asked, or helps the one who asked. `people`: staff with their units."""
    shown = [Fact(_("Kind"), str(RequestType(case.request_type).label)), *place(case)]
    shown += [Fact(_("Where exactly"), case.place)] if case.place else []
    if case.family_id:
        who = _("You") if account_id == case.family_id else _("Somebody of the household")
        shown.append(Fact(_("Told by"), who))
    elif case.helped_by_id:
        shown.append(Fact(_("Taken down by"), _clerk(case.helped_by_id, people)))
    if case.is_unlisted:
        shown.append(Fact(_("Neighbours"), _("are not shown that it exists")))
    return tuple(shown)


def _clerk(id: UUID, people: People) -> str:
    name, units = people.get(id, ("", frozenset()))
    unit = next(iter(sorted(units, key=str)), None)
    return f"{directory().name(unit)} {name}".strip() or _("A member of staff")
