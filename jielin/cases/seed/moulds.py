"""The told cases as moulds: all that a case left behind, ready to be pressed again elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, Model, OuterRef

from jielin.kernel.copying import Line, Table
from jielin.kernel.models import Event, Involvement, Promise

from ..models import Assignment, Case, Entry
from ..states import CaseState
from .lines import PRESSED, Blanks, Fact, Part
from .press import Cast, Move

Pressed = tuple[type[Model], Line]
Tables = dict[type[Model], Table]
ORDER: tuple[type[Model], ...] = (Case, Assignment, Event, Entry, Promise, Involvement)


@dataclass(frozen=True)
class Mould:
    """A case with its assignments, its events in order, its words and its promises."""

    told: Case
    case: Part
    events: tuple[Fact, ...]
    others: tuple[Part, ...]
    blanks: Blanks
    born: tuple[tuple[str, int | None], ...]

    @property
    def state(self) -> CaseState:
        return CaseState(self.told.state)

    @property
    def home(self) -> int:
        return int(self.told.tenant_id)

    @property
    def registered_at(self) -> datetime:
        moment: datetime = self.told.registered_at
        return moment

    def pressed(self, move: Move, told: dict[int, Any]) -> Iterator[Pressed]:
        """Every row of a new case. Its chains are linked anew, event by event."""
        heads: dict[int, bytes] = {}
        copy = self.blanks.filled(move)
        for fact in self.events:
            yield Event, fact.linked(copy, heads)
        case = self.case.filled(copy, heads)
        for place, value in told.items():
            case[place] = value
        yield Case, case
        for part in self.others:
            yield part.row.model, part.filled(copy, heads)


def moulds(cast: Cast, tables: Tables) -> list[Mould]:
    """All told cases that stand for themselves: nothing of another matter hangs beside them."""
    rows = Case.objects.filter(is_confidential=False, is_part=False, has_parts=False)
    rows = rows.exclude(state=CaseState.MERGED).exclude(Exists(_traces()))
    alone = rows.order_by("tenant", "number")
    known = (case for case in alone if cast.knows(case.holder_id, case.receiver_id))
    return [_mould(case, tables) for case in known if _is_of_two(case)]


def _traces() -> Any:
    """The first event of each case that was pressed."""
    mine = Event.objects.filter(tenant_id=OuterRef("tenant_id"), subject_id=OuterRef("pk"))
    return mine.filter(seq=1, request_id=PRESSED)


def _is_of_two(case: Case) -> bool:
    """Whether nobody but its two units takes part: a third could stand in twice for one."""
    mine = Involvement.objects.filter(tenant_id=case.tenant_id, matter_id=case.pk)
    units = set(mine.values_list("organisation_id", flat=True))
    return not case.attached and units <= {case.receiver_id, case.holder_id}


def _mould(case: Case, tables: Tables) -> Mould:
    mine = {"tenant_id": case.tenant_id}
    parts = list(Assignment.objects.filter(case_id=case.pk, **mine))
    ids = [case.pk, *(part.pk for part in parts)]
    events = list(Event.objects.filter(subject_id__in=ids, **mine).order_by("subject_id", "seq"))
    others: list[Model] = [
        *parts,
        *Entry.objects.filter(case_id=case.pk, **mine),
        *Promise.objects.filter(subject_id__in=ids, **mine),
        *Involvement.objects.filter(matter_id__in=ids, **mine),
    ]
    rows, blanks = (case, *events, *others), Blanks()
    return Mould(
        case,
        Part.of(case, tables[Case], blanks),
        tuple(Fact.of(event, tables[Event], blanks) for event in events),
        tuple(Part.of(other, tables[type(other)], blanks) for other in others),
        blanks,
        tuple(_born(row, case.registered_at, place) for place, row in enumerate(rows)),
    )


def _born(row: Any, registered: datetime, place: int) -> tuple[str, int | None]:
    """Its id, and when it is made: an event now, for a day that is sealed stays as it is."""
    if isinstance(row, Event):
        return str(row.pk), None
    moment: datetime = getattr(row, "made_at", None) or registered
    return str(row.pk), int(moment.timestamp() * 1000) + place
