"""One transaction of verbs: what they record is gathered and written once, at its end."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import Case, Q, When

from .. import clock, reactions, reference
from ..actors import STANDS_IN, Actor, StandIn
from ..rows import Change
from ..workflow import Step, Terms
from .event import Event
from .promise import Promise
from .relations import Involvement

if TYPE_CHECKING:
    from .matter import Matter

_local = threading.local()
# Promises of these kinds that a matter of a home has made.
Some = tuple[int, UUID, tuple[str, ...]]


class Turn:
    """What the verbs of one transaction have recorded so far."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.made: list[Promise] = []
        self.kept: list[Some] = []
        self.released: list[Some] = []
        self.moved: list[tuple[Some, datetime]] = []
        self.handed: list[tuple[Some, UUID]] = []
        self.entrusted: list[tuple[Q, UUID | None]] = []
        self.involved: list[Involvement] = []
        self.stands_in: dict[UUID | None, str] = {}

    def record(self, matter: "Matter", event: Event) -> None:
        self.events.append(event)

    def on_behalf(self, by: Actor, step: Step, matter: "Matter") -> dict[str, str]:
        """For whom the actor stands in, as the event says it; inner verbs say the same."""
        if by.id not in self.stands_in and isinstance(by, StandIn):
            whose = by.standing_in(lambda one: step.who(one, matter))
            if whose is not None:
                self.stands_in[by.id] = str(whose)
        return {STANDS_IN: self.stands_in[by.id]} if by.id in self.stands_in else {}

    def settle(self, matter: "Matter", step: Step, now: datetime) -> None:
        """Note the promises that a step keeps, releases and makes."""
        if step.keeps:
            self.kept.append(_of(matter, step.keeps))
            self._close_made(matter, step.keeps, kept_at=now)
        if step.releases:
            self.released.append(_of(matter, step.releases))
            self._close_made(matter, step.releases, released_at=now)
        for kind in step.makes:
            terms = matter.terms(kind, now)
            if terms is not None:
                self.made.append(_promise(matter, kind, terms, now))

    def postpone(self, matter: "Matter", kinds: tuple[str, ...], due_at: datetime) -> None:
        """Move open promises of a matter: only a verb for an approved extension or pause may."""
        self.moved.append((_of(matter, kinds), due_at))

    def hand(self, matter: "Matter", kinds: tuple[str, ...], owner_id: UUID) -> None:
        """Let open promises of a matter go to another owner, by the same time."""
        self.handed.append((_of(matter, kinds), owner_id))

    def entrust(self, which: Q, assignee_id: UUID | None) -> None:
        """Name the person who sees to open promises for their owner, or nobody any more."""
        self.entrusted.append((which, assignee_id))

    def involve(self, matter: "Matter", organisation_id: UUID) -> None:
        self.involved.append(
            Involvement(
                tenant_id=matter.tenant_id,
                matter_kind=matter.kind,
                matter_id=matter.pk,
                organisation_id=organisation_id,
                since=clock.now(),
            )
        )

    def flush(self) -> None:
        """Write it all: at most one statement a table, then one job for the reactions."""
        if not self.events:
            return
        Event.objects.bulk_create(self.events)
        now = clock.now()
        self._close(now)
        for which, due_at in self.moved:
            Promise.objects.filter(_in(*which)).move(due_at)
        for which, owner_id in self.handed:
            mine = Promise.objects.open().filter(_in(*which))
            mine.update(owner_id=owner_id, assignee_id=None)
        for named, assignee_id in self.entrusted:
            Promise.objects.open().filter(named).update(assignee_id=assignee_id)
        Promise.objects.bulk_create(self.made)
        Involvement.objects.bulk_create(self.involved, ignore_conflicts=True)
        self._follow()

    def _close_made(self, matter: "Matter", kinds: tuple[str, ...], **how: datetime) -> None:
        """Promises of this very turn are not stored yet: close them where they are."""
        for promise in self.made:
            if promise.subject_id == matter.pk and promise.kind in kinds and promise.is_open:
                promise.is_open = False
                promise.kept_at = how.get("kept_at")
                promise.released_at = how.get("released_at")

    def _close(self, now: datetime) -> None:
        """All that was kept or released, in one statement."""
        which = [*self.kept, *self.released]
        if which:
            told = (value for some in which for value in some)
            _closing(len(self.kept), len(self.released)).make(now, *told)

    def _follow(self) -> None:
        awaited = [str(event.pk) for event in self.events if reactions.to(event.verb)]
        if awaited:
            reactions.react.enqueue(awaited)


@cache
def _closing(kept: int, released: int) -> Change:
    """The statement for so many matters whose promises are kept, and are released."""

    def build(now: Any, *told: Any) -> tuple[models.QuerySet[Any], dict[str, Any]]:
        which = [_in(*told[at : at + 3]) for at in range(0, len(told), 3)]
        values = {
            "is_open": False,
            "kept_at": _at(now, which[:kept]),
            "released_at": _at(now, which[kept:]),
        }
        return Promise.objects.open().filter(reduce(or_, which)), values

    return Change(build)


def _at(now: Any, which: list[Q]) -> Case | None:
    """The moment for the rows that these name, nothing for the others."""
    return Case(When(reduce(or_, which), then=now), default=None) if which else None


def _of(matter: "Matter", kinds: tuple[str, ...]) -> Some:
    return matter.tenant_id, matter.pk, kinds


def _in(tenant_id: Any, subject_id: Any, kinds: Any) -> Q:
    return Q(tenant_id=tenant_id, subject_id=subject_id, kind__in=kinds)


def _promise(matter: "Matter", kind: str, terms: Terms, now: datetime) -> Promise:
    return Promise(
        tenant_id=matter.tenant_id,
        subject_kind=matter.kind,
        subject_id=matter.pk,
        kind=kind,
        made_at=now,
        owner_id=terms.owner_id,
        assignee_id=terms.assignee_id,
        area_id=terms.area_id,
        asked_by_id=terms.asked_by_id,
        due_at=terms.due_at,
        rule_id=terms.rule_id,
        provisional=terms.provisional,
    )


def current() -> Turn | None:
    """The turn that is under way in this thread."""
    return getattr(_local, "turn", None)


@contextmanager
def turn() -> Iterator[Turn]:
    """Join the turn under way, or open one: a transaction that is written as a whole.

    An inner refusal ends the outer turn too, even when somebody caught it in between. As in a
    request, reference data stays what it was at the beginning, unless the turn changes it itself.
    """
    under_way = current()
    if under_way is not None:
        try:
            yield under_way
        except BaseException:
            _local.doomed = True
            raise
        return
    with transaction.atomic(), reference.held():
        fresh = _local.turn = Turn()
        _local.doomed = False
        try:
            yield fresh
            if _local.doomed:
                raise RuntimeError("A refused inner step cannot be passed over.")
            fresh.flush()
        finally:
            _local.turn = None
