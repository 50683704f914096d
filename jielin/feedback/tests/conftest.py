"""The small city, with words about the platform brought to a state by their verbs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from jielin.feedback.models import Feedback, Said
from jielin.feedback.policy import Asker
from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.people.acting import ANYONE
from tests.cast import City, found_city

ZONE = ZoneInfo("Asia/Shanghai")
# A Thursday in office hours; five working days end on Thursday the 23rd.
THEN = datetime(2026, 7, 16, 10, 15, tzinfo=ZONE)
TEXT = "大字版里“提交”按钮被底部菜单挡住了，点不到。"
PAGE = "/landong/c/wutongli/report/"
ANSWER = "按钮位置已经改好，请您再试。"


@dataclass
class Town(City):
    """The small city, with the verbs that tests need most."""

    def said(self, **more: Any) -> Said:
        usual: dict[str, Any] = {
            "topic": "fault", "text": TEXT, "page": PAGE, "sender": f"session:{uuid7()}",
            "filed_key": uuid7(), "area_id": self.area("梧桐里社区"),
        }  # fmt: skip
        return Said(**{**usual, **more})

    def received(self, who: str = "", **more: Any) -> Feedback:
        by = self.actor(who) if who else ANYONE
        return Feedback.receive(self.said(**more), tenant_id=1, by=by)

    def answered(self, who: str = "", **more: Any) -> Feedback:
        one = self.received(who, **more)
        one.answer(by=self.actor("qian"), text=ANSWER)
        return one

    def in_state(self, state: str, who: str = "") -> Feedback:
        """One that stands there."""
        one = self.received(who)
        if state == "forwarded":
            one.forward(by=self.actor("qian"), text="请在“我要反映”里告诉社区。")
        elif state != "received":
            one.answer(by=self.actor("qian"), text=ANSWER)
        if state == "closed":
            one.close(by=self.asker(one))
        return one

    def asker(self, one: Feedback) -> Any:
        """Whoever sent it."""
        who = {account.pk: who for who, account in self.accounts.items()}
        return self.actor(who[one.asked_by_id]) if one.asked_by_id else Asker(one.pk)

    def fresh(self, one: Feedback) -> Feedback:
        return Feedback.objects.get(pk=one.pk)


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
