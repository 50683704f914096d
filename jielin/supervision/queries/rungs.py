"""The ladder as steps: when each rung was reached, and what is owed on the one it stands on."""

from datetime import datetime
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jielin.kernel.models import Event
from jielin.ui import spoken
from jielin.ui.parts import StepItem

from .. import workflow as w
from ..models import SupervisionOrder
from ..states import LADDER, Level

# The event that reached each rung; several may lead to one.
REACHED_BY = {
    Level.REMINDED: {w.REMINDED, w.REMINDED_AGAIN},
    Level.SUPERVISED: {w.SUPERVISED},
    Level.RAISED: {w.ESCALATED, w.COORDINATION_ASKED, w.PROBLEM_RAISED},
    Level.DISTRICT_LEADER: {w.TO_LEADER},
}


def rungs(order: SupervisionOrder, events: list[Event], now: datetime) -> tuple[StepItem, ...]:
    """The ladder as steps; a rung that a problem order passed over has no time of its own."""
    return tuple(_rung(order, level, place, events, now) for place, level in enumerate(LADDER, 1))


def _rung(
    order: SupervisionOrder, level: Level, place: int, events: list[Event], now: datetime
) -> StepItem:
    state = _state(order, place)
    at = next((one.happened_at for one in events if one.verb in REACHED_BY[level]), None)
    note = ""
    if state == "done" and at is None:
        note = _("passed over")
    elif state == "now" and order.due_at:
        note = _("answer by %(time)s") % {"time": spoken.moment(order.due_at, now)}
    elif state == "now":
        note = _("nothing is owed now")
    at = at if state == "done" else None
    return StepItem(label=_labels()[place - 1], at=at, note=note, state=state)


def _labels() -> tuple[str, ...]:
    return (
        pgettext("rung of the ladder", "Remind"),
        pgettext("rung of the ladder", "Supervise"),
        pgettext("rung of the ladder", "Raise"),
        pgettext("rung of the ladder", "District's leaders"),
    )


def _state(order: SupervisionOrder, place: int) -> Literal["done", "now", "todo"]:
    if place < order.level or (place == order.level and not order.is_open):
        return "done"
    return "now" if place == order.level else "todo"
