"""Requests nearby: told by place and class, never in another's words; and following one."""

import pytest

from jielin.cases.models import Case, Follower
from jielin.cases.queries.similar import Spot, metres, similar
from jielin.cases.states import RequestType
from tests import stories
from tests.cast import City

BASE = "/landong/c/wutongli/"
HERE = {"lng": 103.55, "lat": 38.5}


def spot(city: City, lng: float | None = 103.5505, lat: float | None = 38.5003) -> Spot:
    return Spot(1, city.area("梧桐里社区"), lng, lat)


def test_two_hundred_metres_are_two_hundred_metres() -> None:
    assert metres(103.55, 38.5, 103.55, 38.5018) == pytest.approx(200, abs=1)


def test_an_open_request_within_200_metres_is_found_with_its_distance(city: City) -> None:
    case = stories.registered(city, **HERE)
    (found,) = similar(spot(city))
    assert (found.number, found.metres) == (case.number, 55)


@pytest.mark.parametrize("lat", [38.503, 38.49])
def test_what_is_further_away_is_not_found(city: City, lat: float) -> None:
    stories.registered(city, **HERE)
    assert not similar(spot(city, lat=lat))


def test_without_a_pin_grid_and_class_must_agree(city: City) -> None:
    stories.registered(city)
    place = {"grid_id": city.area("第7网格"), "category_id": city.category("R1203")}
    assert similar(Spot(1, city.area("梧桐里社区"), **place))
    assert not similar(Spot(1, city.area("梧桐里社区"), **{**place, "category_id": 1}))
    assert not similar(Spot(1, city.area("梧桐里社区"), **{**place, "category_id": None}))


@pytest.mark.parametrize("end", ["resolved", "closed", "withdrawn", "not_accepted"])
def test_what_is_over_is_not_offered(city: City, end: str) -> None:
    Case.objects.filter(pk=stories.STORIES[end](city).pk).update(**HERE)
    assert not similar(spot(city))


def test_reports_and_complaints_about_the_receiver_never_show(city: City) -> None:
    unit = city.unit("梧桐里社区").id
    stories.registered(city, request_type=RequestType.REPORT, **HERE)
    stories.registered(city, request_type=RequestType.COMPLAINT, accused_id=unit, **HERE)
    assert not similar(spot(city))


def test_the_page_shows_class_and_grid_and_no_words_of_another(city: City) -> None:
    stories.registered(city, **HERE)
    client = city.client("sui")
    client.post(f"{BASE}report/kind/", {"kind": "help"})
    answer = client.post(f"{BASE}report/location/", {"place": "楼下", **HERE})
    assert answer["Location"] == f"{BASE}report/duplicates/"
    text = client.get(answer["Location"]).content.decode()
    assert "第7网格" in text and "相距 0 米" in text
    assert "摸黑" not in text and "3号楼" not in text and "陈芳" not in text


def test_none_of_these_goes_on_and_does_not_ask_again(city: City) -> None:
    stories.registered(city, **HERE)
    client = city.client()
    client.post(f"{BASE}report/kind/", {"kind": "help"})
    client.post(f"{BASE}report/location/", {"place": "楼下", **HERE})
    assert client.post(f"{BASE}report/duplicates/")["Location"] == f"{BASE}report/describe/"
    answer = client.post(f"{BASE}report/describe/", {"text": "灯坏"})
    assert answer["Location"] == f"{BASE}report/category/"


def test_a_follower_sees_how_it_goes_and_no_words(city: City) -> None:
    case = stories.handling(city)
    client = city.client("sui")
    assert client.post(f"{BASE}report/follow/{case.number}/").status_code == 302
    text = client.get(f"{BASE}requests/{case.number}/").content.decode()
    assert "区路灯管理所" in text and "第7网格" in text
    assert "摸黑" not in text and "88弄" not in text and "撤回" not in text
    assert case.number in client.get(f"{BASE}requests/").content.decode()


def test_a_follower_may_take_no_step(city: City) -> None:
    case = stories.handling(city)
    case.follow(city.accounts["sui"].pk)
    answer = city.client("sui").post(f"{BASE}requests/{case.number}/steps/withdraw/", {})
    assert answer.status_code == 404


def test_following_twice_is_following_once(city: City) -> None:
    case, client = stories.handling(city), city.client("sui")
    for _again in range(2):
        client.post(f"{BASE}report/follow/{case.number}/")
    assert Follower.objects.count() == 1


def test_what_is_confidential_cannot_be_followed(city: City) -> None:
    case = stories.registered(city, request_type=RequestType.REPORT)
    answer = city.client("sui").post(f"{BASE}report/follow/{case.number}/")
    assert answer.status_code == 404


def test_following_asks_for_a_sign_in(city: City) -> None:
    case = stories.handling(city)
    answer = city.client().post(f"{BASE}report/follow/{case.number}/")
    assert answer["Location"].startswith("/login/")
