"""Work admission: nothing reaches a community without it, and it leaves by itself."""

import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from jielin.duties.models import Admission, BurdenItem, DutyList, ListVersion, Objection
from jielin.duties.queries import check, is_admitted, require_admission
from jielin.duties.states import ListKind
from jielin.duties.tasks import expire
from jielin.kernel import clock, sealing
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused

from .conftest import FLOOD, LAMPS, Town, days_later

TODAY = date(2026, 7, 16)
WUTONGLI, HUAIYINLI, LIUXIANG = "梧桐里社区", "槐荫里社区", "柳巷社区"


def lets_in(town: Town, community: str = WUTONGLI, on: date = TODAY) -> bool:
    return is_admitted(town.unit_id("区路灯管理所"), town.unit_id(community), on)


def test_what_was_not_admitted_is_blocked_with_the_rule(town: Town) -> None:
    town.recommended()
    with pytest.raises(Refused) as refused:
        require_admission(town.unit_id("区路灯管理所"), town.unit_id(WUTONGLI), TODAY)
    assert refused.value.status == 409
    assert "区路灯管理所" in str(refused.value)
    assert "第二十条" in str(refused.value)


def test_admitted_work_may_go_to_its_communities_and_no_others(town: Town) -> None:
    town.admitted()
    require_admission(town.unit_id("区路灯管理所"), town.unit_id(WUTONGLI), TODAY)
    assert lets_in(town)
    assert not lets_in(town, HUAIYINLI)
    assert not is_admitted(town.unit_id("区城市管理局"), town.unit_id(WUTONGLI), TODAY)


def test_the_street_itself_needs_no_admission(town: Town) -> None:
    require_admission(town.unit_id("东桥街道"), town.unit_id(WUTONGLI), TODAY)


def test_approval_puts_the_work_into_each_assisting_list_as_a_new_version(town: Town) -> None:
    before = town.published(ListKind.ASSISTING, WUTONGLI, FLOOD)
    admission = town.admitted(WUTONGLI, HUAIYINLI)
    after = town.assisting()
    assert (after.number, before.entries.count(), after.entries.count()) == (2, 1, 2)
    assert after.entries.get(code=admission.number).admitted_by == admission
    assert town.assisting(HUAIYINLI).entries.get().title == "路灯杆件普查"
    verdict = check(town.unit_id(HUAIYINLI), town.category("R1203"), TODAY)
    assert (verdict.allowed, verdict.role) == (True, "assisting")


def test_the_street_reviews_its_own_and_the_district_what_spans_streets(town: Town) -> None:
    assert town.filed(WUTONGLI, HUAIYINLI).reviewer_id == town.unit_id("东桥街道")
    assert town.filed(WUTONGLI, LIUXIANG).reviewer_id == town.unit_id("澜东区市民诉求中心")


def test_a_decision_is_owed_in_five_working_days(town: Town) -> None:
    admission = town.filed()
    promise = Promise.objects.open().get(subject_id=admission.pk)
    assert (promise.kind, promise.owner_id) == ("admit", town.unit_id("东桥街道"))
    assert promise.due_at.date() == date(2026, 7, 23)


def test_asking_for_more_is_an_answer_and_filing_again_begins_anew(town: Town) -> None:
    admission = town.filed()
    admission.return_for_more(by=town.actor("mei"), text="请写明经费来源。")
    assert not Promise.objects.open().filter(subject_id=admission.pk).exists()
    with days_later(4):
        told = town.application(HUAIYINLI, purpose="核对编号，经费列入年度预算。")
        admission.complete(by=town.actor("zhao"), told=told)
    assert admission.communities() == {town.unit_id(HUAIYINLI)}
    assert Promise.objects.open().get(subject_id=admission.pk).due_at.date() == date(2026, 7, 27)


def test_whoever_recommends_does_not_decide(town: Town) -> None:
    admission = town.filed()
    admission.recommend(by=town.actor("liang"), advice="admit", text="依据充分。")
    with pytest.raises(Refused) as refused:
        admission.approve(by=town.actor("liang"))
    assert refused.value.status == 403
    admission.approve(by=town.actor("mei"))
    assert admission.state == "admitted"


def test_an_application_that_was_over_before_the_decision_is_not_admitted(town: Town) -> None:
    admission = town.recommended(term_until=TODAY + timedelta(days=2))
    with days_later(3), pytest.raises(Refused, match=r"over|结束"):
        admission.approve(by=town.actor("liang"))


def test_it_leaves_the_lists_by_itself_after_its_last_day(town: Town, run_jobs: Any) -> None:
    admission = town.admitted(term_until=TODAY + timedelta(days=10))
    with days_later(10) as last:
        expire.enqueue()
        run_jobs()
        assert lets_in(town, on=last)
    with days_later(11) as after:
        expire.enqueue()
        expire.enqueue()
        run_jobs()
        assert not lets_in(town, on=after)
        assert Admission.objects.get().state == "ended"
        assert not town.assisting().entries.filter(code=admission.number).exists()
    assert list(sealing.faults(1)) == []


def test_work_that_runs_on_after_the_end_finds_the_version_it_was_sent_by(town: Town) -> None:
    town.admitted(term_until=TODAY + timedelta(days=1))
    sent_by = check(town.unit_id(WUTONGLI), town.category("R1203"), TODAY)
    with days_later(5) as later:
        Admission.expire(clock.now())
        again = check(town.unit_id(WUTONGLI), town.category("R1203"), TODAY)
        assert (again.allowed, again.list_version_id) == (True, sent_by.list_version_id)
        assert lets_in(town, on=TODAY)
        assert not lets_in(town, on=later)


