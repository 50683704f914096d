"""Who comes to a desk page: signed in by password, with a post in the home, with its duty."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from jielin.config.urls import urlpatterns as house
from jielin.kernel.actors import SYSTEM
from jielin.people.duties import DeskRequest, PortalRequest, desk_view, portal_view
from jielin.people.models import Account, Appointment
from jielin.people.models.claim import prove
from tests.cast import City

from .conftest import by_password, page

SECRETS = {"password": "geheim-2026", "csrfmiddlewaretoken": "x"}


@desk_view("cases.handle", "cases.verify")
def work(request: DeskRequest, number: str) -> HttpResponse:
    return HttpResponse(
        f"{number} {request.home.slug} {request.acting.name} {len(request.acting.posts)}"
    )


@portal_view()
def front(request: PortalRequest) -> HttpResponse:
    return HttpResponse(f"{request.community.name} {request.acting.name} {request.acting.posts}")


urlpatterns = [
    path("desk/<slug:home>/work/<str:number>/", work),
    path("<slug:home>/c/<slug:community>/front/", front),
    *house,
]
handler403 = "jielin.faces.errors.forbidden"
pytestmark = pytest.mark.urls(__name__)
WORK = "/desk/landong/work/SQ1/"


def test_the_duty_stands_on_the_view() -> None:
    assert work.duty == "cases.handle"  # type: ignore[attr-defined]


def test_a_post_with_the_duty_opens_the_page(city: City) -> None:
    assert page(city.client("li").get(WORK)) == "SQ1 landong 李敏 1"


def test_the_browser_keeps_no_page_of_the_desk(city: City) -> None:
    assert "no-store" in city.client("li").get(WORK)["Cache-Control"]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        *(("wang", 200), ("li", 200), ("zhou", 200), ("zhao", 200), ("sun", 200)),
        *(("he", 200), ("zheng", 403), ("qian", 403)),
        *(("wu", 404), ("chen", 404), ("", 302)),
    ],
)
def test_who_comes_to_the_page(city: City, who: str, status: int) -> None:
    assert city.client(who).get(WORK).status_code == status


def test_a_home_that_is_not_is_hidden_like_one_that_is_not_mine(city: City) -> None:
    assert city.client("li").get("/desk/nowhere/work/1/").status_code == 404


def test_without_the_duty_one_is_told_whom_to_ask(city: City) -> None:
    assert "请找本单位安全保密管理员调整" in page(city.client("zheng").get(WORK))


def test_only_the_posts_of_this_home_count(city: City) -> None:
    Appointment.appoint(
        city.accounts["wu"], unit=city.unit("东桥街道"), post="branch_secretary", by=SYSTEM
    )
    assert city.client("wu").get(WORK).status_code == 403
    assert city.client("wu").get("/desk/lanxi/work/1/").status_code == 200


def test_an_ended_post_ends_at_once(city: City) -> None:
    client = city.client("li")
    Appointment.objects.get(account=city.accounts["li"]).end(by=SYSTEM)
    assert client.get(WORK).status_code == 404


def test_a_text_message_does_not_open_the_desk(
    client: Client, city: City, code_sent: Callable[[], str]
) -> None:
    staff = Account.enlist("duo", "多多", "wutong-2026-li", "13700001111")
    prove(staff, "13700001111")
    Appointment.appoint(staff, unit=city.unit("东桥街道"), post="street_leader", by=SYSTEM)
    client.post("/login/", {"phone": "13700001111"})
    client.post("/login/code/", {"code": code_sent()})
    assert client.get(WORK)["Location"].startswith("/login/?next=")
    assert "工作台要用登录名和密码" in page(client.get(WORK, follow=True))


def test_a_desk_page_costs_five_queries_before_its_own(
    city: City, django_assert_max_num_queries: Any
) -> None:
    client = city.client("li")
    client.get(WORK)
    with django_assert_max_num_queries(5):  # session, account, posts, reference tokens
        client.get(WORK)


@pytest.mark.parametrize(("who", "name"), [("chen", ""), ("li", "李敏"), ("", "")])
def test_on_the_portal_nobody_has_a_post(city: City, who: str, name: str) -> None:
    shown = page(city.client(who).get("/landong/c/wutongli/front/"))
    assert shown == f"梧桐里社区 {name} ()"


@pytest.mark.parametrize(
    "address", ["/landong/c/hekou/", "/lanxi/c/wutongli/", "/nowhere/c/wutongli/"]
)
def test_a_community_is_found_in_its_own_home_only(city: City, address: str) -> None:
    assert city.client().get(f"{address}front/").status_code == 404


def test_a_community_is_found_by_its_code_too(city: City) -> None:
    assert city.client().get("/landong/c/990102001001/front/").status_code == 200


def test_a_fragment_sends_the_whole_page_to_sign_in(client: Client, city: City) -> None:
    there = {"HX-Request": "true", "HX-Current-URL": "http://testserver/desk/landong/"}
    response = client.get(WORK, headers=there)
    assert response.status_code == 401
    assert response["HX-Redirect"] == "/login/?next=%2Fdesk%2Flandong%2F"


def _expired(city: City) -> Client:
    client = Client()
    by_password(client)
    client.session.delete()
    return client


def test_what_was_typed_survives_an_ended_session(city: City) -> None:
    client = _expired(city)
    typed = {"answer": "已换灯泡，𠮷䶮 <b>", "seen": "7", **SECRETS}
    asked = client.post(WORK, typed, headers={"referer": "http://testserver/desk/landong/x/"})
    assert asked["Location"] == "/login/?next=%2Fdesk%2Flandong%2Fx%2F"
    assert "刚才写的内容还在" in page(client.get(asked["Location"]))
    entered = by_password(client, next="/desk/landong/x/")
    assert entered["Location"] == "/login/kept/"
    shown = page(client.get("/login/kept/"))
    assert "已换灯泡，𠮷䶮 &lt;b&gt;</textarea>" in shown
    assert f'action="{WORK}"' in shown
    assert '<input type="hidden" name="seen" value="7">' in shown
    assert "geheim-2026" not in shown


def test_kept_words_are_unreadable_in_the_store(city: City) -> None:
    client = _expired(city)
    client.post(WORK, {"answer": "居民电话 13800002206"})
    assert "13800002206" not in str(dict(client.session))


def test_kept_words_are_shown_to_nobody_else(city: City) -> None:
    client = _expired(city)
    client.post(WORK, {"answer": "内部备注"})
    assert by_password(client, "zhou")["Location"] == "/desk/landong/"
    assert "内部备注" not in page(client.get("/login/kept/", follow=True))


def test_what_a_stranger_posts_is_not_stored(client: Client, city: City) -> None:
    client.post(WORK, {"answer": "垃圾" * 100})
    assert not client.session.keys()


def test_a_flood_of_words_is_not_stored(city: City) -> None:
    client = _expired(city)
    client.post(WORK, {"answer": "长" * 20_001})
    assert not client.session.keys()


def test_kept_words_can_be_let_go(city: City) -> None:
    client = _expired(city)
    client.post(WORK, {"answer": "不发了"})
    by_password(client)
    client.post("/login/kept/")
    assert client.get("/login/kept/")["Location"] == "/"
