"""The gazetteer names and walks areas without a query."""

from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from jielin.kernel.models import Tenant
from jielin.kernel.reference import held
from jielin.territory.models import Area, HomeArea
from jielin.territory.queries import FEW_ROOTS, Line, gazetteer

from .releases import write_places, write_release

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def homes(tmp_path: Path) -> None:
    call_command("import_divisions", str(write_release(tmp_path)), verbosity=0)
    call_command("import_places", str(write_places(tmp_path)), verbosity=0)
    for number, code in ((1, "110101"), (2, "441900")):
        tenant = Tenant.objects.create(id=number, slug=f"home-{number}", name=f"第 {number} 家")
        HomeArea.grant(tenant, Area.objects.get(code=code))


def id_of(code: str) -> int:
    place = gazetteer().by_code(code)
    assert place is not None
    return place.id


@pytest.mark.parametrize(
    ("code", "label", "address"),
    [
        ("110101001001", "东华门街道 多福巷社区", "北京市 东城区 东华门街道 多福巷社区"),
        ("110101001", "东华门街道", "北京市 东城区 东华门街道"),
        ("110101", "北京市 东城区", "北京市 东城区"),
        ("1101", "北京市", "北京市"),
        ("441900", "广东省 东莞市", "广东省 东莞市"),
        ("441900101", "石碣镇", "广东省 东莞市 石碣镇"),
    ],
)
def test_a_label_says_each_name_once_and_no_placeholder(
    code: str, label: str, address: str
) -> None:
    assert gazetteer().label(id_of(code)) == label
    assert gazetteer().address(id_of(code)) == address


def test_a_city_row_that_is_no_name_shows_the_province() -> None:
    assert gazetteer().get(id_of("1101")).name == "北京市"
    assert Area.objects.get(code="1101").name == "市辖区"


def test_a_line_names_street_community_and_grid() -> None:
    street, community = id_of("110101001"), id_of("110101001001")
    grid = id_of("110101001001001")
    assert gazetteer().line(grid) == Line(street, community, grid)
    assert gazetteer().line(street) == Line(street, None, None)
    assert gazetteer().line(id_of("110101")) == Line(None, None, None)


def test_each_home_finds_its_own_places_only() -> None:
    found = gazetteer().by_slug(1, "duofuxiang")
    assert found is not None
    assert found == gazetteer().by_slug(1, "110101001001")
    assert gazetteer().by_slug(2, "duofuxiang") is None
    assert gazetteer().home_of(found.id) == 1
    assert gazetteer().home_of(id_of("441900101")) == 2


def test_areas_above_the_roots_have_no_home() -> None:
    with pytest.raises(KeyError):
        gazetteer().home_of(id_of("11"))


def test_a_home_inside_another_home_keeps_its_own_places() -> None:
    zone = Tenant.objects.create(id=3, slug="zone", name="开发区")
    HomeArea.grant(zone, Area.objects.get(code="110101001"))
    assert gazetteer().home_of(id_of("110101001001")) == 3
    assert gazetteer().home_of(id_of("110101002")) == 1


def test_children_are_current_and_ancestors_come_top_first(tmp_path: Path) -> None:
    district = id_of("110101")
    assert [p.name for p in gazetteer().children(district)] == ["东华门街道", "景山街道"]
    assert [p.code for p in gazetteer().ancestors(district)] == ["11", "1101"]
    streets = (tmp_path / "streets.csv").read_text(encoding="utf-8")
    write_release(tmp_path, streets=streets.replace("110101002,景山街道,110101,11,1101\n", ""))
    call_command("import_divisions", str(tmp_path), verbosity=0)
    assert [p.name for p in gazetteer().children(district)] == ["东华门街道"]
    assert gazetteer().label(id_of("110101002")) == "景山街道"


def test_a_warm_gazetteer_asks_only_for_the_version(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    gazetteer()
    with django_assert_num_queries(1), held():
        for place in gazetteer().children(gazetteer().codes["110101"]):
            gazetteer().label(place.id)
            gazetteer().line(place.id)


def test_a_change_is_seen_at_once() -> None:
    street = Area.objects.get(code="110101002")
    assert gazetteer().by_code("110101002001") is None
    Area.register("110101002001", "钟鼓社区", street, "community", "zhonggu")
    assert gazetteer().label(id_of("110101002001")) == "景山街道 钟鼓社区"


def test_many_roots_are_read_as_well_as_few() -> None:
    before = gazetteer()
    tenant = Tenant.objects.get(id=2)
    for number in range(FEW_ROOTS):
        district = Area.register(f"9901{number:02}", f"演示 {number} 区", None, "district")
        HomeArea.grant(tenant, district)
    assert len(gazetteer().places) == len(before.places) + FEW_ROOTS
    assert all(gazetteer().get(id) == place for id, place in before.places.items())
    assert gazetteer().line(id_of("110101001001001")).grid_id == id_of("110101001001001")
