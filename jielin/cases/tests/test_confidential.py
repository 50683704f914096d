"""A report of misconduct, and a complaint about the unit that would receive it."""

from dataclasses import replace

import pytest

from jielin.cases.models import Case, Entry, Inquiry
from jielin.cases.queries import access
from jielin.cases.states import RequestType
from jielin.kernel.models import Event, Involvement
from jielin.kernel.workflow import Refused
from tests import stories
from tests.cast import City

UNSEEN = ("li", "hu", "wang", "zhao", "sun", "wu")


def reported(city: City) -> Case:
    return stories.registered(city, request_type=RequestType.REPORT)


def is_seen(city: City, who: str, case: Case) -> bool:
    try:
        access.seen(city.actor(who), case.tenant_id, case.number)
    except access.Hidden:
        return False
    return True


def test_a_report_goes_to_the_superior_of_the_unit_that_would_receive_it(city: City) -> None:
    case = reported(city)
    assert case.receiver_id == city.unit("东桥街道").id
    assert case.overseer_id == city.unit("澜东区市民诉求中心").id


@pytest.mark.parametrize("who", UNSEEN)
def test_the_unit_and_everybody_else_cannot_see_that_it_exists(city: City, who: str) -> None:
    case, actor = reported(city), city.actor(who)
    assert not is_seen(city, who, case)
    for scope in actor.scopes:
        assert case not in access.in_scope(scope)
    assert case not in access.involving(actor, 1)


def test_the_superior_sees_it(city: City) -> None:
    assert is_seen(city, "zhou", reported(city))


def test_a_complaint_about_the_receiving_unit_goes_up_too(city: City) -> None:
    accused = city.unit("梧桐里社区").id
    case = stories.registered(city, request_type=RequestType.COMPLAINT, accused_id=accused)
    assert (case.receiver_id, case.is_confidential) == (city.unit("东桥街道").id, True)
    assert not is_seen(city, "li", case)


def test_a_complaint_about_another_unit_is_an_ordinary_one(city: City) -> None:
    case = stories.registered(
        city, request_type=RequestType.COMPLAINT, accused_id=city.unit("区路灯管理所").id
    )
    assert (case.is_confidential, case.receiver_id) == (False, city.unit("梧桐里社区").id)
    assert is_seen(city, "li", case)


def test_the_unit_a_complaint_is_about_neither_sees_nor_gets_it(city: City) -> None:
    accused = city.unit("区路灯管理所").id
    case = stories.registered(city, request_type=RequestType.COMPLAINT, accused_id=accused)
    case.accept(by=city.actor("li"))
    assert not is_seen(city, "zhao", case)
    with pytest.raises(Refused):
        case.dispatch(by=city.actor("li"), unit_id=accused)


def test_a_complaint_about_the_street_goes_above_it_and_the_street_cannot_see_it(
    city: City,
) -> None:
    accused = city.unit("东桥街道").id
    case = stories.registered(city, request_type=RequestType.COMPLAINT, accused_id=accused)
    assert case.receiver_id == city.unit("澜东区市民诉求中心").id
    assert not is_seen(city, "zhou", case)


def test_a_report_about_the_centre_reaches_somebody_who_can_receive_it(city: City) -> None:
    accused = city.unit("澜东区市民诉求中心").id
    case = stories.registered(city, request_type=RequestType.REPORT, accused_id=accused)
    case.accept(by=city.actor("he"))
    assert case.state == "accepted"


def test_the_one_above_the_receiver_is_told_of_a_report(city: City) -> None:
    case = reported(city)
    told = Involvement.objects.filter(matter_id=case.pk)
    assert case.overseer_id in set(told.values_list("organisation_id", flat=True))


def test_a_report_about_the_street_goes_to_the_street_s_superior(city: City) -> None:
    accused = city.unit("东桥街道").id
    case = stories.registered(city, request_type=RequestType.REPORT, accused_id=accused)
    assert case.receiver_id == city.unit("澜东区市民诉求中心").id
    assert not is_seen(city, "zhou", case)


