"""The resident reads why it takes longer, the plan, and when it is looked at next."""

from jielin.kernel.models import Promise

from .conftest import PLAN, WAIT, Town, again, more_time, parked, parking, returned

REQUESTS = "/landong/c/wutongli/requests/"


def page(town: Town, case: object) -> str:
    return town.client("chen").get(f"{REQUESTS}{case}/").content.decode()


def test_an_extension_is_told_with_reason_and_both_dates(court: Town) -> None:
    one = more_time(court)
    assert "为什么要多等几天" not in page(court, one.case)
    one.grant(by=court.actor("zhou"), text="内部意见：备件确实没有。")
    text = page(court, one.case)
    assert "为什么要多等几天" in text
    assert WAIT in text
    assert "7月23日" in text and "7月26日" in text
    assert "内部意见" not in text


def test_a_plan_is_told_with_its_date_and_the_next_look(court: Town) -> None:
    one = parked(court)
    text = page(court, one.case)
    assert "这件事暂时解决不了" in text
    assert PLAN in text
    assert "10月31日" in text
    look = Promise.objects.get(kind="reexamine").due_at
    assert f"{look.month}月{look.day}日" in text


def test_every_later_look_is_told_in_its_own_words(court: Town) -> None:
    one = parked(court)
    one.reexamine(by=court.actor("li"), text="线路已经放好，等灯杆到货。")
    assert "线路已经放好，等灯杆到货。" in page(court, one.case)


def test_what_waits_or_was_refused_is_not_told(court: Town) -> None:
    one = parking(court)
    one.refuse(by=court.actor("zhou"), text="可以先换单灯。")
    text = page(court, one.case)
    assert "可以先换单灯" not in text
    assert "这件事暂时解决不了" not in text


def test_a_return_shows_as_a_hand_over_and_not_as_a_quarrel(court: Town) -> None:
    one = returned(court)
    one.uphold(by=court.actor("zhou"), text="属物业共用设施，请社区改派。")
    text = page(court, again(one.case))
    assert "不在我所养护范围" not in text
    assert "退单" not in text
