"""The promises of an order and its report-ins: which count now, and what became of the others."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.kernel.models import Promise
from jielin.organisations.queries import directory
from jielin.ui.parts import PromiseView

from ..models import Response, WhistleOrder
from .acts import PROMISES


def promises_of(order: WhistleOrder, parts: Sequence[Response]) -> list[Promise]:
    """All promises, oldest first. One query."""
    mine = [order.pk, *(one.pk for one in parts)]
    rows = Promise.objects.of(order.tenant_id, mine).order_by("made_at", "due_at")
    return list(rows)


def next_of(promises: Sequence[Promise], subject_id: UUID) -> Promise | None:
    """What is due next from one subject."""
    mine = [one for one in promises if one.is_open and one.subject_id == subject_id]
    return min(mine, key=lambda one: one.due_at, default=None)


def label(promise: Promise) -> str:
    """What was promised, in words."""
    return str(PROMISES.get(promise.kind, promise.kind))


def views(promises: Sequence[Promise], now: datetime) -> tuple[PromiseView, ...]:
    """Open ones by due time, then the past; each names who owes it."""
    counted = [one for one in promises if one.released_at is None or one.is_late(now)]
    return tuple(_view(one, now) for one in sorted(counted, key=_place))


def _place(one: Promise) -> tuple[bool, datetime]:
    return (not one.is_open, one.due_at if one.is_open else one.made_at)


def _view(one: Promise, now: datetime) -> PromiseView:
    told = {"unit": directory().name(one.owner_id), "what": label(one)}
    return PromiseView(
        label=_("%(unit)s: %(what)s") % told,
        due_at=one.due_at,
        made_at=one.made_at,
        kept_at=one.kept_at or one.released_at,
        state=_state(one, now),
        provisional=one.provisional,
    )


def _state(one: Promise, now: datetime) -> Literal["kept", "missed", "open", "late"]:
    if one.is_open:
        return "late" if one.is_late(now) else "open"
    return "kept" if one.kept_at and one.kept_at <= one.due_at else "missed"
