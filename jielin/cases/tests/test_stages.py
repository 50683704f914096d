"""Stages of one work: each with its own time by the rules, within the one promise."""

import pytest

from jielin.cases.models import Case, Stage
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused
from tests import stories
from tests.cast import City


@pytest.fixture
def planned(city: City) -> Case:
    case = stories.handling(city)
    case.plan_stages(by=city.actor("zhao"), names=["stop", "penalty", "demolition"])
    return case


def finish(city: City, case: Case, name: str) -> None:
    stage = Stage.objects.get(case=case, name=name)
    case.finish_stage(by=city.actor("zhao"), stage_id=stage.pk, text="已送达停工通知。")


def test_each_stage_is_a_promise_of_the_lead_with_its_own_time(planned: Case) -> None:
    owed = Promise.objects.open().filter(kind="stage").order_by("due_at")
    assert [one.owner_id for one in owed] == [planned.holder_id] * 3
    due = [stage.due_at for stage in Stage.objects.filter(case=planned)]
    assert [one.due_at for one in owed] == due == sorted(due)


def test_finishing_a_stage_moves_no_other(city: City, planned: Case) -> None:
    before = dict(Stage.objects.values_list("name", "due_at"))
    finish(city, planned, "stop")
    assert dict(Stage.objects.values_list("name", "due_at")) == before
    assert Promise.objects.open().filter(kind="stage").count() == 2


def test_a_stage_is_finished_once(city: City, planned: Case) -> None:
    finish(city, planned, "stop")
    with pytest.raises(Refused):
        finish(city, planned, "stop")


def test_the_work_is_not_done_before_its_last_stage(city: City, planned: Case) -> None:
    for name in ("stop", "penalty"):
        finish(city, planned, name)
    with pytest.raises(Refused):
        planned.resolve(by=city.actor("zhao"), text="已拆除")
    finish(city, planned, "demolition")
    planned.resolve(by=city.actor("zhao"), text="已拆除")
    assert planned.state == "resolved"


def test_a_withdrawn_case_leaves_no_stage_open(city: City, planned: Case) -> None:
    planned.withdraw(by=city.actor("chen"))
    assert not Promise.objects.open().filter(kind="stage").exists()


def test_the_form_tells_the_times_and_asks_for_a_choice(city: City) -> None:
    case = stories.handling(city)
    path = f"/desk/landong/cases/{case.number}/steps/plan_stages/"
    client = city.client("zhao")
    assert "责令停止" in client.get(path).content.decode()
    assert client.post(path, {"seen": case.event_seq}).status_code == 422
    told = {"seen": case.event_seq, "names": ["stop", "demolition"]}
    assert client.post(path, told).status_code == 302
    page = client.get(f"/desk/landong/cases/{case.number}/").content.decode()
    assert "责令停止" in page and "拆除" in page


def test_the_workbench_leads_from_a_stage_to_its_case(city: City, planned: Case) -> None:
    page = city.client("zhao").get("/desk/landong/").content.decode()
    assert f"/cases/{planned.number}/" in page and "工作阶段" in page


def test_a_new_lead_plans_anew_and_owes_nothing_of_the_old_plan(city: City, planned: Case) -> None:
    bureau = city.unit("区城市管理局").id
    planned.transfer(by=city.actor("li"), unit_id=bureau, text="归城管局。")
    assert not Promise.objects.open().filter(kind="stage").exists()
    planned.take(by=city.actor("cheng"))
    planned.plan_stages(by=city.actor("cheng"), names=["demolition"])
    assert Promise.objects.open().get(kind="stage").owner_id == bureau
