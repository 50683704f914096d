"""The small city with a second department, and whistles brought to a state by their verbs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.people.models import Account, Appointment
from jielin.whistles.models import Call, Response, Told, WhistleOrder
from tests.cast import PASSWORD, City, found_city

ZONE = ZoneInfo("Asia/Shanghai")
# A Thursday in office hours.
THEN = datetime(2026, 7, 16, 10, 15, tzinfo=ZONE)
LAMPS, STREETS = "区路灯管理所", "区城市管理局"
TEXT = "梧桐路夜市占道，电线乱拉到灯杆上，城管和路灯都要来人。"


@dataclass
class Town(City):
    """The small city, with the verbs that tests need most."""

    def id_of(self, name: str) -> UUID:
        return self.unit(name).id

    def told(self, **more: Any) -> Told:
        usual: dict[str, Any] = {
            "area_id": self.area("梧桐里社区"), "text": TEXT, "place": "梧桐路88弄门前",
        }  # fmt: skip
        return Told(**{**usual, **more})

    def call(self, *names: str, lead: str = LAMPS, **more: Any) -> Call:
        units = tuple(self.id_of(name) for name in names or (LAMPS, STREETS))
        return Call(
            units, lead_id=self.id_of(lead) if lead else None, basis="条例第十六条", **more
        )

    def asked(self, **more: Any) -> WhistleOrder:
        return WhistleOrder.ask(self.told(**more), tenant_id=1, by=self.actor("li"))

    def sounded(self, *names: str, lead: str = LAMPS, **more: Any) -> WhistleOrder:
        call = self.call(*names, lead=lead, **more)
        return WhistleOrder.sound(self.told(), call, tenant_id=1, by=self.actor("zhou"))

    def part(self, order: WhistleOrder, name: str) -> Response:
        rows = Response.objects.select_related("order").filter(order=order)
        found: Response = rows.get(unit_id=self.id_of(name))
        return found

    def arrived(self, *names: str, **more: Any) -> WhistleOrder:
        """Both are there."""
        order = self.sounded(*names, **more)
        for who, name in self.officers(order):
            self.part(order, name).arrive(by=self.actor(who), person="现场人员")
        return self.fresh(order)

    def done(self, *names: str, **more: Any) -> WhistleOrder:
        """Both have signed off."""
        order = self.arrived(*names, **more)
        for who, name in self.officers(order):
            self.part(order, name).sign_off(by=self.actor(who), text=f"{name}已处理。")
        return self.fresh(order)

    def confirmed(self, *names: str, **more: Any) -> WhistleOrder:
        order = self.done(*names, **more)
        order.confirm(by=self.actor("zhou"), text="现场恢复。")
        return self.fresh(order)

    def officers(self, order: WhistleOrder) -> list[tuple[str, str]]:
        called = set(order.responses.values_list("unit_id", flat=True))
        pairs = (("zhao", LAMPS), ("shen", STREETS))
        return [(who, name) for who, name in pairs if self.id_of(name) in called]

    def fresh(self, order: WhistleOrder) -> WhistleOrder:
        return WhistleOrder.objects.get(pk=order.pk)


def town_of(city: City) -> Town:
    town = Town(city.home, city.other, city.areas, city.accounts)
    if "shen" in town.accounts:
        return town  # another app's story has brought her
    account = Account.enlist("shen", "沈洁", PASSWORD)
    since = clock.now() - timedelta(days=400)
    unit = town.unit(STREETS)
    Appointment.appoint(account, unit=unit, post="department_officer", by=SYSTEM, since=since)
    town.accounts["shen"] = account
    return town


@pytest.fixture
def town(standing_city: City) -> Iterator[Town]:
    """The town on a Thursday morning."""
    with clock.at(THEN):
        yield town_of(standing_city)


@pytest.fixture
def lasting_town(transactional_db: None) -> Iterator[Town]:
    """The town in committed rows, for threads that race."""
    yield town_of(found_city())
