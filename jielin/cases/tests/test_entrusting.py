"""Who of a unit sees to a request: claimed, given on, given back, and handed over."""

from datetime import timedelta
from typing import Any

import pytest

from jielin.cases.api.writing import OF_PERSONS
from jielin.cases.models import Case
from jielin.cases.queries.timeline import happenings, items
from jielin.kernel import clock, sealing
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event, Promise
from jielin.kernel.workflow import Refused
from jielin.people.models import Account, Appointment
from tests import stories
from tests.cast import PASSWORD, City

DESK = "/desk/landong"


@pytest.fixture
def case(city: City) -> Case:
    """Accepted by the community, and seen to by nobody by name."""
    return stories.accepted(city)


def named(case: Case) -> dict[str, Any]:
    """Whom the open promises of a case and its parts name."""
    mine = Promise.objects.open().filter(subject_id__in=[case.pk, case.lead_id])
    return dict(mine.values_list("kind", "assignee_id"))


def office_mate(city: City) -> Account:
    """A second officer of the lighting office."""
    account = Account.enlist("feng", "冯涛", PASSWORD)
    unit = city.unit("区路灯管理所")
    Appointment.appoint(account, unit=unit, post="department_officer", by=SYSTEM)
    return account


def test_who_claims_it_is_named_by_what_the_unit_owes(city: City, case: Case) -> None:
    case.claim(by=city.actor("li"))
    assert case.assignee_id == city.actor("li").id
    assert named(case) == dict.fromkeys(["contact", "resolve"], city.actor("li").id)


def test_a_colleague_who_is_given_it_owes_it_instead(city: City, case: Case) -> None:
    li, wang = city.actor("li"), city.accounts["wang"].pk
    case.claim(by=li)
    case.entrust(by=li, to_id=wang, instead_of=li.id)
    assert set(named(case).values()) == {wang}
    last = Event.objects.get(subject_id=case.pk, seq=case.event_seq)
    assert last.details == {"to": str(wang)}


def test_given_back_it_is_the_units_again(city: City, case: Case) -> None:
    case.claim(by=city.actor("li"))
    case.lay_down(by=city.actor("li"))
    assert (case.assignee_id, set(named(case).values())) == (None, {None})


def test_nobody_of_another_unit_is_given_it(city: City, case: Case) -> None:
    with pytest.raises(Refused, match="同事"):
        case.entrust(by=city.actor("li"), to_id=city.accounts["zhao"].pk)


def test_who_keeps_away_from_it_is_not_given_it(city: City, case: Case) -> None:
    case.recuse(by=city.actor("hu"), text="邻居")
    assert city.accounts["hu"].pk not in {one.id for one in case.candidates()}


def test_who_steps_back_sees_to_it_no_more(city: City, case: Case) -> None:
    case.claim(by=city.actor("hu"))
    case.recuse(by=city.actor("hu"), text="邻居")
    assert (case.assignee_id, set(named(case).values())) == (None, {None})


def test_whoever_takes_it_on_sees_to_it_unless_a_colleague_was_named(city: City) -> None:
    feng = office_mate(city)
    case, other = stories.dispatched(city), stories.handling(city)
    case.entrust(by=city.actor("zhao"), to_id=feng.pk)
    case.take(by=city.actor("zhao"))
    assert (case.assignee_id, other.assignee_id) == (feng.pk, city.accounts["zhao"].pk)
    assert named(case)["handle"] == feng.pk


def test_the_next_unit_begins_without_a_name(city: City, case: Case) -> None:
    case.claim(by=city.actor("li"))
    case.dispatch(by=city.actor("li"), unit_id=city.unit("区路灯管理所").id)
    assert (case.assignee_id, set(named(case).values())) == (None, {None})


def test_a_redo_comes_back_to_whoever_saw_to_it_and_the_check_to_nobody(city: City) -> None:
    case = stories.resolved(city)
    assert named(case)["verify"] is None
    case.reject(by=city.actor("chen"), **stories.UNHAPPY)
    assert {named(case)["redo"], named(case)["handle"]} == {city.accounts["zhao"].pk}


def test_a_redo_given_to_another_unit_names_nobody_there(city: City) -> None:
    case = stories.redo(city)
    bureau = city.unit("区城市管理局").id
    case.transfer(by=city.actor("li"), unit_id=bureau, text="归城管局。")
    redo = Promise.objects.open().get(subject_id=case.pk, kind="redo")
    assert (redo.owner_id, redo.assignee_id, case.assignee_id) == (bureau, None, None)


