"""Merge and split: everybody who asked is kept, and no promise is lost or lengthened."""

from datetime import timedelta

import pytest

from jielin.cases.models import Case, Entry, Follower, Part
from jielin.cases.queries.access import may_see
from jielin.cases.states import Ending
from jielin.kernel import clock
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused
from jielin.messages.models import OutboxMessage
from tests import stories
from tests.cast import City
from tests.fixtures import RunJobs


def merged_pair(city: City) -> tuple[Case, Case]:
    """sui tells what chen told before; li merges it into chen's."""
    first = stories.handling(city)
    second = Case.register(
        stories.report(city, name="隋", phone="13900001234"), tenant_id=1, by=city.actor("sui")
    )
    second.merge(by=city.actor("li"), into=first, text="和另一件一起办。")
    return first, second


def test_a_merged_case_keeps_its_promise(city: City) -> None:
    _first, second = merged_pair(city)
    owed = Promise.objects.open().get(subject_id=second.pk, kind="resolve")
    assert (second.state, owed.due_at) == ("merged", second.due_at)


def test_the_reporter_of_a_merged_case_follows_the_other(city: City) -> None:
    first, _second = merged_pair(city)
    assert Follower.objects.filter(case=first, account_id=city.accounts["sui"].pk).exists()


def test_a_merged_case_ends_with_the_other_and_its_reporter_is_told(
    city: City, run_jobs: RunJobs
) -> None:
    first, second = merged_pair(city)
    first.resolve(by=city.actor("zhao"), text="灯亮了")
    first.rate(by=city.actor("chen"), **stories.HAPPY)
    run_jobs()
    second.refresh_from_db()
    assert (second.state, second.ending) == ("closed", "solved")
    assert OutboxMessage.objects.filter(subject__startswith=f"case/{second.pk}/").count() >= 2
    assert not Promise.objects.open().filter(subject_id=second.pk).exists()


def test_a_merged_case_stands_alone_again_when_the_other_is_withdrawn(
    city: City, run_jobs: RunJobs
) -> None:
    first, second = merged_pair(city)
    due = second.due_at
    first.withdraw(by=city.actor("chen"))
    run_jobs()
    second.refresh_from_db()
    assert (second.state, second.holder_id) == ("accepted", second.receiver_id)
    assert Promise.objects.open().get(subject_id=second.pk, kind="resolve").due_at == due


def test_what_is_about_a_unit_is_not_merged_into_what_it_may_read(city: City) -> None:
    case, into = stories.registered(city), stories.handling(city)
    lamps = str(city.unit("区路灯管理所").id)
    Case.objects.filter(pk=case.pk).update(kept_from_ids=[lamps])
    with pytest.raises(Refused):
        case.merge(by=city.actor("li"), into=into, text="一起办")
    page = city.client("li").get(f"/desk/landong/cases/{case.number}/steps/merge/")
    assert into.number not in page.content.decode()


def test_nothing_is_merged_into_a_part(city: City) -> None:
    _whole, part = split(city)
    with pytest.raises(Refused):
        stories.registered(city).merge(by=city.actor("li"), into=part, text="一起办")


def test_an_unsolved_end_tells_its_reason_to_the_merged_reporter(
    city: City, run_jobs: RunJobs
) -> None:
    first, second = merged_pair(city)
    told = {"proof": "红线内", "text": "这盏灯归业主共有，请找物业。"}
    first.propose_end(by=city.actor("zhao"), ending=Ending.NOT_OUR_DUTY, **told)
    first.confirm_end(by=city.actor("li"))
    run_jobs()
    second.refresh_from_db()
    assert (second.state, second.ending) == ("closed", "not_our_duty")
    reason = Entry.objects.get(case=second, kind="reason", is_public=True)
    assert reason.text == told["text"]
    released = Promise.objects.get(subject_id=second.pk, kind="resolve")
    assert (released.kept_at, released.is_open) == (None, False)


def test_parts_are_dropped_when_the_whole_is_withdrawn(city: City, run_jobs: RunJobs) -> None:
    whole, part = split(city)
    whole.withdraw(by=city.actor("chen"))
    run_jobs()
    part.refresh_from_db()
    assert part.state == "withdrawn"
    assert not Promise.objects.open().filter(tenant_id=1).exists()


def test_whoever_asked_the_whole_keeps_away_from_its_part(city: City) -> None:
    whole, part = split(city)
    assert str(whole.asked_by_id) in part.recused_ids


