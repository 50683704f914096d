"""What residents read: the notices for their community that count now, and the past ones."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from jielin.kernel import clock
from jielin.organisations.queries import Unit, directory
from jielin.territory.queries import Place

from ..models import Notice, NoticeArea
from ..states import SHOWN, NoticeState
from .places import area_words, around

PAGE, ON_HOME = 20, 3


@dataclass(frozen=True)
class Item:
    """A notice in a list of residents."""

    number: str
    title: str
    topic: str
    icon: str
    areas: str
    buildings: str
    valid_from: datetime
    valid_until: datetime
    is_important: bool
    is_coming: bool
    is_correction: bool
    is_taken_back: bool
    is_over: bool
    is_one_day: bool


@dataclass(frozen=True)
class Standing:
    """What the home page shows, and how many more there are."""

    items: tuple[Item, ...]
    more: int


@dataclass(frozen=True)
class Listing:
    """What counts now, and a page of what is past; `after` leads to the next, or is empty."""

    now: tuple[Item, ...]
    past: tuple[Item, ...]
    after: str


@dataclass(frozen=True)
class Page:
    """One notice as residents read it."""

    notice: Notice
    item: Item
    unit: Unit | None
    corrected_by: Notice | None


def standing(community: Place, tenant_id: int) -> Standing:
    """The weightiest and newest of what counts now. One query."""
    found = list(_now(community, tenant_id))
    return Standing(tuple(_item(one) for one in found[:ON_HOME]), max(0, len(found) - ON_HOME))


def listing(community: Place, tenant_id: int, after: str) -> Listing:
    """All that counts now, on the first page, and the past ones. Two queries."""
    cursor = _read(after)
    rows = of_community(community, tenant_id).exclude(state=NoticeState.REPLACED)
    rows = rows.filter(_is_past()).order_by("-id")
    if cursor is not None:
        rows = rows.filter(id__lt=cursor)
    found = list(rows[: PAGE + 1])
    more = str(found[PAGE - 1].pk) if len(found) > PAGE else ""
    now = [] if cursor else list(_now(community, tenant_id))
    return Listing(tuple(map(_item, now)), tuple(map(_item, found[:PAGE])), more)


def page(community: Place, tenant_id: int, number: str) -> Page | None:
    """One that residents of the community were shown, whatever became of it."""
    rows = of_community(community, tenant_id).filter(number=number)
    found = rows.select_related("corrects").first()
    return None if found is None else page_of(found)


def page_of(notice: Notice) -> Page:
    """The page of a notice, also of one that is not published yet."""
    follows = None
    if notice.state == NoticeState.REPLACED:
        follows = notice.corrections.filter(state__in=SHOWN).order_by("-id").first()
    return Page(notice, _item(notice), directory().find(notice.organisation_id), follows)


def of_community(community: Place, tenant_id: int) -> QuerySet[Notice]:
    """Everything that was ever shown there."""
    here = NoticeArea.objects.filter(tenant_id=tenant_id, area_id__in=around(community))
    rows = Notice.objects.filter(tenant_id=tenant_id, state__in=SHOWN)
    return rows.filter(pk__in=here.values("notice_id"))


def _now(community: Place, tenant_id: int) -> QuerySet[Notice]:
    rows = of_community(community, tenant_id)
    rows = rows.filter(state=NoticeState.PUBLISHED, valid_until__gt=clock.now())
    return rows.order_by("-is_important", "-published_at", "-id")


def _is_past() -> Q:
    return ~Q(state=NoticeState.PUBLISHED) | Q(valid_until__lte=clock.now())


def _read(after: str) -> UUID | None:
    """What makes no sense leads to the first page."""
    try:
        return UUID(after)
    except ValueError:
        return None


def _item(one: Notice) -> Item:
    now = clock.now()
    return Item(
        number=one.number,
        title=one.title,
        topic=one.get_topic_display(),
        icon=one.icon,
        areas=area_words(one.area_ids),
        buildings=one.buildings,
        valid_from=one.valid_from,
        valid_until=one.valid_until,
        is_important=one.is_important,
        is_coming=one.valid_from > now,
        is_correction=one.corrects_id is not None,
        is_taken_back=one.state == NoticeState.TAKEN_BACK,
        is_over=one.valid_until <= now,
        is_one_day=localdate(one.valid_from) == localdate(one.valid_until),
    )
