"""What my units owe over all kinds of matters, soonest first; each app says what it means.

An app lists in its `panels.py` `TO_DO = {"<subject kind>": describe}`. A describer gets the ids of
the soonest subjects of its kinds and answers those that this person may see, in one query.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db.models import Q

from jielin.kernel import clock
from jielin.kernel.models import Promise
from jielin.kernel.rows import Written
from jielin.people.acting import Acting, Post
from jielin.people.duties import DeskRequest
from jielin.ui.parts import Todo, TodoLine

Describe = Callable[[DeskRequest, Collection[UUID]], Mapping[UUID, Todo]]
# Of one unit; on the list; asked about at once: some are hidden, some are of one matter.
MOST, SHOWN, TOLD = 200, 20, 30
# What is due later, as the yearly review of a list, is nobody's work today.
AHEAD = timedelta(days=60)
BOUND = "grid"
_KEPT = "owed_by_my_units"


class Owed(NamedTuple):
    """An open promise, as light as the list needs it."""

    subject_kind: str
    subject_id: UUID
    kind: str
    due_at: datetime
    owner_id: UUID
    area_id: int | None
    assignee_id: UUID | None


def lines(desk: DeskRequest, now: datetime, *, only_own: bool = False) -> tuple[TodoLine, ...]:
    """The first of the list, one line for each matter that this person may see.

    `only_own` leaves what names this person: a filter and never another order.
    """
    soonest: dict[str, tuple[Owed, Todo]] = {}
    told: dict[UUID, Todo] = {}
    me = desk.acting.id
    for batch in _batches(one for one in owed(desk) if not only_own or one.assignee_id == me):
        told |= _told(desk, batch)
        for one in batch:
            todo = told.get(one.subject_id)
            if todo and one.kind in todo.what and _is_within(desk.acting, one, todo.duty):
                soonest.setdefault(todo.url, (one, todo))
        if len(soonest) >= SHOWN:
            break
    first = islice(soonest.values(), SHOWN)
    return tuple(_line(one, todo, now, is_own=one.assignee_id == me) for one, todo in first)


def owed(desk: DeskRequest, duty: str = "") -> list[Owed]:
    """The open promises of my units, soonest first, asked once for a page.

    With a duty, only those that one of my posts with this duty reaches.
    """
    known: list[Owed] | None = desk.__dict__.get(_KEPT)
    if known is None:
        known = desk.__dict__[_KEPT] = _soonest(desk.acting, desk.home.pk)
    return [one for one in known if _is_within(desk.acting, one, duty)] if duty else known


def shares(actor: Acting, duty: str = "") -> list[Q]:
    """One condition on promises for each unit, so that each is answered by the index in order.

    A post bound to a grid owes what lies in that grid alone.
    """
    return [_share(id, areas) for id, areas in _bound(actor, duty).items()]


@cache
def describers() -> Mapping[str, Describe]:
    """Who tells what of which kind of subject."""
    found: dict[str, Describe] = {}
    for config in apps.get_app_configs():
        path = f"{config.name}.panels"
        if config.name.startswith("jielin.") and find_spec(path):
            found |= getattr(import_module(path), "TO_DO", {})
    return found


def _bound(actor: Acting, duty: str = "") -> dict[UUID, set[int] | None]:
    """The units, each with the grids that the posts there are bound to; None for all of it."""
    bound: dict[UUID, set[int] | None] = {}
    for post in actor.posts:
        if duty and duty not in post.duties:
            continue
        areas = bound.setdefault(post.organisation_id, set())
        if post.area_level == BOUND and areas is not None:
            areas.add(post.area_id or 0)
        else:
            bound[post.organisation_id] = None
    return bound


def _share(owner_id: Any, areas: Any) -> Q:
    return Q(owner_id=owner_id) if areas is None else Q(owner_id=owner_id, area_id__in=areas)


_OF_A_UNIT = Written(
    lambda tenant_id, until, owner_id, areas: (
        Promise.objects.open()
        .filter(_share(owner_id, areas), tenant_id=tenant_id, due_at__lte=until)
        .order_by("due_at")
        .values_list(*Owed._fields)[:MOST]
    )
)


def _soonest(actor: Acting, tenant_id: int) -> list[Owed]:
    until = clock.now() + AHEAD
    found = [
        Owed(*one)
        for unit, areas in _bound(actor).items()
        for one in _OF_A_UNIT.rows(tenant_id, until, unit, areas)
    ]
    return sorted(found, key=lambda one: one.due_at)


def _is_within(actor: Acting, one: Owed, duty: str) -> bool:
    return any(_reaches(post, one, duty) for post in actor.posts)


def _reaches(post: Post, one: Owed, duty: str) -> bool:
    if post.organisation_id != one.owner_id or (duty and duty not in post.duties):
        return False
    return post.area_level != BOUND or post.area_id == one.area_id


def _batches(found: Iterable[Owed]) -> Iterator[list[Owed]]:
    """The soonest promises first, so that what stands below the list is not asked about."""
    batch: list[Owed] = []
    subjects: set[UUID] = set()
    for one in found:
        if len(subjects) == TOLD and one.subject_id not in subjects:
            yield batch
            batch, subjects = [], set()
        batch.append(one)
        subjects.add(one.subject_id)
    yield batch


def _told(desk: DeskRequest, batch: Iterable[Owed]) -> dict[UUID, Todo]:
    """Each app is asked once for all its kinds among these."""
    asked: dict[Describe, dict[UUID, None]] = {}
    for one in batch:
        describe = describers().get(one.subject_kind)
        if describe:
            asked.setdefault(describe, {})[one.subject_id] = None
    told: dict[UUID, Todo] = {}
    for describe, ids in asked.items():
        told |= describe(desk, list(ids))
    return told


def _line(one: Owed, todo: Todo, now: datetime, *, is_own: bool) -> TodoLine:
    return TodoLine(
        todo=todo,
        what=str(todo.what[one.kind]),
        due_at=one.due_at,
        is_late=one.due_at < now,
        button=todo.button(one.kind) if todo.button else None,
        is_own=is_own,
    )
