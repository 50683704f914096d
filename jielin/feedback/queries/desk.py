"""What the desk sees: the list by state, and one word with its course."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.models import Event
from jielin.kernel.workflow import Look
from jielin.people.models import Account
from jielin.people.phones import mask
from jielin.people.queries.standing import marked, stood_for
from jielin.territory.queries import gazetteer
from jielin.ui.parts import Fact, TimelineItem, Tone

from .. import workflow as w
from ..models import Feedback
from ..states import FeedbackState, Purpose
from . import asked, hinting

PAGE, SHOWN = 30, 60


class Hidden(Exception):
    """There is no such word in this home."""


@dataclass(frozen=True)
class Act:
    """How an event is told."""

    words: Lazy
    icon: str
    tone: Tone = "idle"


ACTS: Mapping[str, Act] = {
    w.RECEIVED: Act(gettext_lazy("sent it"), "inbox", "info"),
    w.ANSWERED: Act(gettext_lazy("answered"), "chat", "ok"),
    w.FORWARDED: Act(gettext_lazy("pointed to the community"), "right", "info"),
    w.ASKED_AGAIN: Act(gettext_lazy("said that it does not help yet"), "undo", "warn"),
    w.CLOSED: Act(gettext_lazy("said that it is settled"), "check", "ok"),
    w.ENDED: Act(gettext_lazy("closed it after its time"), "clock"),
    w.REVEALED: Act(gettext_lazy("looked at the number: %(purpose)s"), "eye"),
    w.ERASED: Act(gettext_lazy("erased what spoke of a person"), "trash"),
}


@dataclass(frozen=True)
class Line:
    """One word in the list."""

    number: str
    topic: str
    icon: str
    text: str
    page: str
    look: Look
    received_at: datetime


@dataclass(frozen=True)
class View:
    """A tab with how many stand under it."""

    name: str
    label: str
    count: int


@dataclass(frozen=True)
class Listing:
    """A page of the list; `after` leads to the next one, empty at the end."""

    views: tuple[View, ...]
    lines: tuple[Line, ...]
    after: str


@dataclass(frozen=True)
class Page:
    """One word as whoever answers reads it."""

    feedback: Feedback
    facts: tuple[Fact, ...]
    course: tuple[TimelineItem, ...]
    due_at: datetime | None
    hint: hinting.Hint | None
    masked: str


def listing(tenant_id: int, view: str, after: str) -> Listing:
    """Two queries: the numbers of the tabs, and the lines of one."""
    rows = Feedback.objects.filter(tenant_id=tenant_id)
    counted = dict(rows.order_by().values_list("state").annotate(n=Count("id")))
    shown = rows.filter(state=view).order_by("-id")
    if (cursor := _read(after)) is not None:
        shown = shown.filter(id__lt=cursor)
    found = list(shown[: PAGE + 1])
    more = str(found[PAGE - 1].pk) if len(found) > PAGE else ""
    views = tuple(View(s, str(s.label), counted.get(str(s), 0)) for s in FeedbackState)
    return Listing(views, tuple(_line(one) for one in found[:PAGE]), more)


def found(tenant_id: int, number: str) -> Feedback:
    """One of the home. Raises Hidden."""
    row = Feedback.objects.filter(tenant_id=tenant_id, number=number).first()
    if row is None:
        raise Hidden
    return row


def page(feedback: Feedback) -> Page:
    """Two queries beside its own."""
    owed = asked.due_at(feedback)
    return Page(
        feedback=feedback,
        facts=_facts(feedback),
        course=_course(feedback),
        due_at=owed.due_at if owed else None,
        hint=hinting.hint(feedback.text),
        masked=mask(feedback.phone) if feedback.phone else "",
    )


def _read(after: str) -> UUID | None:
    """What makes no sense leads to the first page."""
    try:
        return UUID(after)
    except ValueError:
        return None


def _line(one: Feedback) -> Line:
    return Line(
        number=one.number,
        topic=one.get_topic_display(),
        icon=one.icon,
        text=one.text if len(one.text) <= SHOWN else one.text[: SHOWN - 1] + "…",
        page=one.page,
        look=one.look,
        received_at=one.received_at,
    )


def _facts(one: Feedback) -> tuple[Fact, ...]:
    is_here = one.page.startswith("/") and "…" not in one.page
    told = (
        Fact(_("Kind"), one.get_topic_display()),
        Fact(_("Page"), one.page, one.page if is_here else ""),
        Fact(_("Community"), gazetteer().label(one.area_id) if one.area_id else ""),
        Fact(
            _("How it was sent"),
            _("With an account") if one.asked_by_id else _("Without an account"),
        ),
        Fact(_("At the answer"), _("A text message goes out") if one.wants_message else ""),
    )
    return tuple(fact for fact in told if fact.value)


def _course(one: Feedback) -> tuple[TimelineItem, ...]:
    name = Account.objects.filter(pk=OuterRef("actor_id")).values("name")[:1]
    rows = Event.objects.filter(tenant_id=one.tenant_id, subject_id=one.pk)
    told = rows.filter(verb__in=tuple(ACTS)).order_by("-id").annotate(actor_name=Subquery(name))
    columns = ("verb", "actor_kind", "actor_id", "details", "happened_at", "actor_name")
    found = list(told.values_list(*columns))
    others = stood_for(row[3] for row in found)
    return tuple(_item(one, others, *row) for row in found)


def _item(
    one: Feedback, others: Mapping[str, str], verb: str, kind: str, actor: UUID | None, *more: Any
) -> TimelineItem:
    details, at, name = more
    act, purpose = ACTS[verb], details.get("purpose", "")
    is_asker = kind == "visitor" or actor is None or actor == one.asked_by_id
    who = _("The system") if kind == "system" else _("Whoever asked") if is_asker else name
    label = str(Purpose(purpose).label) if purpose in Purpose.values else ""
    words = str(act.words) % {"purpose": label} if label else str(act.words)
    told = marked(who or _("A former member of staff"), details, others)
    return TimelineItem(told, words, at, tone=act.tone, icon=act.icon)
