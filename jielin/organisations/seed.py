"""The demo city's organisations: invented names, no security, military or police unit."""

from collections.abc import Iterator

from jielin.kernel.models import Tenant
from jielin.territory.models import Area
from jielin.territory.seed import HOMES, Home

from .hours import weekdays
from .models import Organisation
from .queries import directory
from .tree import Kind

HOURS = weekdays(("08:30", "12:00"), ("14:00", "17:30"))
# A fictional exchange: no real number can be dialled by mistake.
PHONE = "0000-{:07}"
DEPARTMENTS = (
    "城市管理局", "住房和城乡建设局", "市场监督管理局", "民政局", "人力资源和社会保障局",
    "卫生健康局", "教育局", "生态环境局", "交通运输局", "水务局", "路灯管理所", "园林绿化中心",
)  # fmt: skip
UTILITIES = ("自来水公司", "供电公司", "燃气公司", "热力公司", "公交公司")
FIRMS = ("安居物业", "梧桐里物业服务中心", "和顺物业")


def found(homes: dict[int, Tenant]) -> None:
    """Set them all up; what is there already stays."""
    for home in HOMES:
        tenant = homes[home.id]
        areas = {area.code: area for area in Area.objects.filter(code__startswith=home.code)}
        if not directory().units(tenant.id):
            _Founding(tenant, home, areas).run()


class _Founding:
    """One home's organisations, top down."""

    def __init__(self, tenant: Tenant, home: Home, areas: dict[str, Area]) -> None:
        self._tenant, self._home, self._areas = tenant, home, areas
        self._count = home.id * 100_000
        self._short = home.name[-1]

    def run(self) -> None:
        root = self._areas[self._home.code]
        committee = self._new(Kind.DISTRICT_PARTY_COMMITTEE, f"{self._home.name}委", None, root)
        centre = self._new(Kind.DISTRICT_CENTRE, f"{self._home.name}市民诉求中心", committee, root)
        for name in DEPARTMENTS:
            self._new(Kind.DEPARTMENT, f"{self._short}{name}", centre)
        for name in UTILITIES:
            self._new(Kind.UTILITY, f"{self._home.name}{name}", centre)
        self._streets(centre)

    def _streets(self, centre: Organisation) -> None:
        for code, name, communities in _streets(self._home):
            street = self._new(Kind.STREET, name, centre, self._areas[code])
            self._new(Kind.STATION, f"{name}综合执法队", street)
            for lower, community in communities:
                self._new(Kind.COMMUNITY, community, street, self._areas[lower])
            if name == "东桥街道":
                for firm in FIRMS:
                    self._new(Kind.PROPERTY_FIRM, firm, street)

    def _new(
        self, kind: Kind, name: str, parent: Organisation | None, area: Area | None = None
    ) -> Organisation:
        self._count += 1
        return Organisation.found(
            tenant=self._tenant,
            kind=kind,
            name=name,
            parent=parent,
            area=area,
            duty_phone=PHONE.format(self._count),
            office_hours=HOURS,
        )


def _streets(home: Home) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    for s, (street, communities) in enumerate(home.streets, 1):
        code = f"{home.code}{s:03}"
        lower = tuple((f"{code}{c:03}", name) for c, name in enumerate(communities, 1))
        yield code, street, lower
