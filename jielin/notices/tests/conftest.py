"""The small city, with notices brought to a state by their verbs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.notices.models import Notice, Words
from tests.cast import City, found_city

ZONE = ZoneInfo("Asia/Shanghai")
# A Thursday in office hours.
THEN = datetime(2026, 7, 16, 10, 15, tzinfo=ZONE)
WUTONGLI, HUAIYINLI = "梧桐里社区", "槐荫里社区"
TITLE = "7月17日上午停水"
TEXT = "供水管道检修，请提前储水。\n来水后先放一会儿水再用。"


@dataclass
class Town(City):
    """The small city, with the verbs that tests need most."""

    def words(self, *areas: str, **more: Any) -> Words:
        """Water is off in 梧桐里 tomorrow morning, unless told otherwise."""
        usual: dict[str, Any] = {
            "topic": "water",
            "title": TITLE,
            "text": TEXT,
            "areas": tuple(self.area(name) for name in areas or (WUTONGLI,)),
            "valid_from": clock.now() + timedelta(hours=22),
            "valid_until": clock.now() + timedelta(hours=28),
            "buildings": "6号楼、8号楼",
        }
        return Words(**{**usual, **more})

    def draft(self, *areas: str, unit: str = WUTONGLI, who: str = "li", **more: Any) -> Notice:
        told: dict[str, Any] = {
            "tenant_id": 1,
            "organisation_id": self.unit(unit).id,
            "by": self.actor(who),
        }
        corrects = more.pop("corrects", None)
        return Notice.draft(self.words(*areas, **more), corrects=corrects, **told)

    def proposed(self, *areas: str, **more: Any) -> Notice:
        notice = self.draft(*areas, **more)
        notice.propose(by=self.actor(more.get("who", "li")))
        return notice

    def published(self, *areas: str, is_important: bool = False, **more: Any) -> Notice:
        notice = self.proposed(*areas, **more)
        notice.publish(by=self.actor("he"), is_important=is_important)
        return notice

    def in_state(self, state: str) -> Notice:
        """A notice that stands there."""
        if state == "draft":
            return self.draft()
        if state == "proposed":
            return self.proposed()
        notice = self.published() if state != "discarded" else self.draft()
        if state == "discarded":
            notice.discard(by=self.actor("li"))
        if state == "taken_back":
            notice.take_back(by=self.actor("li"), text="检修取消。")
        if state == "replaced":
            self.published(corrects=notice)
        if state == "ended":
            with clock.at(notice.valid_until):
                notice.end(by=SYSTEM)
        return Notice.objects.get(pk=notice.pk)


@pytest.fixture
def town(standing_city: City) -> Iterator[Town]:
    """The town on a Thursday morning."""
    with clock.at(THEN):
        yield town_of(standing_city)


@pytest.fixture
def lasting_town(transactional_db: None) -> Iterator[Town]:
    """The town in committed rows, for threads that race."""
    yield town_of(found_city())


def town_of(city: City) -> Town:
    return Town(city.home, city.other, city.areas, city.accounts)


@contextmanager
def later(**span: int) -> Iterator[None]:
    """So long after the tests' morning."""
    with clock.at(THEN + timedelta(**span)):
        yield
