"""What goes through a life: a model with a workflow table."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from .. import clock
from ..actors import Actor
from ..digests import START as NO_DIGEST
from ..ids import uuid7
from ..rows import Told, Written
from ..workflow import Look, Refused, Step, Terms, Workflow
from .event import Event
from .tenancy import TenantModel
from .turn import Turn, current, turn


def _under_way() -> Turn:
    found = current()
    if found is None:
        raise RuntimeError("A row is held only inside a turn.")
    return found


class Matter(TenantModel):
    """A row with a state that only verbs change. It carries the head of its own chain."""

    kind: ClassVar[str]
    workflow: ClassVar[Workflow]

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(max_length=24, editable=False)
    event_seq = models.PositiveIntegerField(default=0, editable=False)
    event_digest = models.BinaryField(max_length=32, default=NO_DIGEST, editable=False)
    changed_at = models.DateTimeField(editable=False)

    _held_in: Turn | None = None
    _next_event_id: UUID | None = None

    class Meta:
        abstract = True

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """Owner and due time of a promise this matter makes; None when none is owed."""
        raise NotImplementedError

    @property
    def next_event_id(self) -> UUID:
        """The id that the event of the verb under way will have, for rows that belong to it."""
        if self._next_event_id is None:
            self._next_event_id = uuid7()
        return self._next_event_id

    @property
    def look(self) -> Look:
        return self.workflow.look(self.state)

    def steps_for(self, actor: Actor) -> list[Step]:
        """The steps this actor could take now, the weightiest first."""
        return self.workflow.open_to(actor, self)

    @classmethod
    def hold(cls, rows: models.QuerySet[Any]) -> Self:
        """Fetch one row and lock it for the turn under way, in a single statement.

        A child whose verbs always run under its parent's lock may be held without a lock
        of its own: see `held_with`. Raises DoesNotExist.
        """
        under_way = _under_way()
        return cls._take_hold(rows.select_for_update(of=("self",)).get(), under_way)

    @classmethod
    def hold_one(cls, rows: Written[Any], *told: Told) -> Self:
        """The same by a statement that is written once and locks what it finds."""
        under_way = _under_way()
        for found in rows.rows(*told):
            return cls._take_hold(found, under_way)
        raise cls.DoesNotExist

    @classmethod
    def _take_hold(cls, found: Self, under_way: Turn) -> Self:
        """What was found is locked now."""
        found._held_in = under_way
        return found

    def held_with(self, parent: "Matter") -> Self:
        """Vouch that this row is guarded by its parent's lock."""
        self._held_in = parent._held_in
        return self

    @contextmanager
    def taking(self, verb: str, *, by: Actor, **details: Any) -> Iterator[None]:
        """Lock, check, let the body change fields; then settle, clean, link and save."""
        step = self.workflow.step(verb)
        with turn() as under_way:
            self._lock(under_way)
            step.check(by, self)
            details |= under_way.on_behalf(by, step, self)
            before, stored = str(self.state), dict(self.__dict__)
            yield
            now = clock.now()
            self.state, self.changed_at = step.target or before, now
            under_way.settle(self, step, now)
            changed = self._clean_changed(stored)
            under_way.record(self, self._record(step, by, before, now, details))
            self.save(update_fields=[*changed, "event_seq", "event_digest"])

    @contextmanager
    def beginning(self, verb: str, *, by: Actor, **details: Any) -> Iterator[None]:
        """The first verb of a new row: as `taking`, with an insert at the end."""
        step = self.workflow.step(verb)
        with turn() as under_way:
            self._held_in = under_way
            step.check(by, self)
            details |= under_way.on_behalf(by, step, self)
            yield
            now = clock.now()
            self.state, self.changed_at = step.target or "", now
            under_way.settle(self, step, now)
            self._clean({f.name for f in self._meta.concrete_fields})
            under_way.record(self, self._record(step, by, "", now, details))
            self.save(force_insert=True)

    def _lock(self, under_way: Turn) -> None:
        if self._held_in is under_way:
            return
        self.refresh_from_db(from_queryset=type(self)._default_manager.select_for_update())
        self._held_in = under_way

    def _clean_changed(self, stored: dict[str, Any]) -> list[str]:
        fields = self._meta.concrete_fields
        changed = [f for f in fields if self.__dict__[f.attname] != stored.get(f.attname)]
        self._clean({field.name for field in changed})
        return [field.name for field in changed]

    def _clean(self, names: set[str]) -> None:
        """Values only: the database holds relations and uniqueness, without a query here."""
        skip = {"event_digest", "id"}
        for field in self._meta.fields:
            is_told = field.name in names and self.__dict__[field.attname] is not None
            if field.is_relation or (field.null and not is_told) or field.name not in names:
                skip.add(field.name)
        try:
            self.clean_fields(exclude=skip)
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from error

    def _record(
        self, step: Step, by: Actor, before: str, now: datetime, details: dict[str, Any]
    ) -> Event:
        said: dict[str, Any] = {"before": before, "after": str(self.state), "details": details}
        said["id"], self._next_event_id = self.next_event_id, None
        return Event.link(self, step.event, by=by, at=now, **said)
