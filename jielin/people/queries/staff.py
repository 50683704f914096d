"""Who holds which post, as those who answer for a unit or for security may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from jielin.kernel import clock
from jielin.kernel.sealed import blind_index
from jielin.kernel.workflow import Look
from jielin.organisations.queries import Unit, directory
from jielin.territory.queries import gazetteer

from .. import policy
from ..acting import Acting
from ..models import Account, Appointment, Leave
from ..phones import MOBILE_DIGITS, normalise
from ..workflow import IN_OFFICE, State

MOST_FOUND = 50


class Hidden(Exception):
    """What this person may not see does not exist for them."""


@dataclass(frozen=True)
class PostLine:
    """One appointment in a list."""

    id: UUID
    account_id: UUID
    name: str
    username: str
    post: str
    unit: str
    unit_id: UUID
    area: str
    since: datetime
    until: datetime | None
    look: Look
    is_proposal: bool
    # Whose post it is for some days, and who looks after the post of somebody away.
    stands_in_for: str = ""
    leave: str = ""
    leave_until: datetime | None = None


@dataclass(frozen=True)
class UnitLine:
    """A unit with how many people hold a post there; `depth` counts from the top shown."""

    unit: Unit
    count: int
    depth: int


def seen_units(actor: Acting, tenant_id: int) -> tuple[Unit, ...]:
    """The units whose people the actor may see, from the top of the tree down."""
    return tuple(unit for unit, _depth in _walked(actor, tenant_id))


def unit_lines(actor: Acting, tenant_id: int) -> tuple[UnitLine, ...]:
    """The same units with their people counted; one query."""
    rows = _current(tenant_id, clock.now()).order_by().values_list("organisation_id")
    counts = dict(rows.annotate(count=Count("account_id", distinct=True)))
    return tuple(
        UnitLine(unit, counts.get(unit.id, 0), depth) for unit, depth in _walked(actor, tenant_id)
    )


def unit(actor: Acting, tenant_id: int, id: UUID) -> Unit:
    """One of the units seen. Raises Hidden."""
    found = directory().find(id)
    if found is None or found.tenant_id != tenant_id or not _is_seen(actor, found):
        raise Hidden
    return found


def above(unit_id: UUID) -> tuple[Unit, ...]:
    """All units above one."""
    return directory().superiors(unit_id)


def people_of(unit: Unit) -> tuple[PostLine, ...]:
    """Who holds a post at the unit, will, or is proposed. Two queries."""
    mine = _open(unit.tenant_id, clock.now()).filter(organisation_id=unit.id)
    return lines(mine.order_by("post__name", "since", "id"))


def waiting(actor: Acting, tenant_id: int) -> tuple[PostLine, ...]:
    """The proposals the actor may see, the oldest first."""
    ids = [unit.id for unit in seen_units(actor, tenant_id)]
    rows = Appointment.objects.filter(tenant_id=tenant_id, state=State.PROPOSED)
    return lines(rows.filter(organisation_id__in=ids).order_by("id"))


def count_waiting(actor: Acting, tenant_id: int) -> int:
    """How many proposals wait for this person."""
    rows = Appointment.objects.filter(tenant_id=tenant_id, state=State.PROPOSED)
    return sum(1 for row in rows if policy.may_confirm(actor, row))


def found(actor: Acting, tenant_id: int, words: str) -> tuple[PostLine, ...]:
    """By a part of the name or of the sign-in name, or by the whole mobile number."""
    ids = [unit.id for unit in seen_units(actor, tenant_id)]
    rows = _open(tenant_id, clock.now()).filter(organisation_id__in=ids)
    number = normalise(words)
    if number.isdecimal() and len(number) == MOBILE_DIGITS:
        chosen = rows.filter(account__phone_index=blind_index(number))
    else:
        # Names are sealed: they are opened here, a few thousand in some milliseconds.
        told = rows.values_list("pk", "account__name", "account__username")
        part = words.casefold()
        hits = [pk for pk, name, user in told if part in f"{name} {user or ''}".casefold()]
        chosen = rows.filter(pk__in=hits[:MOST_FOUND])
    return lines(chosen.order_by("since", "id")[:MOST_FOUND])


def appointment(actor: Acting, tenant_id: int, id: UUID) -> Appointment:
    """One appointment at a unit seen. Raises Hidden."""
    rows = Appointment.objects.filter(tenant_id=tenant_id, pk=id)
    one = rows.select_related("account", "post", "stands_in_for__account").first()
    if one is None:
        raise Hidden
    unit(actor, tenant_id, one.organisation_id)
    return one


def person(actor: Acting, tenant_id: int, id: UUID) -> Account:
    """Somebody with a post, past or present, at a unit seen. Raises Hidden."""
    ids = [unit.id for unit in seen_units(actor, tenant_id)]
    mine = Appointment.objects.filter(tenant_id=tenant_id, account_id=id)
    if not mine.filter(organisation_id__in=ids).exists():
        raise Hidden
    found: Account = Account.objects.get(pk=id)
    return found


def staff_ids(tenant_id: int) -> Any:
    """Who holds a post in the home, or will: to be asked for in another query."""
    return _current(tenant_id, clock.now()).values("account_id")


def posts_of(account: Account, tenant_id: int) -> tuple[PostLine, ...]:
    """All that the person held and holds in the home, the newest first."""
    mine = Appointment.objects.filter(tenant_id=tenant_id, account_id=account.pk)
    return lines(mine.order_by("-since", "-id"))


def colleagues(one: Appointment) -> tuple[Account, ...]:
    """The others who hold a post at the same organisation now."""
    there = Appointment.objects.in_force(clock.now()).filter(tenant_id=one.tenant_id)
    ids = there.filter(organisation_id=one.organisation_id).values("account_id")
    others = Account.objects.filter(pk__in=ids, is_active=True).exclude(pk=one.account_id)
    return tuple(others.order_by("username"))


def lines(rows: Any) -> tuple[PostLine, ...]:
    """Appointments as a list shows them; one query for the leaves."""
    told = list(rows.select_related("account", "post", "stands_in_for__account"))
    away = _away(told)
    return tuple(_line(row, away.get(row.pk)) for row in told)


def area_named(id: int | None) -> str:
    """The name of an area; empty without one."""
    place = gazetteer().places.get(id) if id else None
    return place.name if place else ""


def _line(row: Appointment, leave: Leave | None) -> PostLine:
    other = row.stands_in_for
    return PostLine(
        id=row.pk,
        account_id=row.account_id,
        name=row.account.name,
        username=row.account.username or "",
        post=row.post.label,
        unit=directory().name(row.organisation_id),
        unit_id=row.organisation_id,
        area=area_named(row.area_id),
        since=row.since,
        until=row.until,
        look=row.look,
        is_proposal=row.state == State.PROPOSED,
        stands_in_for=other.account.name if other else "",
        leave=leave.stand_in.name if leave else "",
        leave_until=leave.until if leave else None,
    )


def _away(rows: Iterable[Appointment]) -> dict[UUID, Leave]:
    ids = [row.pk for row in rows]
    tenants = {row.tenant_id for row in rows}
    lasting = Leave.objects.at(clock.now()).filter(tenant_id__in=tenants, appointment_id__in=ids)
    return {leave.appointment_id: leave for leave in lasting.select_related("stand_in")}


def _current(tenant_id: int, now: datetime) -> Any:
    """Those that count now or later."""
    return Appointment.objects.during(now, None).filter(tenant_id=tenant_id)


def _open(tenant_id: int, now: datetime) -> Any:
    counts = Q(state__in=IN_OFFICE) & (Q(until=None) | Q(until__gt=now))
    mine = Appointment.objects.filter(tenant_id=tenant_id)
    return mine.filter(counts | Q(state=State.PROPOSED))


def _walked(actor: Acting, tenant_id: int) -> Iterable[tuple[Unit, int]]:
    """Depth first. A unit whose superior is not seen stands at the top."""
    seen = [one for one in directory().units(tenant_id) if _is_seen(actor, one)]
    ids = {one.id for one in seen}
    below: dict[UUID | None, list[Unit]] = {}
    for one in seen:
        below.setdefault(one.parent_id if one.parent_id in ids else None, []).append(one)
    return _down(below, None, 0)


def _down(
    below: dict[UUID | None, list[Unit]], id: UUID | None, depth: int
) -> Iterable[tuple[Unit, int]]:
    for one in below.get(id, ()):
        yield one, depth
        yield from _down(below, one.id, depth + 1)


def _is_seen(actor: Acting, one: Unit) -> bool:
    if actor.at(one.tenant_id).has_duty(policy.SECURING):
        return True
    line = {one.id, *(above.id for above in directory().superiors(one.id))}
    mine = actor.organisations_with(policy.PROPOSING) | actor.organisations_with(policy.MANAGING)
    return bool(mine & line)