def test_whoever_steps_back_from_the_whole_keeps_away_from_its_part(city: City) -> None:
    whole, part = split(city)
    li = city.actor("li")
    assert may_see(li, part)
    whole.recuse(by=li, text="报修的是我家亲戚。")
    assert not may_see(li, Case.objects.get(pk=part.pk))


def test_what_one_stepped_back_from_is_not_offered_for_a_merge(city: City) -> None:
    case, into = stories.registered(city), stories.handling(city)
    page = f"/desk/landong/cases/{case.number}/steps/merge/"
    assert into.number in city.client("li").get(page).content.decode()
    into.recuse(by=city.actor("li"), text="报修的是我家亲戚。")
    assert into.number not in city.client("li").get(page).content.decode()
    assert into.number in city.client("hu").get(page).content.decode()


def test_what_was_merged_twice_over_ends_with_the_last(city: City, run_jobs: RunJobs) -> None:
    first, second = merged_pair(city)
    last = stories.handling(city)
    first.merge(by=city.actor("li"), into=last, text="都是同一件事。")
    last.resolve(by=city.actor("zhao"), text="灯亮了")
    last.rate(by=city.actor("chen"), **stories.HAPPY)
    run_jobs()
    assert {Case.objects.get(pk=one.pk).state for one in (first, second)} == {"closed"}


def test_a_case_is_not_merged_into_itself_nor_into_one_that_has_ended(city: City) -> None:
    case, ended = stories.registered(city), stories.closed(city)
    for into in (case, ended):
        with pytest.raises(Refused):
            case.merge(by=city.actor("li"), into=into, text="一起办")


def test_a_confidential_case_is_merged_with_nothing(city: City) -> None:
    case, secret = stories.registered(city), stories.registered(city)
    Case.objects.filter(pk=secret.pk).update(is_confidential=True)
    with pytest.raises(Refused, match="保密"):
        case.merge(by=city.actor("li"), into=secret, text="一起办")


def test_the_merge_page_offers_what_is_near_and_refuses_a_number_it_does_not_know(
    city: City,
) -> None:
    case, other = stories.registered(city), stories.handling(city)
    path = f"/desk/landong/cases/{case.number}/steps/merge/"
    assert other.number in city.client("li").get(path).content.decode()
    typed = {"seen": case.event_seq, "other": "SQ20260101-9999", "text": "一起办"}
    answer = city.client("li").post(path, typed)
    assert answer.status_code == 409
    assert "没有您能看到的这个编号的诉求" in answer.content.decode()


def split(city: City) -> tuple[Case, Case]:
    whole = stories.handling(city)
    return whole, whole.split(by=city.actor("zhao"), part=told(city, "R1203"))


def told(city: City, code: str) -> Part:
    bureau = city.unit("区城市管理局").id
    return Part(city.category(code), bureau, "路面塌陷，先围挡。")


def test_a_part_goes_to_its_unit_and_names_nobody(city: City) -> None:
    _whole, part = split(city)
    assert (part.state, part.holder_id) == ("dispatched", city.unit("区城市管理局").id)
    assert (part.asked_by_id, part.phone, part.contact_name) == (None, "", "")


def test_a_part_is_never_promised_for_later_than_the_whole(city: City) -> None:
    whole = stories.handling(city)
    with clock.at(whole.registered_at + timedelta(days=5)):
        part = whole.split(by=city.actor("zhao"), part=told(city, "R1001"))
    assert part.due_at == whole.due_at


def test_the_whole_waits_for_its_part(city: City) -> None:
    whole, part = split(city)
    with pytest.raises(Refused, match="拆分出去"):
        whole.resolve(by=city.actor("zhao"), text="灯亮了")
    part.take(by=city.actor("cheng"))
    part.resolve(by=city.actor("cheng"), text="已围挡修复。")
    part.close_part(by=city.actor("li"), text="看过，已修好。")
    whole.resolve(by=city.actor("zhao"), text="灯亮了")
    assert (part.state, whole.state) == ("closed", "resolved")


def test_nobody_who_worked_on_a_part_closes_it(city: City) -> None:
    _whole, part = split(city)
    part.take(by=city.actor("cheng"))
    part.resolve(by=city.actor("cheng"), text="已围挡修复。")
    with pytest.raises(Refused) as refusal:
        part.close_part(by=city.actor("cheng"), text="好了")
    assert refusal.value.status == 403
