"""The snapshot of all organisations: who serves a place, who stands above whom."""

from typing import Any

from django.utils.translation import override

from jielin.kernel.actors import SYSTEM
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Tenant
from jielin.kernel.reference import held
from jielin.organisations.models import Organisation
from jielin.organisations.queries import directory

from .conftest import District

Kind = Organisation.Kind


def test_warm_it_asks_nothing(district: District, django_assert_num_queries: Any) -> None:
    with held():
        directory().serving(district.grid_area.pk)
        with django_assert_num_queries(0):
            assert directory().name(district.street.pk) == "东桥街道办事处"
            assert directory().serving(district.grid_area.pk) is not None


def test_a_unit_is_found_by_exactly_its_area(district: District) -> None:
    found = directory().of_area(district.street_area.pk, Kind.STREET)
    assert found is not None and found.id == district.street.pk
    assert directory().of_area(district.grid_area.pk, Kind.COMMUNITY) is None


def test_a_grid_is_served_by_its_community(district: District) -> None:
    served = directory().serving(district.grid_area.pk)
    assert served is not None and served.id == district.community.pk


def test_without_a_community_the_street_serves(district: District) -> None:
    district.community.close(by=SYSTEM)
    served = directory().serving(district.grid_area.pk)
    assert served is not None and served.id == district.street.pk


def test_an_unknown_area_is_served_by_nobody(district: District) -> None:
    assert directory().serving(10**9) is None


def test_superiors_are_named_nearest_first(district: District) -> None:
    above = directory().superiors(district.community.pk)
    assert [unit.id for unit in above] == [district.street.pk, district.centre.pk]
    assert directory().superior(district.centre.pk) is None


def test_units_of_a_home_leave_out_the_other_home(district: District) -> None:
    other = Tenant.objects.create(pk=2, slug="chuanxian", name="川县")
    Organisation.found(tenant=other, kind=Kind.STREET, name="城关镇")
    assert [u.name for u in directory().units(2)] == ["城关镇"]
    assert [u.name for u in directory().units(1, Kind.STREET)] == ["东桥街道办事处"]


def test_names_follow_the_readers_language(district: District) -> None:
    with override("en"):
        assert directory().name(district.community.pk) == "Wutongli Community"
        assert directory().name(district.street.pk) == "东桥街道办事处"
    with override("zh-hans"):
        assert directory().name(district.community.pk) == "梧桐里社区居委会"


def test_nobody_has_no_name(district: District) -> None:
    assert directory().name(None) == ""
    assert directory().name(uuid7()) == ""


def test_without_a_short_name_the_name_stands(district: District) -> None:
    assert directory().get(district.community.pk).short_name == "梧桐里社区"
    assert directory().get(district.street.pk).short_name == "东桥街道办事处"
