"""The cast and their small city: two homes, a few streets, units and people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.test import Client

from jielin.catalogue.models import Category, DangerWord
from jielin.catalogue.queries import catalogue
from jielin.deadlines.models import Rule, WorkDay
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event, ReferenceVersion, Tenant
from jielin.kernel.reference import held
from jielin.organisations.hours import weekdays
from jielin.organisations.models import Organisation, OrganisationRecord
from jielin.organisations.queries import Unit, directory
from jielin.people.acting import Acting
from jielin.people.models import Account, Appointment, PostKind
from jielin.people.queries import acting, resident
from jielin.territory.models import Area, HomeArea

PASSWORD = "shequ-2026-zhili"
HOURS = weekdays(("08:30", "12:00"), ("14:00", "17:30"))
AREAS = (
    ("99", "澜江省", None, "province", ""),
    ("9901", "安澜市", "99", "city", ""),
    ("990102", "澜东区", "9901", "district", ""),
    ("990102001", "东桥街道", "990102", "street", ""),
    ("990102001001", "梧桐里社区", "990102001", "community", "wutongli"),
    ("990102001001007", "第7网格", "990102001001", "grid", ""),
    ("990102001001008", "第8网格", "990102001001", "grid", ""),
    ("990102001002", "槐荫里社区", "990102001", "community", "huaiyinli"),
    ("990102002", "西桥街道", "990102", "street", ""),
    ("990102002001", "柳巷社区", "990102002", "community", "liuxiang"),
    ("990121", "澜西县", "9901", "district", ""),
    ("990121001", "城关镇", "990121", "street", ""),
    ("990121001001", "河口社区", "990121001", "community", "hekou"),
)
KIND = Organisation.Kind
UNITS = (
    # home, kind, name, superior, area
    (1, KIND.DISTRICT_PARTY_COMMITTEE, "澜东区委", "", "990102"),
    (1, KIND.DISTRICT_CENTRE, "澜东区市民诉求中心", "澜东区委", "990102"),
    (1, KIND.STREET, "东桥街道", "澜东区市民诉求中心", "990102001"),
    (1, KIND.STREET, "西桥街道", "澜东区市民诉求中心", "990102002"),
    (1, KIND.COMMUNITY, "梧桐里社区", "东桥街道", "990102001001"),
    (1, KIND.COMMUNITY, "槐荫里社区", "东桥街道", "990102001002"),
    (1, KIND.COMMUNITY, "柳巷社区", "西桥街道", "990102002001"),
    (1, KIND.DEPARTMENT, "区路灯管理所", "澜东区市民诉求中心", ""),
    (1, KIND.DEPARTMENT, "区城市管理局", "澜东区市民诉求中心", ""),
    (2, KIND.DISTRICT_CENTRE, "澜西县市民诉求中心", "", "990121"),
    (2, KIND.STREET, "城关镇", "澜西县市民诉求中心", "990121001"),
    (2, KIND.COMMUNITY, "河口社区", "城关镇", "990121001001"),
)
STAFF = (
    # sign-in name, name, unit, post, area
    ("wang", "王建国", "梧桐里社区", "grid_worker", "990102001001007"),
    ("li", "李敏", "梧桐里社区", "community_worker", ""),
    ("hu", "胡萍", "梧桐里社区", "community_worker", ""),
    ("zhou", "周敏", "东桥街道", "street_dispatcher", ""),
    ("zhao", "赵志远", "区路灯管理所", "department_officer", ""),
    ("cheng", "程功", "区城市管理局", "department_officer", ""),
    ("sun", "孙立", "西桥街道", "street_dispatcher", ""),
    ("he", "何静", "澜东区委", "district_leader", ""),
    ("zheng", "郑浩", "梧桐里社区", "branch_secretary", ""),
    ("qian", "钱进", "澜东区市民诉求中心", "system_admin", ""),
    ("wu", "吴越", "河口社区", "community_worker", ""),
)
PHONES = {"chen": "13800002206", "sui": "13900001234"}


@dataclass
class City:
    """The small city that tests live in."""

    home: Tenant
    other: Tenant
    areas: dict[str, Area] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    def unit(self, name: str) -> Unit:
        """A unit by its name."""
        found = (*directory().units(1), *directory().units(2))
        return next(unit for unit in found if unit.name == name)

    def area(self, name: str) -> int:
        """The id of an area by its name."""
        return next(area.pk for area in self.areas.values() if area.name == name)

    def actor(self, who: str) -> Acting:
        """A person of the cast: residents without posts, staff with theirs."""
        account = self.accounts[who]
        with held():
            return resident(account) if who in PHONES else acting(account)

    def category(self, code: str = "R0801") -> int:
        leaf = catalogue().by_code(code)
        assert leaf is not None
        return leaf.id

    def client(self, who: str = "") -> Client:
        """A browser without JavaScript, signed in as one of the cast."""
        client = Client()
        if who:
            client.force_login(self.accounts[who], backend="jielin.kernel.signed_in.Accounts")
        return client


# Built once in a run by the verbs; laid anew for tests whose rows are committed and wiped.
_kept: list[list[Any]] = []
_KEPT_MODELS = (
    Tenant, Area, HomeArea, Category, DangerWord, Rule, WorkDay, PostKind, Organisation,
    OrganisationRecord, Account, Appointment, Event, ReferenceVersion,
)  # fmt: skip


def found_city() -> City:
    """Build it, or lay it anew from what the first test of the run has built."""
    if not Tenant.objects.exists():
        if _kept:
            _lay()
        else:
            _build()
            _kept.extend(list(model._base_manager.all()) for model in _KEPT_MODELS)
    areas = {area.code: area for area in Area.objects.all()}
    home, other = Tenant.objects.order_by("id")
    return City(home, other, areas, _accounts())


def _lay() -> None:
    """The rows with the keys they had; what counts keys goes on behind them."""
    for rows in _kept:
        type(rows[0])._base_manager.bulk_create(rows, batch_size=500)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _KEPT_MODELS):
            cursor.execute(statement)


def _build() -> None:
    city = City(Tenant.open(*_HOMES[0]), Tenant.open(*_HOMES[1]))
    city.areas = _areas(city)
    for command in ("load_catalogue", "load_rules", "load_posts", "load_calendar"):
        call_command(command, verbosity=0)
    _units(city)
    _people()


_HOMES = ((1, "landong", "澜东区"), (2, "lanxi", "澜西县"))


def _areas(city: City) -> dict[str, Area]:
    areas: dict[str, Area] = {}
    for code, name, parent, level, slug in AREAS:
        where = (103.5 + len(areas) / 100, 38.5)
        above = areas[parent] if parent else None
        areas[code] = Area.register(code, name, above, level, slug, where)
    HomeArea.grant(city.home, areas["990102"])
    HomeArea.grant(city.other, areas["990121"])
    return areas


def _units(city: City) -> None:
    made: dict[str, Organisation] = {}
    for home, kind, name, above, area in UNITS:
        made[name] = Organisation.found(
            tenant=(city.home, city.other)[home - 1],
            kind=kind,
            name=name,
            parent=made.get(above),
            area=city.areas.get(area),
            duty_phone="0000-12345",
            office_hours=HOURS,
        )


def _accounts() -> dict[str, Account]:
    by_phone = {phone: who for who, phone in PHONES.items()}
    return {one.username or by_phone[one.phone]: one for one in Account.objects.all()}


def _people() -> None:
    units = {unit.name: unit for home in (1, 2) for unit in directory().units(home)}
    areas = dict(Area.objects.values_list("code", "id"))
    for phone in PHONES.values():
        Account.of_phone(phone)
    long_ago = clock.now() - timedelta(days=400)
    for who, name, unit, post, area in STAFF:
        account = Account.enlist(who, name, PASSWORD)
        told: dict[str, Any] = {"since": long_ago}
        if area:
            told["area_id"] = areas[area]
        Appointment.appoint(account, unit=units[unit], post=post, by=SYSTEM, **told)


@pytest.fixture
def city(standing_city: City) -> City:
    """The small city, in the test's own transaction."""
    return standing_city


@pytest.fixture
def lasting_city(transactional_db: None) -> Iterator[City]:
    """The small city in committed rows, for tests with several threads or a browser."""
    yield found_city()
