"""A whistle from the case to both marks, by five persons through HTTP."""

from typing import Any

import pytest

from jielin.cases.models import Case
from jielin.duties.models import DispatchRule, RuleText
from jielin.kernel import sealing
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Promise
from jielin.whistles.models import Response, WhistleOrder
from jielin.whistles.tests.conftest import LAMPS, STREETS, Town, town_of
from tests import stories
from tests.cast import City

from .acting import DESK, Person, words

WHISTLES = f"{DESK}whistles/"


@pytest.fixture
def town(city: City) -> Town:
    """The lists name the lighting office and the city management bureau for lamps."""
    found = town_of(city)
    for code, name in (("R1203", LAMPS), ("R12", STREETS)):
        rule = RuleText(city.category(code), "派单目录（2026年版）", unit_id=found.id_of(name))
        DispatchRule.enact(rule, tenant_id=1, by=SYSTEM)
    return found


def filled(town: Town, who: str, path: str) -> dict[str, Any]:
    """What a form holds before anybody touched it."""
    form = town.client(who).get(path).context["form"]
    return {name: value for name, value in form.initial.items() if value not in (None, "")}


def sends(town: Town, who: str, path: str, **typed: Any) -> str:
    answer = town.client(who).post(path, typed)
    assert answer.status_code == 302, f"{path}: {words(answer)}"
    return str(answer["Location"])


def takes(town: Town, who: str, verb: str, **typed: Any) -> None:
    """A step of the order, or of the person's own part in it."""
    order = WhistleOrder.objects.get()
    unit = {"zhao": LAMPS, "shen": STREETS}.get(who) or typed.pop("of", "")
    matter: WhistleOrder | Response = town.part(order, unit) if unit else order
    page = f"parts/{matter.pk}" if unit else f"orders/{order.number}"
    sends(town, who, f"{WHISTLES}{page}/steps/{verb}/", seen=matter.event_seq, **typed)


def asked_and_blown(town: Town) -> Case:
    """li asks with one tap, zhou whistles with another: nothing was typed."""
    case = stories.accepted(town)
    new = f"{WHISTLES}new/?case={case.number}"
    sends(town, "li", new, **filled(town, "li", new))
    blow = f"{WHISTLES}{WhistleOrder.objects.get().number}/blow/"
    sends(town, "zhou", blow, **filled(town, "zhou", blow))
    return case


def done_by_departments(town: Town) -> None:
    takes(town, "zhao", "answer", text="下午到。")
    takes(town, "zhao", "arrive", person="赵志远")
    takes(town, "shen", "arrive", person="沈洁")
    takes(town, "zhao", "work")
    takes(town, "zhou", "minute", text="先断电，再清占道。")
    takes(town, "zhao", "sign_off", text="灯已修好。")
    takes(town, "shen", "sign_off", text="占道已清。")


def test_five_persons_carry_a_whistle_from_the_case_to_both_marks(town: Town) -> None:
    case = asked_and_blown(town)
    done_by_departments(town)
    takes(town, "zhou", "confirm", text="现场看过，灯亮路通。")
    takes(town, "zhou", "rate", mark_0="good", words_0="", mark_1="fair", words_1="晚了半小时")
    takes(town, "zhao", "rate", use="good", evidence="good", text="")
    takes(town, "shen", "rate", use="good", evidence="fair", text="照片少")
    order = WhistleOrder.objects.get()
    page = Person.of(town, "li").reads(f"{WHISTLES}{order.number}/")
    assert "现场看过，灯亮路通。" in page and "晚了半小时" in page and "照片少" in page
    course = Person.of(town, "he").reads(f"{DESK}cases/{case.number}/")
    assert order.number in course
    assert not Promise.objects.open().filter(kind__startswith="whistle").exists()
    assert list(sealing.faults(1)) == []


def test_a_department_that_objects_is_ruled_on_and_must_come(town: Town) -> None:
    asked_and_blown(town)
    takes(town, "shen", "object", text="灯杆不归本局", basis="职责清单第3项")
    takes(town, "zhou", "reject", of=STREETS, text="占道归城管，请到场。")
    takes(town, "shen", "arrive", person="沈洁")
    takes(town, "shen", "sign_off", text="占道已清。")
    takes(town, "zhao", "arrive", person="赵志远")
    takes(town, "zhao", "sign_off", text="灯已修好。")
    assert WhistleOrder.objects.get().state == "to_confirm"


def test_what_the_street_sends_back_is_done_again(town: Town) -> None:
    asked_and_blown(town)
    done_by_departments(town)
    unit = str(town.id_of(STREETS))
    takes(town, "zhou", "send_back", unit_id=unit, text="还有两个摊位。")
    page = Person.of(town, "shen").reads(DESK)
    assert WhistleOrder.objects.get().number in page
    takes(town, "shen", "sign_off", text="都清了。")
    takes(town, "zhou", "confirm", text="好了。")
    assert WhistleOrder.objects.get().state == "confirmed"


def test_the_case_goes_its_own_way_while_departments_are_on_site(town: Town) -> None:
    case = asked_and_blown(town)
    done_by_departments(town)
    li = Person.of(town, "li")
    li.takes("start", case.number)
    li.takes("resolve", case.number, text="灯亮了，路也通了。")
    takes(town, "zhou", "confirm", text="好了。")
    assert Case.objects.get(pk=case.pk).state == "resolved"
