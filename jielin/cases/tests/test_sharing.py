"""A lead and its helpers: own parts, own promises, own sign-off, one answer to the resident."""

from datetime import timedelta
from uuid import UUID

import pytest

from jielin.cases.models import Assignment, Case
from jielin.cases.queries.page import page_of
from jielin.duties.states import ListKind
from jielin.kernel.models import Involvement, Promise
from jielin.kernel.workflow import Refused
from tests import stories
from tests.cast import City


@pytest.fixture
def helped(city: City) -> Case:
    """The lighting office leads; the city management bureau was asked to help."""
    case = stories.handling(city)
    case.assist(by=city.actor("zhao"), unit_id=bureau(city), text="请挖开路面查电缆。")
    return case


def bureau(city: City) -> UUID:
    return city.unit("区城市管理局").id


def test_a_helper_owes_its_own_answer_and_its_own_part(city: City, helped: Case) -> None:
    part = Assignment.objects.get(case=helped, role="assisting")
    owed = Promise.objects.open().filter(subject_id=part.pk)
    assert {(one.kind, one.owner_id) for one in owed} == {
        ("take", bureau(city)), ("handle", bureau(city))
    }  # fmt: skip


def test_a_helper_sees_the_case_and_no_other_unit_does(city: City, helped: Case) -> None:
    seen = Involvement.of(1, "case", [bureau(city)])
    assert list(seen) == [helped.pk]
    assert not Involvement.of(1, "case", [city.unit("西桥街道").id]).exists()


def test_the_lead_cannot_finish_before_its_helper_has(city: City, helped: Case) -> None:
    with pytest.raises(Refused, match="区城市管理局"):
        helped.resolve(by=city.actor("zhao"), text="灯亮了")
    helped.refresh_from_db()
    assert helped.state == "handling"


def test_a_sign_off_keeps_the_helpers_promises_and_frees_the_lead(
    city: City, helped: Case
) -> None:
    helped.join(by=city.actor("cheng"))
    helped.sign_off(by=city.actor("cheng"), text="电缆已经换好。")
    part = Assignment.objects.get(case=helped, role="assisting")
    assert (part.state, Promise.objects.open().filter(subject_id=part.pk).count()) == ("done", 0)
    helped.resolve(by=city.actor("zhao"), text="灯亮了")
    assert helped.state == "resolved"


def test_a_helper_let_go_owes_nothing_any_more(city: City, helped: Case) -> None:
    helped.release(by=city.actor("zhao"), unit_id=bureau(city), text="电缆没有问题。")
    part = Assignment.objects.get(case=helped, role="assisting")
    released = Promise.objects.filter(subject_id=part.pk, released_at__isnull=False)
    assert (part.state, released.count(), helped.assisting) == ("ended", 2, {})


def test_a_unit_is_asked_once(city: City, helped: Case) -> None:
    with pytest.raises(Refused, match="已经"):
        helped.assist(by=city.actor("zhao"), unit_id=bureau(city), text="再来")


def test_who_does_not_help_cannot_sign_off(city: City, helped: Case) -> None:
    with pytest.raises(Refused) as refusal:
        helped.join(by=city.actor("zhao"))
    assert refusal.value.status == 403


def test_whoever_helped_does_not_check_the_result(city: City, helped: Case) -> None:
    helped.join(by=city.actor("cheng"))
    assert str(city.actor("cheng").id) in helped.handled_by_ids


def test_a_new_lead_moves_no_promise_to_the_resident(city: City) -> None:
    case = stories.handling(city)
    before = Promise.objects.get(subject_id=case.pk, kind="resolve").due_at
    case.transfer(by=city.actor("li"), unit_id=bureau(city), text="地下电缆归城管局。")
    assert Promise.objects.get(subject_id=case.pk, kind="resolve").due_at == before
    assert (case.holder_id, case.times_moved, case.state) == (bureau(city), 1, "dispatched")
    assert case.receiver_id == city.unit("梧桐里社区").id


