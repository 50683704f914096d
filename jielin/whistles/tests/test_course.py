"""A whistle from the ask to both marks, and every turn it can take."""

from datetime import timedelta

import pytest

from jielin.kernel import clock, sealing
from jielin.kernel.models import Event, Involvement, Promise
from jielin.kernel.workflow import Refused
from jielin.whistles.models import WhistleOrder, Word
from jielin.whistles.states import Mark, Occasion, Urgency

from .conftest import LAMPS, STREETS, THEN, Town


def open_promises(order: WhistleOrder) -> set[str]:
    mine = [order.pk, *order.responses.values_list("pk", flat=True)]
    return set(Promise.objects.open().of(1, mine).values_list("kind", flat=True))


def test_a_community_asks_and_its_street_whistles(town: Town) -> None:
    order = town.asked()
    assert (order.state, order.number) == ("asked", "CS20260716-0001")
    assert open_promises(order) == {"whistle_blow"}
    order.blow(by=town.actor("zhou"), call=town.call())
    assert (order.state, order.blown_at) == ("blown", THEN)
    assert open_promises(order) == {"whistle_answer", "whistle_arrive"}
    assert Promise.objects.get(kind="whistle_blow").kept_at == THEN


def test_everybody_concerned_is_involved_and_nobody_else(town: Town) -> None:
    order = town.sounded(LAMPS)
    rows = Involvement.objects.filter(matter_id=order.pk)
    seeing = {"东桥街道", "梧桐里社区", "澜东区市民诉求中心", "澜东区委", LAMPS}
    assert set(rows.values_list("organisation_id", flat=True)) == set(map(town.id_of, seeing))


def test_the_first_arrival_moves_the_order_and_is_not_the_end(town: Town) -> None:
    order = town.sounded()
    with clock.at(THEN + timedelta(hours=2)):
        town.part(order, LAMPS).arrive(by=town.actor("zhao"), person="老赵")
    assert town.fresh(order).state == "arrived"
    part = town.part(order, LAMPS)
    assert (part.state, part.arrived_person) == ("arrived", "老赵")
    with pytest.raises(Refused):
        town.fresh(order).confirm(by=town.actor("zhou"), text="办结")


def test_an_arrival_lies_between_the_call_and_now(town: Town) -> None:
    part = town.part(town.sounded(), LAMPS)
    for at in (THEN - timedelta(minutes=1), THEN + timedelta(minutes=1)):
        with pytest.raises(Refused, match="之后"):
            part.arrive(by=town.actor("zhao"), person="老赵", at=at)


def test_work_begins_with_the_first_department(town: Town) -> None:
    order = town.arrived()
    town.part(order, STREETS).work(by=town.actor("shen"))
    town.part(order, LAMPS).work(by=town.actor("zhao"))
    assert town.fresh(order).state == "working"


def test_it_waits_for_every_part(town: Town) -> None:
    order = town.arrived()
    town.part(order, LAMPS).sign_off(by=town.actor("zhao"), text="灯杆上的线已清。")
    assert town.fresh(order).state == "arrived"
    town.part(order, STREETS).sign_off(by=town.actor("shen"), text="摊位已劝离。")
    assert town.fresh(order).state == "to_confirm"
    assert open_promises(order) == {"whistle_confirm"}


def test_the_street_sends_a_part_back_and_it_is_signed_off_again(town: Town) -> None:
    order = town.done()
    order.send_back(by=town.actor("zhou"), unit_id=town.id_of(STREETS), text="还有两个摊位。")
    assert (order.state, town.part(order, STREETS).state) == ("working", "working")
    assert open_promises(order) == {"whistle_work"}
    town.part(order, STREETS).sign_off(by=town.actor("shen"), text="都劝离了。")
    assert town.fresh(order).state == "to_confirm"


def test_only_a_department_that_signed_off_is_sent_back(town: Town) -> None:
    order = town.done(LAMPS)
    with pytest.raises(Refused, match="没有办完的部门"):
        order.send_back(by=town.actor("zhou"), unit_id=town.id_of(STREETS), text="没来")


