"""The demo city's notices, told by verbs: one for today, one to come, one that is over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from jielin.kernel import clock
from jielin.kernel.reference import held
from jielin.organisations.queries import Unit, directory
from jielin.people.models import Account
from jielin.people.queries import acting

from ..models import Notice, Words

HOME, WUTONGLI = 1, "梧桐里社区"


@dataclass(frozen=True)
class Story:
    """One notice: on which day it was published, on which it counts, from which hour how long."""

    topic: str
    title: str
    text: str
    published: int
    day: int
    hour: int
    lasts: int
    buildings: str = ""
    is_important: bool = False


STORIES = (
    Story("power", "三号配电室检修，部分楼栋停电",
          "供电公司更换三号配电室老化开关，检修期间停电。\n电梯停运，行动不便的居民请提前告诉社区，我们上门送水送饭。",
          -5, -4, 9, 8, "3号楼、5号楼"),
    Story("activity", "周末便民服务进小区",
          "磨刀、修伞、配钥匙、量血压、理发，都不收费。\n地点在社区广场，下雨改到社区二楼活动室。家里有老人不方便下楼的，可以打电话约上门理发。",
          -1, 3, 9, 3),
    Story("water", "供水管道抢修，停水一天",
          "梧桐路供水管道抢修，全天停水。\n水车停在小区东门，七十岁以上和行动不便的居民，社区送水上门。\n来水后水可能发黄，放几分钟就好。",
          -1, 0, 0, 30, "6号楼、8号楼、9号楼", is_important=True),
)  # fmt: skip


def tell(people: dict[str, Account]) -> None:
    """All of them, once."""
    if Notice.objects.exists():
        return
    now = clock.now()
    with held():
        unit = next(unit for unit in directory().units(HOME) if unit.name == WUTONGLI)
        for story in STORIES:
            _tell(story, unit, people, now)
        with clock.at(now):
            Notice.expire(now)


def _tell(story: Story, unit: Unit, people: dict[str, Account], now: datetime) -> None:
    """li writes, zhou of the street publishes."""
    begins = _at(now, story.day, story.hour)
    words = Words(
        topic=story.topic,
        title=story.title,
        text=story.text,
        areas=(unit.area_id or 0,),
        valid_from=begins,
        valid_until=begins + timedelta(hours=story.lasts),
        buildings=story.buildings,
    )
    li, zhou = acting(people["li"]), acting(people["zhou"])
    with clock.at(_at(now, story.published, 15)):
        notice = Notice.draft(words, tenant_id=HOME, organisation_id=unit.id, by=li)
        notice.propose(by=li)
    with clock.at(_at(now, story.published, 16)):
        notice.publish(by=zhou, is_important=story.is_important)


def _at(now: datetime, day: int, hour: int) -> datetime:
    """An hour of so many days from today."""
    local = timezone.localtime(now).replace(hour=hour, minute=0, second=0, microsecond=0)
    return local + timedelta(days=day)