def test_everybody_sees_through_whose_hands_it_went(city: City) -> None:
    case = stories.handling(city)
    case.transfer(by=city.actor("li"), unit_id=bureau(city), text="地下电缆归城管局。")
    page = page_of(case, city.actor("li"), viewer_key="", audience="all")
    units = [one.unit for one in page.chain]
    assert units == ["梧桐里社区", "区路灯管理所", "区城市管理局"]
    answer = city.client("chen").get(f"/landong/c/wutongli/requests/{case.number}/")
    assert "经手 3 家单位" in answer.content.decode()


def test_a_returned_case_is_not_answered_past_its_helpers(city: City) -> None:
    case = stories.dispatched(city)
    case.assist(by=city.actor("li"), unit_id=bureau(city), text="请一起看。")
    case.take_back(by=city.actor("zhou"), text="异议成立。")
    with pytest.raises(Refused, match="区城市管理局"):
        case.answer(by=city.actor("li"), text="已答复")


def test_a_redo_goes_with_the_lead_by_the_same_time(city: City) -> None:
    case = stories.redo(city)
    before = Promise.objects.open().get(subject_id=case.pk, kind="redo")
    case.transfer(by=city.actor("li"), unit_id=bureau(city), text="归城管局。")
    after = Promise.objects.open().get(subject_id=case.pk, kind="redo")
    assert (after.owner_id, after.due_at) == (bureau(city), before.due_at)


def test_a_unit_that_was_found_not_in_charge_is_not_asked_again(city: City) -> None:
    case = stories.dispatched(city)
    case.take_back(by=city.actor("zhou"), text="异议成立。")
    with pytest.raises(Refused, match="另选"):
        case.dispatch(by=city.actor("li"), unit_id=city.unit("区路灯管理所").id)


def test_a_department_has_a_community_help_only_with_what_was_admitted(city: City) -> None:
    case = stories.handling(city)
    with pytest.raises(Refused, match="准入"):
        case.assist(by=city.actor("zhao"), unit_id=city.unit("槐荫里社区").id, text="请清点灯杆。")


def test_a_helper_signs_off_while_the_case_is_parked(city: City, helped: Case) -> None:
    helped.join(by=city.actor("cheng"))
    later = helped.registered_at + timedelta(days=90)
    helped.park(by=city.actor("zhou"), until=later, text="等改造。")
    helped.sign_off(by=city.actor("cheng"), text="电缆查过了。")
    assert helped.assisting == {}


def test_a_helper_with_an_interest_steps_back(city: City, helped: Case) -> None:
    helped.recuse(by=city.actor("cheng"), text="亲属")
    assert str(city.actor("cheng").id) in helped.recused_ids


def test_withdrawing_lets_every_helper_go(city: City, helped: Case) -> None:
    helped.withdraw(by=city.actor("chen"), text="自己修好了")
    assert not Promise.objects.open().filter(tenant_id=1, kind__in=["take", "handle"]).exists()


def test_a_task_off_its_list_is_not_given_to_a_community(city: City) -> None:
    case = stories.accepted(city)
    listed(city, ListKind.NEGATIVE)
    with pytest.raises(Refused, match="槐荫里社区"):
        case.dispatch(by=city.actor("li"), unit_id=city.unit("槐荫里社区").id)


def test_what_a_community_only_assists_is_not_given_to_it_as_main_duty(city: City) -> None:
    case = stories.accepted(city)
    listed(city, ListKind.ASSISTING)
    with pytest.raises(Refused, match="东桥街道"):
        case.dispatch(by=city.actor("li"), unit_id=city.unit("槐荫里社区").id)


def test_what_its_list_names_is_given_to_a_community(city: City) -> None:
    case = stories.accepted(city)
    listed(city, ListKind.RESPONSIBILITY)
    case.dispatch(by=city.actor("li"), unit_id=city.unit("槐荫里社区").id)
    assert case.holder_id == city.unit("槐荫里社区").id


def listed(city: City, kind: ListKind) -> None:
    """A list of the street's communities in force that names street lamps."""
    from_street = stories.duty_list(city, kind, "东桥街道", categories=("R1203",))
    assert from_street.state == "published"