def test_it_cannot_be_dispatched_to_the_unit_it_is_about(city: City) -> None:
    case, zhou = reported(city), city.actor("zhou")
    case.accept(by=zhou)
    with pytest.raises(Refused):
        case.dispatch(by=zhou, unit_id=city.unit("梧桐里社区").id)


def test_the_question_carries_nothing_of_the_case(city: City) -> None:
    case = reported(city)
    asked = case.inquire(
        by=city.actor("zhou"), unit_id=city.unit("梧桐里社区").id, question="请说明巡查安排。"
    )
    told = {str(value) for value in vars(asked).values()}
    assert not {case.text, case.title, case.number, str(case.pk)} & told
    event = Event.objects.get(subject_id=asked.pk)
    assert str(case.pk) not in str(event.details)


def test_the_question_never_quotes_the_resident_nor_asks_somebody_else(city: City) -> None:
    case, zhou = reported(city), city.actor("zhou")
    unit = city.unit("梧桐里社区").id
    with pytest.raises(Refused):
        case.inquire(by=zhou, unit_id=unit, question=f"有人说：{case.text[:20]}，是否属实？")
    with pytest.raises(Refused):
        case.inquire(by=zhou, unit_id=city.unit("槐荫里社区").id, question="请说明巡查安排。")


def test_the_asked_unit_reads_and_answers_the_question_and_nothing_else(city: City) -> None:
    case, li = reported(city), city.actor("li")
    unit = city.unit("梧桐里社区").id
    asked = case.inquire(by=city.actor("zhou"), unit_id=unit, question="请说明巡查安排。")
    access.inquiry(li, 1, asked.number).reply(by=li, text="每晚七点巡查。")
    assert Inquiry.objects.get().state == "answered"
    assert not is_seen(city, "li", case)
    assert not Involvement.objects.filter(matter_id=case.pk, organisation_id=unit).exists()


def test_an_interested_person_recuses_and_does_not_see_it_again(city: City) -> None:
    case, zhou = stories.registered(city), city.actor("zhou")
    case.recuse(by=zhou, text="当事人是我的亲属")
    assert not is_seen(city, "zhou", case)
    assert is_seen(city, "li", case)


def test_who_works_for_the_accused_is_interested_even_with_a_post_above(city: City) -> None:
    case, li, zhou = reported(city), city.actor("li"), city.actor("zhou")
    both = replace(zhou, posts=(*zhou.posts, *li.posts))
    assert not access.may_see(both, case)


def test_nobody_handles_what_they_asked_themselves(city: City) -> None:
    case = Case.register(stories.report(city), tenant_id=1, by=city.actor("li"))
    with pytest.raises(Refused) as refused:
        case.accept(by=city.actor("li"))
    assert refused.value.status == 403


def test_a_holder_of_a_confidential_case_never_reads_the_phone(city: City) -> None:
    case, zhou = reported(city), city.actor("zhou")
    case.accept(by=zhou)
    case.dispatch(by=zhou, unit_id=city.unit("区路灯管理所").id)
    with pytest.raises(Refused):
        case.reveal(by=city.actor("zhao"), purpose="联系")
    assert case.reveal(by=zhou, purpose="核实情况") == "13800002206"


def test_each_reading_of_a_phone_is_an_event_with_its_reason(city: City) -> None:
    case = stories.registered(city)
    case.reveal(by=city.actor("li"), purpose="约定上门时间")
    event = Event.objects.get(verb="case.contact_revealed")
    assert (event.details, Entry.objects.get(event=event).text) == ({}, "约定上门时间")
    assert event.actor_id == city.actor("li").id


def test_a_grid_worker_reads_the_own_grid_and_no_other(city: City) -> None:
    here = stories.registered(city)
    beside = stories.registered(city, area_id=city.area("第8网格"))
    assert is_seen(city, "wang", here)
    assert not is_seen(city, "wang", beside)
    assert beside not in access.involving(city.actor("wang"), 1)
