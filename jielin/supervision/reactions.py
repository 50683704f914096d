"""The ladder runs by itself: after a mark of time, and after what befalls a request."""

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.utils.translation import override

from jielin.cases import workflow as w
from jielin.cases.models import Assignment, Case
from jielin.cases.states import DONE, JOINED, OPEN, CaseState
from jielin.deadlines.models import Notice
from jielin.deadlines.stages import Mark
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event, Promise
from jielin.kernel.reactions import Reaction
from jielin.kernel.workflow import Refused
from jielin.people.models import Appointment

from .ladder import CLIMB, OF_THE_HOLDER, TOO_OFTEN, URGE, WATCHED, is_later, is_watched
from .models import SupervisionOrder
from .queries.rules import too_often
from .states import Level, Reason

RESTING = frozenset({*DONE, *JOINED, CaseState.PARKED})
NOBODY_AT_WORK = frozenset({CaseState.ACCEPTED, CaseState.DISPATCHED})
OVERDUE = str(Mark.OVERDUE)


def climb(notice: Notice) -> None:
    """A promise passed a mark of its time: remind, or go one rung up. Once, however often told.

    What was answered or moved meanwhile is refused under the lock and stays where it is.
    """
    rows = Promise.objects.open().filter(tenant_id=notice.tenant_id, pk=notice.promise_id)
    owed = rows.first()
    if owed is None or notice.due_at not in {None, owed.due_at}:
        return
    with override(settings.LANGUAGE_CODE), suppress(Refused):
        if owed.subject_kind == SupervisionOrder.kind:
            _unanswered(owed, notice)
        elif is_watched(owed.subject_kind, owed.kind):
            _passed(owed, notice)


def follow(event: Event) -> None:
    """The order rests, goes on or ends as its request does."""
    order = _order(event)
    if order is None:
        return
    state = order.case.state
    with suppress(Refused):
        if state not in OPEN | RESTING:
            order.end(by=SYSTEM)
        elif state in RESTING and not order.is_resting:
            order.rest(by=SYSTEM)
        elif state not in RESTING and order.is_resting:
            order.wake(by=SYSTEM)


def catch_up(event: Event) -> None:
    """What ran out while the request lived on in another is late now, and is not told again."""
    rows = Promise.objects.open().of(event.tenant_id, [event.subject_id])
    late = rows.filter(kind__in=WATCHED[Case.kind], due_at__lt=event.happened_at).first()
    case = _case(event.tenant_id, event.subject_id)
    if late is not None and case is not None:
        with override(settings.LANGUAGE_CODE), suppress(Refused):
            _overdue(case, SupervisionOrder.of(case.tenant_id, case.pk), late)


def ask_the_holder(event: Event) -> None:
    """Whoever holds the request now owes the answer, by the same time."""
    order = _order(event)
    if order is None or order.owes_kind not in OF_THE_HOLDER:
        return
    if order.owes_id != order.case.holder_id:
        with suppress(Refused):
            order.redirect(by=SYSTEM)


def hear(event: Event) -> None:
    """A note, a call or taking it on, by the unit that was reminded, is an answer."""
    order = _order(event)
    if order is None or order.owes_kind != URGE or event.happened_at <= order.climbed_at:
        return
    if _works_for(event, order.owes_id):
        with suppress(Refused):
            order.hear(by=SYSTEM)


def find_problem(event: Event) -> None:
    """Done again and again, or passed among units without a lead: one level up by itself."""
    case = _case(event.tenant_id, event.subject_id)
    reason = _problem_of(case) if case else None
    if case is None or reason is None:
        return
    order = SupervisionOrder.of(case.tenant_id, case.pk)
    with override(settings.LANGUAGE_CODE), suppress(Refused):
        if order is None:
            SupervisionOrder.raise_as_problem(case, by=SYSTEM, reason=reason)
        elif order.is_problem:
            return
        elif order.state == Level.RAISED:
            order.to_leader(by=SYSTEM, reason=reason)
        else:
            order.raise_problem(by=SYSTEM, reason=reason)


def _works_for(event: Event, unit_id: UUID | None) -> bool:
    """Whether whoever did it holds a post at the unit."""
    if event.actor_id is None or unit_id is None:
        return False
    posts = Appointment.objects.in_force(event.happened_at).filter(tenant_id=event.tenant_id)
    return posts.filter(account_id=event.actor_id, organisation_id=unit_id).exists()