def test_confirmed_both_sides_rate_each_other_once(town: Town) -> None:
    order = town.confirmed()
    assert open_promises(order) == {"whistle_rate"}
    marks = {town.id_of(LAMPS): (Mark.GOOD, ""), town.id_of(STREETS): (Mark.FAIR, "来得晚")}
    order.rate(by=town.actor("zhou"), marks=marks)
    town.part(order, LAMPS).rate(by=town.actor("zhao"), use=Mark.GOOD, evidence=Mark.GOOD)
    town.part(order, STREETS).rate(
        by=town.actor("shen"), use=Mark.POOR, evidence=Mark.FAIR, text="本可由路灯所独自处理"
    )
    assert (town.fresh(order).state, open_promises(order)) == ("rated", set())
    with pytest.raises(Refused):
        town.part(order, LAMPS).rate(by=town.actor("zhao"), use=Mark.POOR, evidence=Mark.POOR)


def test_every_department_gets_a_mark_and_a_poor_one_says_why(town: Town) -> None:
    order = town.confirmed()
    with pytest.raises(Refused, match="每个部门"):
        order.rate(by=town.actor("zhou"), marks={town.id_of(LAMPS): (Mark.GOOD, "")})
    poor = {town.id_of(name): (Mark.POOR, "") for name in (LAMPS, STREETS)}
    with pytest.raises(Refused, match="原因"):
        town.fresh(order).rate(by=town.actor("zhou"), marks=poor)


def test_minutes_and_orders_to_the_dispatched_forces_stay_with_their_words(town: Town) -> None:
    order = town.arrived()
    order.minute(by=town.actor("zhou"), text="约定周五前清完。")
    order.minute(by=town.actor("zhou"), text="改到周六。")
    order.command(by=town.actor("zhou"), text="综合执法队二组到场。")
    assert (order.minutes, order.command_note) == ("改到周六。", "综合执法队二组到场。")
    assert Word.objects.filter(order=order).count() == 3


def test_a_whistle_is_cancelled_only_before_anybody_arrived(town: Town) -> None:
    order = town.sounded()
    order.cancel(by=town.actor("zhou"), text="已由社区解决。")
    assert (order.state, open_promises(order)) == ("cancelled", set())
    assert town.part(order, LAMPS).state == "released"
    with pytest.raises(Refused):
        town.arrived().cancel(by=town.actor("zhou"), text="不用了")


def test_the_street_may_say_no_and_the_community_may_withdraw(town: Town) -> None:
    order = town.asked()
    order.decline(by=town.actor("zhou"), text="由社区先协调物业。")
    assert (order.state, open_promises(order)) == ("declined", set())
    other = town.asked()
    other.withdraw(by=town.actor("li"))
    assert (other.state, open_promises(other)) == ("cancelled", set())


@pytest.mark.parametrize(("urgency", "hours"), [("urgent", 2), ("soon", 24)])
def test_the_urgency_sets_the_time_of_arrival_by_rule(
    town: Town, urgency: str, hours: int
) -> None:
    order = town.sounded(LAMPS, urgency=Urgency(urgency), occasion=Occasion.EMERGENCY)
    part = town.part(order, LAMPS)
    promise = Promise.objects.get(subject_id=part.pk, kind="whistle_arrive")
    assert promise.due_at == THEN + timedelta(hours=hours)


def test_an_ordinary_whistle_gives_three_working_days(town: Town) -> None:
    part = town.part(town.sounded(LAMPS), LAMPS)
    promise = Promise.objects.get(subject_id=part.pk, kind="whistle_arrive")
    assert f"{promise.due_at.astimezone(THEN.tzinfo):%m-%d %H:%M}" == "07-21 17:30"


def test_every_step_stands_in_an_unbroken_chain(town: Town) -> None:
    order = town.confirmed()
    assert Event.objects.filter(subject_id=order.pk).count() == order.event_seq
    assert list(sealing.faults(1)) == []
