"""A small district: two streets, two communities, a grid, and the units that serve them."""

from dataclasses import dataclass

import pytest

from jielin.kernel.models import Tenant
from jielin.organisations.models import Organisation
from jielin.territory.models import Area, HomeArea


@dataclass
class District:
    """Areas and organisations by what they are."""

    home: Tenant
    area: Area
    street_area: Area
    community_area: Area
    grid_area: Area
    centre: Organisation
    street: Organisation
    community: Organisation


@pytest.fixture
def district(db: None) -> District:
    home = Tenant.objects.create(pk=1, slug="jinqiao", name="锦桥区")
    area = Area.register("990101", "锦桥区", None, "district")
    HomeArea.grant(home, area)
    street_area = Area.register("990101001", "东桥街道", area, "street")
    community_area = Area.register("990101001001", "梧桐里社区", street_area, "community")
    grid_area = Area.register("990101001001001", "第一网格", community_area, "grid")
    kind = Organisation.Kind
    centre = Organisation.found(
        tenant=home, kind=kind.DISTRICT_CENTRE, name="锦桥区市民诉求中心", area=area
    )
    street = Organisation.found(
        tenant=home, kind=kind.STREET, name="东桥街道办事处", parent=centre, area=street_area
    )
    community = Organisation.found(
        tenant=home,
        kind=kind.COMMUNITY,
        name="梧桐里社区居委会",
        short_name="梧桐里社区",
        name_en="Wutongli Community",
        parent=street,
        area=community_area,
    )
    return District(home, area, street_area, community_area, grid_area, centre, street, community)