def _passed(owed: Promise, notice: Notice) -> None:
    """A promise of the request itself, or of the unit that leads, passed a mark."""
    case = _case_of(owed)
    if case is None or case.state not in OPEN:
        return
    if case.state == CaseState.PARKED and notice.stage != OVERDUE:
        return  # it waits by a plan that was verified, until the date of that plan
    order = SupervisionOrder.of(case.tenant_id, case.pk)
    if order is not None and order.is_resting:
        order.wake(by=SYSTEM)
    if notice.stage == OVERDUE:
        _overdue(case, order, owed)
    elif order is None:
        SupervisionOrder.remind(case, by=SYSTEM, stage=notice.stage, owed=owed)
    elif order.state == Level.REMINDED and is_later(notice.stage, order.stage):
        order.remind_again(by=SYSTEM, stage=notice.stage, owed=owed)


def _overdue(case: Case, order: SupervisionOrder | None, owed: Promise) -> None:
    if order is None:
        SupervisionOrder.put(case, by=SYSTEM, reason=Reason.OVERDUE, owed=owed)
    elif order.state == Level.REMINDED:
        order.supervise(by=SYSTEM, reason=Reason.OVERDUE, owed=owed)


def _unanswered(owed: Promise, notice: Notice) -> None:
    """What is owed on a rung was not answered in time: one rung up."""
    if notice.stage != OVERDUE:
        return
    rows = SupervisionOrder.objects.filter(tenant_id=owed.tenant_id, pk=owed.subject_id)
    order = rows.first()
    verb = CLIMB.get(Level(order.state)) if order else None
    if verb:
        getattr(order, verb)(by=SYSTEM, reason=Reason.NO_ANSWER, owed=owed)


def _problem_of(case: Case) -> Reason | None:
    found = {
        Reason.REDO: case.redo_count if case.state == CaseState.REDO else 0,
        Reason.REROUTED: _moves(case) if case.state in NOBODY_AT_WORK else 0,
    }
    counted = (reason for reason, count in found.items() if count)
    return next((r for r in counted if found[r] >= too_often(case, TOO_OFTEN[r]).amount), None)


def _moves(case: Case) -> int:
    """How often the lead changed hands or came back."""
    return case.times_moved + case.times_returned


def _case_of(owed: Promise) -> Case | None:
    if owed.subject_kind == Case.kind:
        return _case(owed.tenant_id, owed.subject_id)
    parts = Assignment.objects.filter(tenant_id=owed.tenant_id, pk=owed.subject_id)
    part = parts.select_related("case").first()
    is_lead = part is not None and part.case.lead_id == part.pk
    return part.case if part is not None and is_lead else None


def _case(tenant_id: int, id: UUID) -> Case | None:
    return Case.objects.filter(tenant_id=tenant_id, pk=id).first()


def _order(event: Event) -> SupervisionOrder | None:
    """The open order of the request that the event befell, with the request as it is now."""
    rows = SupervisionOrder.objects.filter(tenant_id=event.tenant_id, case_id=event.subject_id)
    return rows.exclude(state=Level.ENDED).select_related("case").first()


ON_NOTICE: list[Callable[[Notice], None]] = [climb]
_ENDED = (
    w.RESOLVED, w.ANSWERED, w.PARKED, w.RESUMED, w.REVISITED, w.RATED, w.GIVEN_UP, w.NOT_ACCEPTED,
    w.WITHDRAWN, w.END_CONFIRMED, w.MERGED, w.SETTLED, w.PART_CLOSED,
)  # fmt: skip
_LISTS: tuple[tuple[tuple[str, ...], list[Reaction]], ...] = (
    ((w.SENT_BACK, w.REJECTED, w.FAILED), [follow, find_problem]),
    ((w.DISPATCHED, w.TRANSFERRED, w.TAKEN_BACK), [ask_the_holder, find_problem]),
    ((w.CONTACTED, w.NOTED, w.TAKEN, w.ASKED), [hear]),
    (_ENDED, [follow]),
    ((w.SURFACED,), [follow, catch_up]),
)
REACTIONS: dict[str, list[Reaction]] = {verb: told for verbs, told in _LISTS for verb in verbs}