def test_work_that_begins_later_is_not_let_in_before(town: Town) -> None:
    town.admitted(term_from=TODAY + timedelta(days=5))
    town.published("responsibility", WUTONGLI, FLOOD)
    assert not lets_in(town)
    assert not check(town.unit_id(WUTONGLI), town.category("R1203"), TODAY).allowed
    assert lets_in(town, on=TODAY + timedelta(days=5))


def test_withdrawn_work_leaves_the_same_day(town: Town) -> None:
    admission = town.admitted()
    admission.withdraw(by=town.actor("zhao"))
    assert not lets_in(town)
    assert not town.assisting().entries.exists()
    assert BurdenItem.objects.filter(until=TODAY).count() == 3


def test_work_withdrawn_later_was_admitted_till_then(town: Town) -> None:
    admission = town.admitted()
    with days_later(7) as later:
        admission.withdraw(by=town.actor("zhao"))
    assert lets_in(town, on=later - timedelta(days=1))
    assert not lets_in(town, on=later)


def test_a_draft_written_meanwhile_neither_loses_nor_keeps_admitted_work(town: Town) -> None:
    first = town.published(ListKind.ASSISTING, WUTONGLI, FLOOD)
    draft = ListVersion.draft(first.duty_list, by=SYSTEM)
    admission = town.admitted()
    draft.write(by=SYSTEM, entry=LAMPS)
    draft.publish(by=SYSTEM, legal_basis="办法")
    assert {one.code for one in town.assisting().entries.all()} == {
        "Z01", "F01", admission.number,
    }  # fmt: skip


def test_a_renewed_list_does_not_put_off_its_review(town: Town) -> None:
    version = town.published(ListKind.ASSISTING, WUTONGLI, FLOOD)
    due = Promise.objects.open().get(subject_id=version.pk).due_at
    with days_later(30):
        town.admitted()
        renewed = town.assisting()
    assert Promise.objects.open().get(subject_id=renewed.pk).due_at == due


def test_a_community_objects_and_the_work_leaves_it_alone(town: Town) -> None:
    admission = town.admitted(WUTONGLI, HUAIYINLI)
    objection = Objection.object(
        admission,
        community_id=town.unit_id(WUTONGLI),
        reason="年初刚普查过。",
        by=town.actor("li"),
    )
    objection.uphold(by=town.actor("mei"), text="同意社区意见，采用年初数据。")
    assert not lets_in(town)
    assert lets_in(town, HUAIYINLI)
    assert not town.assisting().entries.exists()
    assert town.assisting(HUAIYINLI).entries.count() == 1


def test_a_dismissed_objection_changes_nothing(town: Town) -> None:
    admission = town.admitted()
    told = {"community_id": town.unit_id(WUTONGLI), "reason": "人手不够。"}
    objection = Objection.object(admission, by=town.actor("li"), **told)
    with pytest.raises(Refused):
        Objection.object(admission, by=town.actor("hu"), **told)
    objection.dismiss(by=town.actor("rong"), text="工时由所里承担。")
    assert lets_in(town)


def test_nobody_objects_to_work_that_does_not_reach_them(town: Town) -> None:
    admission = town.admitted(HUAIYINLI)
    with pytest.raises(Refused):
        Objection.object(
            admission, community_id=town.unit_id(WUTONGLI), reason="多。", by=town.actor("li")
        )


def test_an_application_for_a_unit_that_is_no_community_is_refused(town: Town) -> None:
    with pytest.raises(Refused):
        town.filed("东桥街道")
    with pytest.raises(Refused):
        town.filed("河口社区", WUTONGLI)
    assert not Admission.objects.exists()


def together(*acts: Callable[[], object]) -> list[object]:
    """All at the same moment, each in a thread; answers or refusals, in order."""
    gate = threading.Barrier(len(acts))
    answers: list[object] = [None] * len(acts)

    def run(at: int, act: Callable[[], object]) -> None:
        gate.wait(timeout=20)
        try:
            answers[at] = act()
        except Refused as refused:
            answers[at] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers


@pytest.mark.django_db(transaction=True)
def test_of_two_reviewers_who_decide_at_once_one_wins(lasting_town: Town) -> None:
    town = lasting_town
    admission = town.filed()
    admission.recommend(by=town.actor("zhou"), advice="admit", text="依据充分。")
    liang, mei = town.actor("liang"), town.actor("mei")
    answers = together(
        lambda: Admission.objects.get(pk=admission.pk).approve(by=liang),
        lambda: Admission.objects.get(pk=admission.pk).reject(by=mei, text="重复"),
    )
    assert len([one for one in answers if isinstance(one, Refused)]) == 1
    assert Admission.objects.get().state in {"admitted", "rejected"}
    assert list(sealing.faults(1)) == []


@pytest.mark.django_db(transaction=True)
def test_two_admissions_to_one_list_at_once_both_stand_in_it(lasting_town: Town) -> None:
    town = lasting_town
    first, second = town.recommended(WUTONGLI, HUAIYINLI), town.recommended(HUAIYINLI, WUTONGLI)
    liang = town.actor("liang")
    together(*(lambda one=one: one.approve(by=liang) for one in (first, second)))
    assert town.assisting().entries.count() == 2
    assert DutyList.objects.count() == 2
