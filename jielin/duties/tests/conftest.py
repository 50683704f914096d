"""The small city with a review group, its lists and an application, brought there by verbs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone

from jielin.duties.entry_text import EntryText
from jielin.duties.models import Admission, Application, DutyList, ListVersion
from jielin.duties.states import AppliesTo, ListKind
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.people.models import Account, Appointment
from tests.cast import PASSWORD, City, found_city

ZONE = ZoneInfo("Asia/Shanghai")
# Thursday; the five working days end on Thursday the 23rd.
THEN = datetime(2026, 7, 16, 10, 15, tzinfo=ZONE)
REVIEWERS = (
    ("liang", "梁栋", "东桥街道", "street_leader"),
    ("mei", "梅英", "东桥街道", "street_leader"),
    ("rong", "容静", "澜东区市民诉求中心", "district_reviewer"),
    ("ju", "鞠辉", "澜东区市民诉求中心", "district_reviewer"),
)
FLOOD = EntryText(
    code="Z01", title="防汛期间排查低洼楼院", basis="防洪法第四十三条", categories=("R0203",)
)
LAMPS = EntryText(
    code="F01", title="路灯维修", basis="城市照明管理规定第二十二条", categories=("R1203",)
)


@dataclass
class Town(City):
    """The small city, with the verbs that tests need most."""

    def unit_id(self, name: str) -> Any:
        return self.unit(name).id

    def published(self, kind: str, owner: str, *entries: EntryText, applies_to: str = "") -> Any:
        """A list of communities in force, with these entries."""
        draft = self.drafted(kind, owner, *entries, applies_to=applies_to)
        draft.publish(by=SYSTEM, legal_basis="澜东区清单管理办法")
        return draft

    def drafted(self, kind: str, owner: str, *entries: EntryText, applies_to: str = "") -> Any:
        whose = applies_to or AppliesTo.COMMUNITY
        of = DutyList.keep(1, kind, self.unit_id(owner), whose)
        draft = ListVersion.draft(of, by=SYSTEM)
        draft.take_in(by=SYSTEM, entries=entries)
        return draft

    def application(self, *communities: str, **told: Any) -> Application:
        """The lighting office wants lamp posts counted, in 梧桐里 unless told otherwise."""
        names = communities or ("梧桐里社区",)
        today = timezone.localdate(clock.now())
        usual: dict[str, Any] = {
            "title": "路灯杆件普查",
            "purpose": "核对路灯杆件编号和位置，更新底账。",
            "legal_basis": "城市照明管理规定第二十条",
            "term_from": today,
            "term_until": today + timedelta(days=60),
            "funds": Decimal(3000),
            "means": "每社区经费三千元，杆件编号表由所里提供。",
            "hours_month": Decimal("6.5"),
            "communities": tuple(self.unit_id(name) for name in names),
            "categories": ("R1203",),
            "forms": ("路灯杆件核对表",),
            "letters": (),
            "plaques": ("照明共管点",),
            "systems": (),
        }
        return Application(**{**usual, **told})

    def filed(self, *communities: str, **told: Any) -> Admission:
        return Admission.file(
            self.application(*communities, **told),
            tenant_id=1,
            department_id=self.unit_id("区路灯管理所"),
            by=self.actor("zhao"),
        )

    def recommended(self, *communities: str, **told: Any) -> Admission:
        admission = self.filed(*communities, **told)
        admission.recommend(by=self.actor("mei"), advice="admit", text="依据充分，经费到位。")
        return admission

    def admitted(self, *communities: str, **told: Any) -> Admission:
        admission = self.recommended(*communities, **told)
        admission.approve(by=self.actor("liang"), text="同意。")
        return admission

    def assisting(self, community: str = "梧桐里社区") -> Any:
        """The version of a community's assisting list in force."""
        of = DutyList.objects.get(
            tenant_id=1, kind=ListKind.ASSISTING, owner_id=self.unit_id(community)
        )
        return of.current()


def town_of(city: City) -> Town:
    town = Town(city.home, city.other, city.areas, city.accounts)
    call_command("load_grounds", verbosity=0)
    for who, name, unit, post in REVIEWERS:
        if who in town.accounts:
            continue  # another app's story has brought them
        account = Account.enlist(who, name, PASSWORD)
        since = clock.now() - timedelta(days=400)
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


@contextmanager
def days_later(days: int) -> Iterator[date]:
    """So many days after the tests' morning."""
    with clock.at(THEN + timedelta(days=days)):
        yield timezone.localdate(clock.now())
