"""Who can be called, who leads, and what becomes of an objection."""

from collections.abc import Callable

import pytest

from jielin.cases.models import Case
from jielin.cases.states import RequestType
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused
from jielin.whistles.models import Call, WhistleOrder
from tests import stories

from .conftest import LAMPS, STREETS, Town


def test_a_unit_of_another_home_is_refused_with_a_sentence(town: Town) -> None:
    with pytest.raises(Refused, match="不在本区"):
        town.sounded("城关镇", lead="城关镇")
    assert not WhistleOrder.objects.exists()


@pytest.mark.parametrize("name", ["槐荫里社区", "西桥街道"])
def test_streets_and_communities_are_not_called(town: Town, name: str) -> None:
    with pytest.raises(Refused, match="不在吹哨范围"):
        town.sounded(name, lead=name)


def test_nobody_is_called_twice(town: Town) -> None:
    order = town.sounded(LAMPS)
    with pytest.raises(Refused, match="已经叫过"):
        order.call_more(by=town.actor("zhou"), units=(town.id_of(LAMPS),))
    town.fresh(order).call_more(by=town.actor("zhou"), units=(town.id_of(STREETS),))
    assert order.responses.count() == 2


def test_the_lead_is_one_of_those_called(town: Town) -> None:
    with pytest.raises(Refused, match="要叫的部门之一"):
        town.sounded(LAMPS, lead=STREETS)


def test_a_whistle_calls_somebody(town: Town) -> None:
    order = town.asked()
    with pytest.raises(Refused, match="请选择要叫的部门"):
        order.blow(by=town.actor("zhou"), call=Call(units=()))


def test_an_open_lead_goes_to_the_first_who_claims_it(town: Town) -> None:
    order = town.sounded(lead="")
    town.part(order, STREETS).claim_lead(by=town.actor("shen"))
    assert town.fresh(order).lead_unit_id == town.id_of(STREETS)
    with pytest.raises(Refused) as told:
        town.part(order, LAMPS).claim_lead(by=town.actor("zhao"))
    assert told.value.status == 409


def test_without_a_lead_it_is_not_done_until_the_street_names_one(town: Town) -> None:
    order = town.done(lead="")
    assert order.state == "arrived"
    order.name_lead(by=town.actor("zhou"), unit_id=town.id_of(LAMPS))
    assert town.fresh(order).state == "to_confirm"


def test_a_lead_that_does_not_come_is_not_named(town: Town) -> None:
    order = town.sounded()
    town.part(order, STREETS).object(by=town.actor("shen"), text="不是本单位职责")
    with pytest.raises(Refused, match="会到场的部门"):
        town.fresh(order).name_lead(by=town.actor("zhou"), unit_id=town.id_of(STREETS))


def objected(town: Town) -> WhistleOrder:
    order = town.sounded()
    text = "灯杆属供电公司产权。"
    town.part(order, LAMPS).object(by=town.actor("zhao"), text=text, basis="职责清单第3项")
    return order


def test_an_objection_asks_for_a_ruling_and_stops_no_clock(town: Town) -> None:
    part = town.part(objected(town), LAMPS)
    owed = Promise.objects.open().of(1, [part.pk])
    owners = dict(owed.values_list("kind", "owner_id"))
    assert owners == {
        "whistle_arrive": town.id_of(LAMPS), "whistle_ruling": town.id_of("东桥街道"),
    }  # fmt: skip


def test_upheld_the_department_goes_with_its_lead_and_another_can_be_called(town: Town) -> None:
    order = objected(town)
    town.part(order, LAMPS).uphold(by=town.actor("zhou"), text="确属供电产权。")
    part = town.part(order, LAMPS)
    assert (part.state, part.order.lead_unit_id) == ("released", None)
    assert not Promise.objects.open().of(1, [part.pk]).exists()


def test_rejected_it_must_come_and_cannot_object_again(town: Town) -> None:
    order = objected(town)
    town.part(order, LAMPS).reject(by=town.actor("zhou"), text="清单第5项写明由贵单位维护。")
    part = town.part(order, LAMPS)
    assert (part.state, part.is_designated, part.is_lead) == ("answered", True, True)
    with pytest.raises(Refused) as told:
        part.object(by=town.actor("zhao"), text="还是不归我们")
    assert told.value.status == 403


def test_a_released_part_no_longer_holds_the_order_up(town: Town) -> None:
    order = town.sounded()
    lead = town.part(order, LAMPS)
    lead.arrive(by=town.actor("zhao"), person="老赵")
    lead.sign_off(by=town.actor("zhao"), text="灯杆已清。")
    town.part(order, STREETS).release(by=town.actor("zhou"), text="不再需要。")
    assert town.fresh(order).state == "to_confirm"


Told = Callable[[Town], Case]


def of_case(town: Town, case: Case, *names: str) -> WhistleOrder:
    told = town.told(area_id=case.area_id, text="请两家到场。", case=case)
    call = town.call(*names or (LAMPS,))
    return WhistleOrder.sound(told, call, tenant_id=1, by=town.actor("zhou"))


def test_a_whistle_for_a_case_stands_on_its_course_and_shows_it_to_those_called(
    town: Town,
) -> None:
    case = stories.accepted(town)
    order = of_case(town, case, LAMPS)
    case = Case.objects.get(pk=case.pk)
    assert case.attached == ["whistle_order"]
    page = town.client("zhao").get(f"/desk/landong/cases/{case.number}/")
    assert (page.status_code, order.case_id) == (200, case.pk)


def test_one_case_has_one_whistle_at_a_time(town: Town) -> None:
    case = stories.accepted(town)
    first = of_case(town, case)
    with pytest.raises(Refused, match=first.number):
        of_case(town, Case.objects.get(pk=case.pk))
    first.cancel(by=town.actor("zhou"), text="不用了")
    assert of_case(town, Case.objects.get(pk=case.pk)).state == "blown"


def secret(town: Town) -> Case:
    """A report about the community that would receive it."""
    return stories.registered(
        town, request_type=RequestType.REPORT, text="有人说楼道广告费没有公示，请查一查。"
    )


def test_a_unit_that_a_case_is_about_knows_nothing_of_its_whistle(town: Town) -> None:
    order = of_case(town, secret(town))
    assert (order.is_confidential, order.community_id) == (True, None)
    page = f"/desk/landong/whistles/{order.number}/"
    assert town.client("li").get(page).status_code == 404
    assert town.client("zhou").get(page).status_code == 200


def test_a_secret_case_is_not_quoted_and_not_shown_to_those_called(town: Town) -> None:
    case = secret(town)
    with pytest.raises(Refused, match="自己的话"):
        WhistleOrder.sound(
            town.told(text=case.text, case=case), town.call(LAMPS), tenant_id=1,
            by=town.actor("zhou"),
        )  # fmt: skip
    of_case(town, Case.objects.get(pk=case.pk))
    assert town.client("zhao").get(f"/desk/landong/cases/{case.number}/").status_code == 404
