"""The small city, and requests on every rung, brought there by verbs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from jielin.cases.models import Case
from jielin.deadlines.reckoning import ZONE
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.people.models import Account, Appointment
from jielin.supervision.models import SupervisionOrder
from jielin.supervision.states import Reason
from tests import stories
from tests.cast import PASSWORD, City, found_city

# A Thursday morning.
THEN = datetime(2026, 7, 16, 10, 15, tzinfo=ZONE)
LEADERS = (
    ("liang", "梁栋", "东桥街道", "street_leader"),
    ("rong", "容静", "澜东区市民诉求中心", "district_reviewer"),
)


@dataclass
class Town(City):
    """The small city, with orders on every rung."""

    def reminded(self, case: Case | None = None) -> SupervisionOrder:
        case = case or stories.handling(self)
        return SupervisionOrder.remind(case, by=SYSTEM, stage="half")

    def supervised(self, case: Case | None = None) -> SupervisionOrder:
        case = case or stories.handling(self)
        return SupervisionOrder.put(case, by=SYSTEM, reason=Reason.OVERDUE)

    def raised(self, case: Case | None = None) -> SupervisionOrder:
        order = self.supervised(case)
        order.escalate(by=SYSTEM, reason=Reason.NO_ANSWER)
        return order

    def district_leader(self, case: Case | None = None) -> SupervisionOrder:
        order = self.raised(case)
        order.to_leader(by=SYSTEM, reason=Reason.NO_ANSWER)
        return order

    def ended(self, case: Case | None = None) -> SupervisionOrder:
        order = self.supervised(case)
        order.end(by=SYSTEM)
        return order

    def on(self, state: str, case: Case | None = None) -> SupervisionOrder:
        """An order in a state."""
        found: SupervisionOrder = getattr(self, state)(case)
        return found


def town_of(city: City) -> Town:
    """The city with a street leader and a district reviewer."""
    town = Town(city.home, city.other, city.areas, city.accounts)
    for who, name, unit, post in LEADERS:
        if who in town.accounts:
            continue  # another app's story has brought them
        account = Account.enlist(who, name, PASSWORD)
        since: Any = clock.now() - timedelta(days=400)
        Appointment.appoint(account, unit=town.unit(unit), post=post, by=SYSTEM, since=since)
        town.accounts[who] = account
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


Seen = Callable[[str, str], Any]


@pytest.fixture
def get(town: Town) -> Seen:
    """A page of the desk as one of the cast sees it."""

    def open_page(who: str, path: str) -> Any:
        return town.client(who).get(f"/desk/landong/{path}")

    return open_page


@pytest.fixture
def post(town: Town) -> Callable[..., Any]:
    """A form sent by one of the cast, with the page as new as the order."""

    def send(who: str, path: str, order: SupervisionOrder | None = None, **typed: str) -> Any:
        if order is not None:
            order.refresh_from_db()
            typed.setdefault("seen", str(order.event_seq))
        return town.client(who).post(f"/desk/landong/{path}", typed)

    return send
