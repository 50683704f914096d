"""The promises of a case and of its units, the one to the resident first."""

from datetime import datetime
from typing import Any, Literal

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jielin.kernel.models import Promise
from jielin.kernel.rows import Written
from jielin.organisations.queries import directory
from jielin.ui.parts import PromiseView

from ..models import Assignment, Case
from .acts import PROMISES

OF_A_UNIT = {"take": _("%(unit)s takes it on"), "handle": _("%(unit)s finishes its part")}
TO_THE_RESIDENT = ("resolve", "redo")


def promises_of(case: Case) -> list[Promise]:
    """All promises of the case and its assignments, in one query."""
    rows = _OF_A_CASE.rows(case.tenant_id, case.pk)
    return sorted(rows, key=lambda one: (one.made_at, one.due_at))


def _of_a_case(tenant_id: Any, case_id: Any) -> "QuerySet[Promise]":
    parts = Assignment.objects.filter(tenant_id=tenant_id, case_id=case_id).order_by()
    mine = Promise.objects.filter(tenant_id=tenant_id).order_by()
    of_parts = mine.filter(subject_id__in=parts.values("id"))
    return mine.filter(subject_id=case_id).union(of_parts, all=True)


_OF_A_CASE = Written(_of_a_case)


def open_due(promises: list[Promise], *kinds: str) -> datetime | None:
    """When the open promise of one of these kinds is due."""
    found = [one.due_at for one in promises if one.is_open and one.kind in kinds]
    return min(found) if found else None


def views(case: Case, promises: list[Promise], now: datetime) -> tuple[PromiseView, ...]:
    """The open promise to the resident first, other open ones by due time, then the past."""
    counted = [one for one in promises if _counts(one)]
    return tuple(_view(case, one, now) for one in sorted(counted, key=_place))


def _counts(one: Promise) -> bool:
    """A promise that was let go in time is no part of the story."""
    return one.released_at is None or one.released_at > one.due_at


def _place(one: Promise) -> tuple[bool, bool, datetime]:
    when = one.due_at if one.is_open else one.made_at
    return (not one.is_open, one.kind not in TO_THE_RESIDENT, when)


def _view(case: Case, one: Promise, now: datetime) -> PromiseView:
    return PromiseView(
        label=_label(case, one),
        due_at=one.due_at,
        made_at=one.made_at,
        kept_at=one.kept_at or one.released_at,
        state=_state(one, now),
        provisional=one.provisional,
    )


def _label(case: Case, one: Promise) -> str:
    """What was promised; of a unit that does not lead (any more), whose promise it is."""
    if one.kind in OF_A_UNIT and one.owner_id != case.holder_id:
        return str(OF_A_UNIT[one.kind]) % {"unit": directory().name(one.owner_id)}
    return str(PROMISES.get(one.kind, one.kind))


def _state(one: Promise, now: datetime) -> Literal["kept", "missed", "open", "late"]:
    if one.is_open:
        return "late" if one.is_late(now) else "open"
    return "kept" if one.kept_at and one.kept_at <= one.due_at else "missed"
