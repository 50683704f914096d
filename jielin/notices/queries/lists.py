"""The list of the desk: by state, the newest first, page by page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory
from jielin.people.acting import Acting

from ..models import Notice
from ..states import NoticeState
from .places import area_words
from .seeing import within

PAGE = 30
# Tab → the states under it.
VIEWS: dict[str, tuple[str, ...]] = {
    "proposed": (NoticeState.PROPOSED,),
    "published": (NoticeState.PUBLISHED,),
    "draft": (NoticeState.DRAFT,),
    "over": (NoticeState.ENDED, NoticeState.REPLACED, NoticeState.TAKEN_BACK),
}


@dataclass(frozen=True)
class Line:
    """One notice in the list."""

    number: str
    title: str
    topic: str
    icon: str
    unit: str
    areas: str
    look: Look
    valid_from: datetime
    valid_until: datetime
    is_important: bool
    is_correction: bool


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


def listing(actor: Acting, tenant_id: int, view: str, after: str) -> Listing:
    """Two queries: the numbers of the tabs, and the lines of one."""
    rows = within(actor, tenant_id)
    shown = rows.filter(state__in=VIEWS[view]).order_by("-id")
    if (cursor := _read(after)) is not None:
        shown = shown.filter(id__lt=cursor)
    found = list(shown[: PAGE + 1])
    more = str(found[PAGE - 1].pk) if len(found) > PAGE else ""
    return Listing(_views(rows), tuple(_line(one) for one in found[:PAGE]), more)


def _views(rows: QuerySet[Notice]) -> tuple[View, ...]:
    counted = dict(rows.order_by().values_list("state").annotate(n=Count("id")))
    labels = {
        "proposed": _("To be approved"),
        "published": _("Published"),
        "draft": _("Drafts"),
        "over": _("Past"),
    }
    return tuple(
        View(name, labels[name], sum(counted.get(str(state), 0) for state in states))
        for name, states in VIEWS.items()
    )


def _read(after: str) -> UUID | None:
    """What makes no sense leads to the first page."""
    try:
        return UUID(after)
    except ValueError:
        return None


def _line(one: Notice) -> Line:
    return Line(
        number=one.number,
        title=one.title,
        topic=one.get_topic_display(),
        icon=one.icon,
        unit=directory().name(one.organisation_id),
        areas=area_words(one.area_ids),
        look=one.look,
        valid_from=one.valid_from,
        valid_until=one.valid_until,
        is_important=one.is_important,
        is_correction=one.corrects_id is not None,
    )
