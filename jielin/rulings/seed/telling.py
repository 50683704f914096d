"""From a resident's words to a case in the hands of a unit, at the times of the story."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from jielin.cases.models import Case, Report
from jielin.cases.states import RequestType, Source
from jielin.catalogue.queries import catalogue
from jielin.duties.seed.telling import HOME, Telling, unit_id, unit_of
from jielin.kernel import clock
from jielin.people.queries import resident
from jielin.territory.queries import gazetteer

from .stories import Story

COMMUNITY = "梧桐里社区"


@contextmanager
def at(telling: Telling, days: int, time: str) -> Iterator[None]:
    """That many days ago at a time of day."""
    with telling.days_ago(days, time):
        yield


def hours_ago(telling: Telling, hours: int) -> datetime:
    return telling.now - timedelta(hours=hours)


def fresh(case: Case) -> Case:
    """As it is stored now, with its lead."""
    rows = Case.objects.select_related("lead")
    return rows.get(tenant_id=case.tenant_id, pk=case.pk)


def dispatched(telling: Telling, story: Story, since: datetime | None = None) -> Case:
    """Registered, accepted and sent on its day; sent at another moment where one is given."""
    with at(telling, story.days, "08:40"):
        case = Case.register(_report(story), tenant_id=HOME, by=_filer(telling, story))
    with at(telling, story.days, "09:05"):
        fresh(case).accept(by=telling.actor("li"))
        fresh(case).contact(by=telling.actor("li"), text="电话联系，说明了办理时限和联系人。")
    with clock.at(since) if since else at(telling, story.days, "09:20"):
        fresh(case).dispatch(
            by=telling.actor("li"), unit_id=unit_id(story.unit), text="请贵单位主办。"
        )
    return case


def taken(telling: Telling, story: Story) -> Case:
    """And taken on by the unit."""
    case = dispatched(telling, story)
    with at(telling, story.days, "11:00"):
        fresh(case).take(by=telling.actor(story.officer))
    return case


def _filer(telling: Telling, story: Story) -> Any:
    if story.asker:
        return resident(telling.people[story.asker])
    return telling.actor("li")


def _report(story: Story) -> Report:
    community: Any = unit_of(COMMUNITY).area_id
    places = gazetteer()
    area_id = places.children(community)[story.grid - 1].id if story.grid else community
    place, leaf = places.get(area_id), catalogue().by_code(story.category)
    return Report(
        request_type=RequestType.HELP,
        category_id=leaf.id if leaf else 0,
        area_id=area_id,
        text=story.text,
        place=story.place,
        lng=place.lng,
        lat=place.lat,
        source=Source.WEB if story.asker else Source.PHONE,
        name=story.name,
        phone=story.phone,
    )
