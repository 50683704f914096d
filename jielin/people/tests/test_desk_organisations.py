"""The home's administrator keeps its organisations on the desk; bad input is answered."""

import pytest
from django.test import Client

from jielin.kernel.models import Event
from jielin.organisations.models import Organisation
from jielin.organisations.queries import directory
from tests.cast import City
from tests.cast import city as city

from .conftest import appoint, enlist

ROOT = "/desk/landong/settings/organisations/"


@pytest.fixture
def qian(city: City) -> Client:
    return city.client("qian")


def page(city: City, name: str) -> str:
    return f"{ROOT}{city.unit(name).id}/"


def step(client: Client, city: City, unit: str, verb: str, /, **told: str) -> int:
    where = f"{page(city, unit)}steps/{verb}/"
    opened = client.get(where)
    seen = str(opened.context["matter"].event_seq)
    return client.post(where, {"seen": seen, **told}).status_code


def test_the_tree_stands_on_one_page_each_below_its_superior(qian: Client, city: City) -> None:
    lines = qian.get(ROOT).context["lines"]
    depth = {line.name: line.depth for line in lines}
    assert (depth["澜东区委"], depth["东桥街道"], depth["梧桐里社区"]) == (0, 2, 3)
    assert "河口社区" not in depth


def test_a_search_that_finds_nothing_says_what_to_do(qian: Client) -> None:
    assert "梧桐里社区" in qian.get(f"{ROOT}?q=梧桐").content.decode()
    assert "没有名称包含" in qian.get(f"{ROOT}?q=月球").content.decode()


def test_a_new_one_stands_in_the_tree_at_once(qian: Client, city: City) -> None:
    told = {"kind": "department", "name": "区水务局", "parent": city.unit("澜东区市民诉求中心").id}
    answer = qian.post(f"{ROOT}new/", told)
    assert answer.status_code == 302
    assert city.unit("区水务局").parent_id == told["parent"]
    event = Event.objects.get(verb="organisation.founded", actor_id=city.accounts["qian"].pk)
    assert event.subject_id == city.unit("区水务局").id


@pytest.mark.parametrize(
    ("told", "status", "sentence"),
    [
        ({"name": ""}, 422, "请填写单位名称"),
        ({"kind": "army"}, 422, "请从列表中选择"),
        ({"name": "东桥街道"}, 409, "已经有名为"),
    ],
)
def test_a_bad_new_one_is_answered_and_keeps_what_was_typed(
    qian: Client, told: dict[str, str], status: int, sentence: str
) -> None:
    answer = qian.post(f"{ROOT}new/", {"kind": "department", "name": "区水务局",
                                       "short_name": "水务", **told})  # fmt: skip
    assert answer.status_code == status
    assert sentence in answer.content.decode()
    assert 'value="水务"' in answer.content.decode()


def test_each_change_is_made_and_recorded(qian: Client, city: City) -> None:
    street = "西桥街道"
    assert step(qian, city, street, "rename", name="新桥街道", short_name="新桥") == 302
    assert step(qian, city, "新桥街道", "serve", area="") == 302
    assert step(qian, city, "新桥街道", "move_under", parent="") == 302
    rows = Event.objects.filter(actor_id=city.accounts["qian"].pk, subject_kind="organisation")
    assert list(rows.order_by("id").values_list("verb", flat=True)) == [
        "organisation.renamed", "organisation.area_set", "organisation.moved",
    ]  # fmt: skip


def test_phone_and_hours_are_set_by_half_days(qian: Client, city: City) -> None:
    told = {"duty_phone": "0935-8212345", "opens_0": "09:00", "pauses_0": "12:00",
            "resumes_0": "14:00", "closes_0": "18:00"}  # fmt: skip
    assert step(qian, city, "东桥街道", "be_reached", **told) == 302
    unit = city.unit("东桥街道")
    assert unit.duty_phone == "0935-8212345"
    assert [f"{a:%H:%M}-{b:%H:%M}" for a, b in unit.hours[0]] == ["09:00-12:00", "14:00-18:00"]
    assert unit.hours[1] == ()


@pytest.mark.parametrize(
    "told",
    [
        {"opens_0": "12:00", "pauses_0": "09:00"},
        {"opens_3": "09:00"},
        {"opens_0": "09:00", "pauses_0": "15:00", "resumes_0": "14:00", "closes_0": "18:00"},
        {"opens_0": "nine", "pauses_0": "12:00"},
    ],
)
def test_hours_that_make_no_sense_are_answered(
    qian: Client, city: City, told: dict[str, str]
) -> None:
    before = city.unit("东桥街道").hours
    assert step(qian, city, "东桥街道", "be_reached", duty_phone="", **told) == 422
    assert city.unit("东桥街道").hours == before


def test_a_unit_never_stands_below_itself_or_in_another_home(qian: Client, city: City) -> None:
    for superior in ("东桥街道", "梧桐里社区", "澜西县市民诉求中心"):
        told = {"parent": str(city.unit(superior).id)}
        assert step(qian, city, "东桥街道", "move_under", **told) == 422


def test_another_homes_area_is_not_served(qian: Client, city: City) -> None:
    assert step(qian, city, "东桥街道", "serve", area=str(city.area("城关镇"))) == 422


def test_a_unit_with_people_is_not_closed_and_they_are_named(qian: Client, city: City) -> None:
    where = f"{page(city, '区路灯管理所')}steps/close/"
    answer = qian.post(where, {"seen": str(qian.get(where).context["matter"].event_seq)})
    assert answer.status_code == 409
    assert "赵志远" in answer.content.decode()


def test_an_empty_unit_is_closed_and_found_by_search_only(qian: Client, city: City) -> None:
    assert step(qian, city, "柳巷社区", "close") == 302
    assert "柳巷社区" not in qian.get(ROOT).content.decode()
    assert "柳巷社区" in qian.get(f"{ROOT}?q=柳巷").content.decode()


def test_a_page_that_is_too_old_changes_nothing(qian: Client, city: City) -> None:
    where = f"{page(city, '东桥街道')}steps/rename/"
    answer = qian.post(where, {"seen": "0", "name": "新名"})
    assert answer.status_code == 409
    assert 'value="新名"' in answer.content.decode()


def test_a_units_manager_says_how_it_is_reached_and_no_more(city: City) -> None:
    leader = enlist("leader", "陶然")
    city.accounts["leader"] = leader
    appoint(leader, city.unit("东桥街道"), "street_leader")
    client = city.client("leader")
    assert step(client, city, "东桥街道", "be_reached", duty_phone="0935-8212345") == 302
    assert step(client, city, "梧桐里社区", "be_reached", duty_phone="0935-8212346") == 302
    assert client.get(f"{page(city, '西桥街道')}steps/be_reached/").status_code == 403
    assert client.post(f"{page(city, '东桥街道')}steps/rename/", {"name": "x"}).status_code == 403


@pytest.mark.parametrize(("who", "status"), [("li", 403), ("zhou", 403), ("wu", 404)])
def test_nobody_else_enters(city: City, who: str, status: int) -> None:
    assert city.client(who).get(ROOT).status_code == status


def test_another_homes_organisation_is_not_there(qian: Client, city: City) -> None:
    other = city.unit("河口社区").id
    assert qian.get(f"{ROOT}{other}/").status_code == 404
    assert qian.post(f"{ROOT}{other}/steps/rename/", {"name": "x"}).status_code == 404
    assert directory().get(other).name == "河口社区"
    assert Organisation.objects.get(pk=other).is_active
