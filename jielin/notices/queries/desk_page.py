"""Everything the desk's page of one notice shows, in three queries beside the notice's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.models import Event, Promise
from jielin.people.models import Account
from jielin.people.queries.standing import marked, stood_for
from jielin.ui.parts import TimelineItem, Tone

from .. import workflow as w
from ..models import Notice
from ..states import NoticeState
from .public import Page, page_of
from .twins import Twin, twins


@dataclass(frozen=True)
class Act:
    """How an event of a notice is told."""

    words: Lazy
    icon: str
    tone: Tone = "idle"


ACTS: Mapping[str, Act] = {
    w.DRAFTED: Act(gettext_lazy("wrote the notice"), "edit"),
    w.CHANGED: Act(gettext_lazy("changed the words"), "edit"),
    w.PROPOSED: Act(gettext_lazy("sent it for approval"), "send", "info"),
    w.RECALLED: Act(gettext_lazy("took it out of approval"), "undo"),
    w.SENT_BACK: Act(gettext_lazy("sent it back"), "undo", "warn"),
    w.PUBLISHED: Act(gettext_lazy("approved and published it"), "check", "ok"),
    w.TAKEN_BACK: Act(gettext_lazy("took the notice back"), "undo", "bad"),
    w.REPLACED: Act(gettext_lazy("published a correction"), "swap"),
    w.ENDED: Act(gettext_lazy("noted that its time is over"), "clock"),
    w.DISCARDED: Act(gettext_lazy("discarded the draft"), "trash"),
}
WAITING = (NoticeState.DRAFT, NoticeState.PROPOSED)


@dataclass(frozen=True)
class DeskPage:
    """One notice on the desk; `shown` is what residents read."""

    shown: Page
    course: tuple[TimelineItem, ...]
    due_at: datetime | None
    twins: tuple[Twin, ...]


def desk_page(notice: Notice) -> DeskPage:
    """For everybody who may see it. Those that say the same are looked for until it is out."""
    owed = Promise.objects.open().of(notice.tenant_id, [notice.pk]).first()
    is_waiting = notice.state in WAITING
    same = (notice.pk, notice.corrects_id)
    return DeskPage(
        shown=page_of(notice),
        course=_course(notice),
        due_at=owed.due_at if owed else None,
        twins=twins(notice.words, notice.tenant_id, *same) if is_waiting else (),
    )


def _course(notice: Notice) -> tuple[TimelineItem, ...]:
    name = Account.objects.filter(pk=OuterRef("actor_id")).values("name")[:1]
    rows = Event.objects.filter(tenant_id=notice.tenant_id, subject_id=notice.pk)
    rows = rows.filter(verb__in=tuple(ACTS)).order_by("-id")
    told = rows.annotate(actor_name=Subquery(name))
    columns = list(told.values_list("verb", "actor_kind", "happened_at", "actor_name", "details"))
    others = stood_for(row[-1] for row in columns)
    return tuple(_item(others, *row) for row in columns)


def _item(
    others: Mapping[str, str], verb: str, kind: str, at: datetime, *more: Any
) -> TimelineItem:
    name, details = more
    act = ACTS[verb]
    someone = _("The system") if kind == "system" else _("A former member of staff")
    who = marked(name or someone, details, others)
    return TimelineItem(who, str(act.words), at, tone=act.tone, icon=act.icon)
