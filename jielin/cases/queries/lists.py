"""The desk's list of cases: my areas and my involvements, merged, without a count."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from jielin.catalogue.queries import catalogue
from jielin.kernel import clock
from jielin.people.acting import Acting
from jielin.territory.queries import gazetteer

from .. import policy
from ..models import Case
from ..states import OPEN, CaseState
from .access import COLUMNS as SCOPE_COLUMNS
from .access import in_scope, involving
from .filters import Cursor, Filters
from .rows import Found, Row, Writer, is_interested, plain
from .todo import cases_to_do

SHOWN = 50
SOON = timedelta(hours=24)
NUMBER = re.compile(r"^[A-Za-z]{2}[0-9]")
Rows = QuerySet[Case]


@dataclass(frozen=True)
class Listing:
    """One page of the list, and where the pages beside it begin."""

    rows: tuple[Row, ...]
    after: Cursor | None = None
    before: Cursor | None = None


@dataclass(frozen=True)
class Page:
    """The same in plain columns."""

    rows: tuple[Found, ...]
    after: Cursor | None = None
    before: Cursor | None = None


def listing(actor: Acting, tenant_id: int, filters: Filters) -> Listing:
    """The page that the filters ask for, in words."""
    now = clock.now()
    page = found(actor, tenant_id, filters, now)
    writer = Writer(now)
    return Listing(tuple(writer.row(one) for one in page.rows), page.after, page.before)


def found(actor: Acting, tenant_id: int, filters: Filters, now: datetime) -> Page:
    """The page that the filters ask for; one query for each way a case is in reach."""
    order = "due_at" if filters.view == "soon" else "registered_at"
    known: dict[UUID, Found] = {}
    for rows in _sources(actor, tenant_id, filters, now):
        rows = _narrowed(rows, filters)
        if filters.todo:
            rows = rows.filter(cases_to_do(actor, tenant_id, filters.todo, now))
        page = _page(rows, filters, order)
        known |= {one.id: one for one in page}
    is_upwards, moment = _is_upwards(filters), attrgetter(order, "id")
    ordered = sorted(known.values(), key=moment, reverse=not is_upwards)
    return _cut(actor, ordered, filters, order)


def _sources(actor: Acting, tenant_id: int, filters: Filters, now: datetime) -> list[Rows]:
    if filters.view == "mine":
        return [mine(actor, tenant_id).filter(state__in=OPEN)]
    if filters.view == "own":
        return [mine(actor, tenant_id).filter(state__in=OPEN, assignee_id=actor.id)]
    reach = [*(in_scope(scope) for scope in actor.scopes), involving(actor, tenant_id)]
    return [_of_view(rows, filters.view, now) for rows in reach]


def mine(actor: Acting, tenant_id: int) -> Rows:
    """What my units hold; a post bound to a street, community or grid sees that part alone."""
    held = Q(pk__in=[])
    for post in actor.posts:
        if policy.READ in post.duties:
            column = SCOPE_COLUMNS.get(post.area_level)
            place = {column: post.area_id} if column else {}
            held |= Q(holder_id=post.organisation_id, **place)
    return Case.objects.filter(held, tenant_id=tenant_id)


def _of_view(rows: Rows, view: str, now: datetime) -> Rows:
    if view == "soon":
        return rows.filter(state__in=OPEN, due_at__lte=now + SOON)
    if view == "dispatch":
        return rows.filter(state=CaseState.ACCEPTED)
    if view == "unhappy":
        return rows.filter(state=CaseState.REDO)
    return rows


def _narrowed(rows: Rows, filters: Filters) -> Rows:
    exact = {"state": filters.state, "source": filters.source}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if filters.area_id is not None:
        level = gazetteer().get(filters.area_id).level
        column = SCOPE_COLUMNS.get(level)
        rows = rows.filter(**{column: filters.area_id}) if column else rows
    if filters.category_id is not None:
        rows = rows.filter(category_id__in=_leaves(filters.category_id))
    if filters.since:
        rows = rows.filter(registered_at__gte=_midnight(filters.since))
    if filters.until:
        rows = rows.filter(registered_at__lt=_midnight(filters.until + timedelta(days=1)))
    return _matching(rows, filters.q)


def _matching(rows: Rows, q: str) -> Rows:
    """A number from its beginning, else words of the title."""
    if not q:
        return rows
    if NUMBER.match(q):
        return rows.filter(number__startswith=q.upper())
    return rows.filter(title__icontains=q)


def _leaves(category_id: int) -> list[int]:
    return [category_id, *(leaf.id for leaf in catalogue().leaves(category_id))]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), timezone.get_current_timezone())


def _is_upwards(filters: Filters) -> bool:
    """Whether the query runs from small to large: by due time, or back to the page before."""
    return (filters.view == "soon") != (filters.before is not None)


def _page(rows: Rows, filters: Filters, order: str) -> list[Found]:
    sign, compare = ("", "gt") if _is_upwards(filters) else ("-", "lt")
    beside = filters.before or filters.after
    if beside:
        same = Q(**{order: beside.at, f"id__{compare}": beside.id})
        rows = rows.filter(Q(**{f"{order}__{compare}": beside.at}) | same)
        rows = rows.filter(**{f"{order}__{compare}e": beside.at})
    if order == "due_at":
        rows = rows.filter(due_at__isnull=False)
    return plain(rows.order_by(f"{sign}{order}", f"{sign}id")[: SHOWN + 1])


def _cut(actor: Acting, ordered: list[Found], filters: Filters, order: str) -> Page:
    has_more, shown = len(ordered) > SHOWN, ordered[:SHOWN]
    if filters.before:
        shown.reverse()
    if not shown:
        return Page(())
    ends = [Cursor(getattr(one, order), one.id) for one in (shown[0], shown[-1])]
    return Page(
        rows=tuple(one for one in shown if not is_interested(actor, one)),
        before=ends[0] if (has_more if filters.before else filters.after) else None,
        after=ends[1] if has_more or filters.before else None,
    )
