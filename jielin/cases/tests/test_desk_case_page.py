"""The staff page of one case: what it shows, to whom, and what stays masked."""

import pytest

from jielin.cases.models import Case, Entry
from jielin.cases.states import RequestType
from jielin.kernel.models import Event
from tests import stories
from tests.cast import City

DESK = "/desk/landong"


def page(city: City, who: str, case: Case, more: str = "") -> str:
    answer = city.client(who).get(f"{DESK}/cases/{case.number}/{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_words_promises_holders_and_place(city: City) -> None:
    shown = page(city, "li", stories.handling(city))
    for words in (stories.LAMP, "梧桐路88弄3号楼门前", "区路灯管理所", "先行联系", "第7网格"):
        assert words in shown


def test_name_and_number_are_masked_everywhere(city: City) -> None:
    case = stories.handling(city)
    for more in ("", "print/", "contact/"):
        shown = page(city, "li", case, more)
        assert "13800002206" not in shown and "陈芳" not in shown
        assert "138 **** 2206" in shown


def test_the_buttons_are_those_of_the_state_and_the_person(city: City) -> None:
    case = stories.registered(city)
    mine, above = page(city, "li", case), page(city, "zhou", case)
    assert "/steps/accept/" in mine and "/steps/dispatch/" not in mine
    assert "/steps/accept/" not in above


def test_internal_words_are_left_out_of_the_public_story(city: City) -> None:
    case = stories.handling(city)
    case.note(by=city.actor("zhao"), text="备件要等两天", is_public=False)
    assert "备件要等两天" in page(city, "li", case, "?show=internal")
    assert "备件要等两天" not in page(city, "li", case, "?show=public")


def test_an_unknown_filter_shows_everything(city: City) -> None:
    assert "提交诉求" in page(city, "li", stories.registered(city), "?show=<script>")


def test_what_a_resident_wrote_is_never_code(city: City) -> None:
    told = "<script>alert(1)</script>'; DROP TABLE cases; -- 𠮷䶮🏮"
    shown = page(city, "li", stories.registered(city, text=told))
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown and "𠮷䶮🏮" in shown


@pytest.mark.parametrize("who", ["sun", "zhao", "wu"])
def test_who_has_no_part_in_it_finds_nothing(city: City, who: str) -> None:
    case = stories.registered(city)
    home = "lanxi" if who == "wu" else "landong"
    answer = city.client(who).get(f"/desk/{home}/cases/{case.number}/")
    assert answer.status_code == 404


def test_the_other_homes_address_is_closed(city: City) -> None:
    case = stories.registered(city)
    assert city.client("wu").get(f"{DESK}/cases/{case.number}/").status_code == 404


def test_a_post_without_the_duty_is_told_so(city: City) -> None:
    assert city.client("zheng").get(f"{DESK}/cases/").status_code == 403


def test_a_confidential_case_names_itself_and_no_neighbours(city: City) -> None:
    stories.registered(city)
    case = stories.registered(city, request_type=RequestType.REPORT)
    shown = page(city, "zhou", case)
    assert "保密件" in shown and "同地点的在办诉求" not in shown


def test_neighbours_of_the_place_never_show_a_confidential_one(city: City) -> None:
    secret = stories.registered(city, request_type=RequestType.REPORT)
    other, case = stories.registered(city), stories.registered(city)
    shown = page(city, "zhou", case, "same-place/")
    assert other.number in shown and secret.number not in shown


def test_neighbours_are_asked_for_only_when_somebody_looks(city: City) -> None:
    other, case = stories.registered(city), stories.registered(city)
    assert other.number not in page(city, "li", case)
    address = f"/desk/landong/cases/{case.number}/same-place/"
    part = city.client("li").get(address, headers={"HX-Request": "true"})
    assert other.number in part.content.decode() and "<html" not in part.content.decode()
    assert part["Vary"].startswith("HX-Request")
    assert city.client("sun").get(address).status_code == 404


def test_a_look_at_the_number_asks_why(city: City) -> None:
    case = stories.handling(city)
    answer = city.client("li").post(f"{DESK}/cases/{case.number}/contact/", {"purpose": " "})
    shown = answer.content.decode()
    assert answer.status_code == 422 and "13800002206" not in shown
    assert not Event.objects.filter(verb="case.contact_revealed").exists()


def test_a_look_at_the_number_is_recorded_with_its_reason(city: City) -> None:
    case = stories.handling(city)
    path = f"{DESK}/cases/{case.number}/contact/"
    answer = city.client("li").post(path, {"purpose": "约上门时间"})
    assert "13800002206" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"] and answer["Refresh"].startswith("60;")
    event = Event.objects.get(verb="case.contact_revealed")
    assert (event.actor_id, event.details) == (city.actor("li").id, {})
    assert Entry.objects.get(event=event).text == "约上门时间"


def test_the_script_gets_only_the_part_of_the_number(city: City) -> None:
    case, client = stories.handling(city), city.client("li")
    path, asks = f"{DESK}/cases/{case.number}/contact/", {"HX-Request": "true"}
    wrong, right = (client.post(path, told, headers=asks) for told in ({}, {"purpose": "回电"}))
    assert wrong.status_code == 422 and "请写明查看号码的用途" in wrong.content.decode()
    assert "tel:13800002206" in right.content.decode()
    assert all("<html" not in one.content.decode() for one in (wrong, right))


def test_who_may_not_look_is_told_so(city: City) -> None:
    case = stories.handling(city)
    path = f"{DESK}/cases/{case.number}/contact/"
    answer = city.client("zhou").post(path, {"purpose": "好奇"})
    assert answer.status_code == 403 and "13800002206" not in answer.content.decode()


def test_a_case_opened_from_a_list_knows_its_neighbours(city: City) -> None:
    first, second, third = (stories.registered(city) for _ in range(3))
    client = city.client("li")
    client.get(f"{DESK}/cases/?view=all")
    shown = client.get(f"{DESK}/cases/{second.number}/").content.decode()
    assert f'href="{DESK}/cases/{third.number}/" data-key="K"' in shown
    assert f'href="{DESK}/cases/{first.number}/" data-key="J"' in shown
    assert f'href="{DESK}/cases/?view=all"' in shown


def test_a_forged_list_leads_back_to_the_list_only(city: City) -> None:
    case = stories.registered(city)
    client = city.client("li")
    client.cookies["queue"] = f"//evil.example|{case.number}.../login.x"
    shown = client.get(f"{DESK}/cases/{case.number}/").content.decode()
    assert f'href="{DESK}/cases/?//evil.example"' in shown
    assert 'data-key="J"' not in shown and 'data-key="K"' not in shown
