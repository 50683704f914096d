"""The told cases as moulds: all that a case left behind, ready to be pressed again elsewhere."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.db.models.base import ModelState

from jielin.cases.models import Assignment, Case, Entry
from jielin.cases.states import CaseState
from jielin.kernel.models import Event, Involvement, Promise

from .press import Cast, Move


@dataclass(frozen=True)
class Row:
    """A stored row, and which of its values move with the time, the ids and the place."""

    model: type[Model]
    values: dict[str, Any]
    times: tuple[str, ...]
    ids: tuple[str, ...]
    plain: tuple[str, ...]

    @classmethod
    def of(cls, stored: Model) -> "Row":
        values = {f.attname: getattr(stored, f.attname) for f in stored._meta.concrete_fields}
        return cls(
            type(stored),
            values,
            tuple(name for name, value in values.items() if isinstance(value, date)),
            tuple(name for name, value in values.items() if isinstance(value, UUID)),
            tuple(name for name, value in values.items() if isinstance(value, dict | list)),
        )

    def moved(self, move: Move, **more: Any) -> Any:
        """The same row at another time, in another place, of other people."""
        new = self.model.__new__(self.model)
        new._state = ModelState()
        values = new.__dict__
        values.update(self.values)
        for name in self.times:
            values[name] = values[name] + move.shift
        for name in self.ids:
            values[name] = move.id(values[name])
        for name in self.plain:
            values[name] = move.plain(values[name])
        if "area_id" in values:
            values["area_id"] = move.area_id
        values.update(more)
        return new


@dataclass(frozen=True)
class Mould:
    """A case with its assignments, its events in order, its words and its promises."""

    case: Row
    events: tuple[Row, ...]
    others: tuple[Row, ...]

    @property
    def state(self) -> str:
        return str(self.case.values["state"])

    @property
    def home(self) -> int:
        return int(self.case.values["tenant_id"])

    @property
    def registered_at(self) -> datetime:
        moment: datetime = self.case.values["registered_at"]
        return moment

    def pressed(self, move: Move, **told: Any) -> Iterator[Any]:
        """Every row of a new case. Its chains are linked anew, event by event."""
        heads: dict[UUID, bytes] = defaultdict(bytes)
        for row in self.events:
            event = row.moved(move)
            event.digest = event.digest_after(heads[event.subject_id])
            heads[event.subject_id] = event.digest
            yield event
        case = self.case.moved(move, **told)
        for matter in (case, *(row.moved(move) for row in self.others)):
            if matter.__dict__.get("event_seq"):
                matter.event_digest = heads[matter.id]
            yield matter

    def own_ids(self) -> Iterator[tuple[UUID, datetime]]:
        """The ids of its rows, with the moment that each belongs to."""
        born = self.registered_at
        for row in (self.case, *self.events, *self.others):
            told = row.values
            yield told["id"], told.get("happened_at") or told.get("made_at") or born


def moulds(cast: Cast) -> list[Mould]:
    """All told cases that stand for themselves: nothing of another matter hangs beside them."""
    rows = Case.objects.filter(is_confidential=False, is_part=False, has_parts=False)
    alone = rows.exclude(state=CaseState.MERGED).order_by("tenant", "number")
    known = (case for case in alone if cast.knows(case.holder_id, case.receiver_id))
    return [_mould(case) for case in known if _is_of_two(case)]


def _is_of_two(case: Case) -> bool:
    """Whether nobody but its two units takes part: a third could stand in twice for one."""
    mine = Involvement.objects.filter(tenant_id=case.tenant_id, matter_id=case.pk)
    units = set(mine.values_list("organisation_id", flat=True))
    return not case.attached and units <= {case.receiver_id, case.holder_id}


def _mould(case: Case) -> Mould:
    mine = {"tenant_id": case.tenant_id}
    parts = list(Assignment.objects.filter(case_id=case.pk, **mine))
    ids = [case.pk, *(part.pk for part in parts)]
    events = Event.objects.filter(subject_id__in=ids, **mine).order_by("subject_id", "seq")
    others: list[Model] = [
        *parts,
        *Entry.objects.filter(case_id=case.pk, **mine),
        *Promise.objects.filter(subject_id__in=ids, **mine),
        *Involvement.objects.filter(matter_id__in=ids, **mine),
    ]
    return Mould(
        Row.of(case), tuple(map(Row.of, events)), tuple(Row.of(other) for other in others)
    )