def test_who_was_slower_reads_whose_it_is(city: City, case: Case) -> None:
    case.claim(by=city.actor("li"))
    path = f"{DESK}/cases/{case.number}/steps/"
    answer = city.client("hu").post(f"{path}claim/", {"seen": case.event_seq - 1})
    assert (answer.status_code, "李敏已在经办" in answer.content.decode()) == (409, True)
    told = {"to_id": str(city.accounts["wang"].pk), "instead_of": "", "seen": 2}
    assert city.client("hu").post(f"{path}entrust/", told).status_code == 409
    case.refresh_from_db()
    assert case.assignee_id == city.accounts["li"].pk


def test_the_form_offers_the_colleagues_and_asks_for_one(city: City, case: Case) -> None:
    path, hu = f"{DESK}/cases/{case.number}/steps/entrust/", city.client("hu")
    page = hu.get(path).content.decode()
    assert "王建国（网格员）" in page and "赵志远" not in page
    assert hu.post(path, {"seen": case.event_seq}).status_code == 422
    told = {"to_id": str(city.accounts["li"].pk), "seen": case.event_seq}
    assert hu.post(path, told).status_code == 302
    assert "李敏经办" in hu.get(f"{DESK}/cases/{case.number}/").content.decode()


def test_what_somebody_sees_to_has_no_button_to_claim_it(city: City, case: Case) -> None:
    case.claim(by=city.actor("li"))
    assert "claim" not in {step.verb for step in case.steps_for(city.actor("hu"))}
    assert "entrust" in {step.verb for step in case.steps_for(city.actor("hu"))}


def test_the_resident_sees_the_unit_and_not_the_person(city: City) -> None:
    case = stories.dispatched(city)
    case.entrust(by=city.actor("zhao"), to_id=office_mate(city).pk)
    page = city.client("chen").get(f"/landong/c/wutongli/requests/{case.number}/")
    assert "冯涛" not in page.content.decode() and "经办" not in page.content.decode()
    told = [one for one in items(case, happenings(case), {}) if "冯涛" in str(one.act)]
    assert [one.is_public for one in told] == [False]


def test_the_list_and_the_workbench_narrow_to_what_is_mine(city: City, case: Case) -> None:
    other = stories.accepted(city)
    case.claim(by=city.actor("hu"))
    hu = city.client("hu")
    listed = hu.get(f"{DESK}/cases/?view=own").content.decode()
    work = hu.get(f"{DESK}/?own=1").content.decode()
    for page in (listed, work):
        assert case.number in page and other.number not in page
    assert other.number in hu.get(f"{DESK}/").content.decode()


def test_a_hand_over_moves_each_request_with_an_event(
    city: City, case: Case, run_jobs: Any
) -> None:
    li, hu = city.accounts["li"], city.accounts["hu"]
    case.claim(by=city.actor("li"))
    post = Appointment.objects.get(account=li)
    post.hand_over(to=hu, by=SYSTEM)
    run_jobs()
    case.refresh_from_db()
    assert (case.assignee_id, set(named(case).values())) == (hu.pk, {hu.pk})
    last = Event.objects.filter(subject_id=case.pk).last()
    assert last is not None
    assert (last.verb, last.details) == ("case.passed_on", {"from": str(li.pk), "to": str(hu.pk)})
    assert list(sealing.faults(1)) == []


def test_what_the_successor_must_keep_away_from_is_the_units_again(
    city: City, case: Case, run_jobs: Any
) -> None:
    case.recuse(by=city.actor("hu"), text="邻居")
    case.claim(by=city.actor("li"))
    Appointment.objects.get(account=city.accounts["li"]).hand_over(
        to=city.accounts["hu"], by=SYSTEM
    )
    run_jobs()
    case.refresh_from_db()
    assert (case.assignee_id, set(named(case).values())) == (None, {None})


def test_a_program_names_nobody(city: City, case: Case) -> None:
    assert {"claim", "entrust", "lay_down"} <= OF_PERSONS


def test_a_colleague_whose_post_has_ended_is_not_offered(city: City, case: Case) -> None:
    with clock.at(clock.now() + timedelta(minutes=1)):
        Appointment.objects.get(account=city.accounts["wang"]).end(by=SYSTEM)
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert city.accounts["wang"].pk not in {one.id for one in case.candidates()}


def test_where_nobody_else_works_the_page_says_so_and_offers_nothing(city: City) -> None:
    case = stories.handling(city)
    step = f"{DESK}/cases/{case.number}/steps/entrust/"
    alone = city.client("zhao").get(step).content.decode()
    assert "本单位目前没有其他可以经办的同事" in alone and "data-draft" not in alone
    office_mate(city)
    assert 'name="to_id"' in city.client("zhao").get(step).content.decode()


def test_an_empty_list_of_mine_says_how_to_fill_it(city: City) -> None:
    assert "按“由我经办”" in city.client("sun").get(f"{DESK}/cases/?view=own").content.decode()
