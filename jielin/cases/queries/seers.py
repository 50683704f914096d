"""Who can see a person in their requests, and who looked at their number: told to the person."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from jielin.kernel.models import Event, Involvement
from jielin.kernel.personal import Person, Reveal, Sight
from jielin.organisations.queries import Unit, directory
from jielin.people.models import Appointment
from jielin.people.queries import posts
from jielin.territory.queries import gazetteer

from ..models import Case, Entry
from ..policy import READ
from ..states import ENDED
from ..workflow import REVEALED
from . import mine
from .access import COLUMNS


def seen_by(person: Person) -> Iterator[Sight]:
    """Of every open request: the units that deal with it, and those of its area."""
    for case in mine.asked(person):
        if case.state not in ENDED:
            for unit, why in _seers(case):
                if unit.id not in case.kept_from:
                    yield Sight(case.number, unit.label, _posts(unit), why, case.title)


def reveals(person: Person) -> Iterator[Reveal]:
    """Every look at the number, with the reason that was written; no name of staff."""
    cases = {case.pk: case for case in mine.asked(person)}
    for tenant_id in {case.tenant_id for case in cases.values()}:
        ids = [case.pk for case in cases.values() if case.tenant_id == tenant_id]
        events = Event.objects.filter(tenant_id=tenant_id, subject_id__in=ids, verb=REVEALED)
        told = list(events)
        reasons = _reasons(tenant_id, told)
        for event in told:
            yield Reveal(
                at=event.happened_at,
                unit=_unit_of(tenant_id, event.actor_id, event.happened_at),
                number=cases[event.subject_id].number,
                reason=reasons.get(event.pk, ""),
            )


def _seers(case: Case) -> Iterator[tuple[Unit, str]]:
    """Each unit once, with the weightiest ground."""
    told: dict[UUID, str] = {case.holder_id: _("It deals with your request.")}
    told.setdefault(case.receiver_id, _("It received your request and answers for it."))
    for unit_id in map(UUID, case.assisting):
        told.setdefault(unit_id, _("It was asked to help with your request."))
    if not case.is_confidential:
        for area in _areas(case):
            told.setdefault(area, _("Your request is in its area."))
    for unit_id in _involved(case):
        told.setdefault(unit_id, _("It was brought in on your request."))
    units = directory()
    for unit_id, why in told.items():
        unit = units.find(unit_id)
        if unit is not None:
            yield unit, why


def _areas(case: Case) -> Iterator[UUID]:
    for level in COLUMNS:
        area_id = getattr(case, COLUMNS[level])
        unit = directory().of_area(area_id, level) if area_id else None
        if unit is not None:
            yield unit.id
    for place in gazetteer().ancestors(case.area_id):
        unit = directory().of_area(place.id, "district_centre")
        if unit is not None:
            yield unit.id


def _involved(case: Case) -> Collection[UUID]:
    rows = Involvement.objects.filter(tenant_id=case.tenant_id, matter_id=case.pk, until=None)
    return list(rows.values_list("organisation_id", flat=True))


def _posts(unit: Unit) -> tuple[str, ...]:
    """The kinds of posts at such a unit that may read requests."""
    return tuple(
        post.label for post in posts() if READ in post.duties and unit.kind in post.unit_kinds
    )


def _reasons(tenant_id: int, events: list[Event]) -> dict[UUID, str]:
    rows = Entry.objects.filter(tenant_id=tenant_id, event_id__in=[event.pk for event in events])
    return dict(rows.values_list("event_id", "text"))


def _unit_of(tenant_id: int, account_id: UUID | None, at: datetime) -> str:
    """Where the person worked at that moment."""
    if account_id is None:
        return ""
    held = Appointment.objects.filter(tenant_id=tenant_id, account_id=account_id)
    held = held.filter(Q(until=None) | Q(until__gt=at), since__lte=at)
    found = held.order_by("since").values_list("organisation_id", flat=True).first()
    return directory().name(found) if found else ""
