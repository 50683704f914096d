"""Writing down what somebody says on the telephone, at the counter or in the street."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jielin.cases.models import Case
from jielin.cases.states import RequestType
from jielin.cases.workflow import CASE
from jielin.kernel import clock
from jielin.people.limits import LOOK_UPS
from jielin.people.models import LookUp, look_up
from tests import stories
from tests.cast import City

NEW = "/desk/landong/cases/new/"


def told(city: City, **more: Any) -> dict[str, Any]:
    usual = {
        "source": "phone",
        "phone": "138 0000 2206",
        "name": "陈女士",
        "request_type": "help",
        "area": str(city.area("第7网格")),
        "place": "3号楼门前",
        "text": "路灯三天不亮了",
        "category": "R1203",
    }
    return {**usual, **more}


def test_a_call_becomes_a_case_of_the_one_who_called(city: City) -> None:
    answer = city.client("li").post(NEW, told(city))
    case = Case.objects.get()
    assert answer["Location"] == f"/desk/landong/cases/{case.number}/"
    assert (case.source, case.phone, case.asked_by_id) == ("phone", "13800002206", None)
    assert case.helped_by_id == city.actor("li").id


@pytest.mark.parametrize("source", ["phone", "counter", "patrol"])
def test_the_address_chooses_how_it_reached_us(city: City, source: str) -> None:
    shown = city.client("li").get(f"{NEW}?source={source}").content.decode()
    assert f'value="{source}" id="id_source_' in shown
    assert f'value="{source}"' in shown.split("checked")[0].rsplit("<input", 1)[1]


def test_open_cases_of_the_number_are_shown_before_a_second_one_is_made(city: City) -> None:
    known = stories.registered(city)
    answer = city.client("li").post(NEW, told(city, look="1"))
    shown = answer.content.decode()
    assert answer.status_code == 200 and "同一号码有 1 件在办" in shown and known.number in shown
    assert Case.objects.count() == 1


def test_open_cases_of_the_number_never_show_what_is_kept_away(city: City) -> None:
    secret = stories.registered(city, request_type=RequestType.REPORT)
    shown = city.client("li").post(NEW, told(city, look="1")).content.decode()
    assert secret.number not in shown and "没有您能看到的在办诉求" in shown


def test_a_suggestion_chooses_the_class_and_keeps_the_words(city: City) -> None:
    answer = city.client("li").post(NEW, told(city, category="", guess="1"))
    shown = answer.content.decode()
    assert answer.status_code == 200 and "路灯三天不亮了" in shown
    assert 'value="R1203" selected' in shown and not Case.objects.exists()


def test_danger_words_are_answered_with_a_number_to_call(city: City) -> None:
    shown = city.client("li").post(NEW, told(city, text="楼道着火了", look="1")).content.decode()
    assert "tel:119" in shown


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"phone": "1380000220"}, "手机号应为 11 位"),
        ({"text": ""}, "请写下对方说的情况"),
        ({"category": "R12"}, "请从列表里选类别"),
        ({"category": "x'; --"}, "请从列表里选类别"),
        ({"area": ""}, "请选择社区或网格"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(
    city: City, wrong: dict[str, str], sentence: str
) -> None:
    answer = city.client("li").post(NEW, told(city, **wrong))
    shown = answer.content.decode()
    assert answer.status_code == 422 and sentence in shown and "3号楼门前" in shown
    assert not Case.objects.exists()


def test_nobody_registers_for_another_area(city: City) -> None:
    answer = city.client("li").post(NEW, told(city, area=str(city.area("柳巷社区"))))
    assert answer.status_code == 422 and "您负责区域内" in answer.content.decode()


def test_only_complaints_and_reports_are_about_a_unit(city: City) -> None:
    unit = str(city.unit("梧桐里社区").id)
    answer = city.client("li").post(NEW, told(city, accused=unit))
    assert answer.status_code == 422 and "只有投诉和举报" in answer.content.decode()


def test_a_report_about_my_own_unit_leaves_my_sight(city: City) -> None:
    unit = str(city.unit("梧桐里社区").id)
    answer = city.client("li").post(NEW, told(city, accused=unit, request_type="report"))
    case = Case.objects.get()
    assert answer["Location"] == "/desk/landong/cases/" and case.is_confidential
    page = city.client("li").get(f"/desk/landong/cases/{case.number}/")
    assert page.status_code == 404


def test_who_may_not_register_is_told_so(city: City) -> None:
    assert city.client("zhao").get(NEW).status_code == 403


def test_what_is_found_by_number_is_told_without_its_words(city: City) -> None:
    known = stories.registered(city, text="楼上漏水")
    shown = city.client("li").post(NEW, told(city, look="1")).content.decode()
    state = CASE.looks[known.state].label
    line = shown.split(f"{known.number}</a>")[1].split("</p>")[0]
    assert line.startswith(f" {state} · ") and "楼上漏水" not in line


def test_a_second_click_makes_no_second_case(city: City) -> None:
    client = city.client("li")
    key = str(client.get(NEW).context["form"]["filed_key"].value())
    first, second = (client.post(NEW, told(city, filed_key=key)) for _ in range(2))
    assert first["Location"] == second["Location"] and Case.objects.count() == 1
    client.post(NEW, told(city, filed_key=key, text="电梯停了"))
    another = str(client.get(NEW).context["form"]["filed_key"].value())
    client.post(NEW, told(city, filed_key=another))
    assert Case.objects.count() == 3


def test_each_number_looked_up_is_noted_once_with_who_and_never_the_number(city: City) -> None:
    li = city.client("li")
    for phone in ("13800002206", "13800002206", "13900001234"):
        li.post(NEW, told(city, look="1", phone=phone))
    noted = LookUp.objects.all()
    assert {one.account_id for one in noted} == {city.accounts["li"].pk}
    assert len({one.phone_index for one in noted}) == len(noted) == 2
    assert not any("1380000" in str(value) for value in noted.values_list())


def test_other_buttons_look_nothing_up(city: City) -> None:
    known = stories.registered(city)
    li = city.client("li")
    shown = li.post(NEW, told(city, guess="1")).content.decode()
    assert known.number not in shown and not LookUp.objects.exists()
    li.post(NEW, told(city, look="1"))
    assert known.number in li.post(NEW, told(city, guess="1")).content.decode()


def test_who_tries_number_after_number_is_stopped_with_a_sentence(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_up, "LOOK_UPS", replace(LOOK_UPS, an_hour=2))
    known, li = stories.registered(city), city.client("li")
    for last in "12":
        li.post(NEW, told(city, look="1", phone=f"1370000000{last}"))
    answer = li.post(NEW, told(city, look="1"))
    shown = answer.content.decode()
    assert answer.status_code == 422 and known.number not in shown
    assert "查询的号码较多" in shown and "路灯三天不亮了" in shown
    with clock.at(clock.now() + timedelta(hours=2)):
        assert known.number in li.post(NEW, told(city, look="1")).content.decode()
    assert known.number in city.client("hu").post(NEW, told(city, look="1")).content.decode()
