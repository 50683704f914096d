"""WeCom and DingTalk open the door for whoever has tied them after showing the password."""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from jielin.faces.signin.tests.conftest import by_password, by_phone, code_of, page, with_factor
from jielin.kernel import clock
from jielin.people.models import Account, SignIn
from tests.cast import City

from .conftest import Provider, by_way

both = pytest.mark.parametrize(
    ("way", "uid", "name"), [("wecom", "LiMin", "企业微信"), ("dingtalk", "ding-7", "钉钉")]
)


def tie(client: Client, way: str, name: str = "li") -> Any:
    by_password(client, name)
    return by_way(client, way, f"/me/ways/{way}/tie/")


def enter(client: Client, way: str) -> Any:
    return by_way(client, way, f"/login/with/{way}/?next=/desk/landong/cases/")


@both
def test_tied_once_it_signs_in(
    client: Client, stand_in: Provider, li: Account, way: str, uid: str, name: str
) -> None:
    assert tie(client, way)["Location"] == "/me/sessions/"
    assert f"以后可以用{name}登录。" in page(client.get("/me/sessions/"))
    other = Client()
    assert enter(other, way)["Location"] == "/desk/landong/cases/"
    assert other.session["_auth_user_id"] == str(li.pk)
    assert SignIn.objects.order_by("-started_at")[0].means == way
    row = SocialAccount.objects.get()
    assert (row.uid, row.extra_data) == (uid, {})


@both
def test_untied_it_says_how_to_tie(
    client: Client, stand_in: Provider, li: Account, way: str, uid: str, name: str
) -> None:
    response = enter(client, way)
    assert response.status_code == 403
    assert f"这个{name}账号还没有绑定到这里的账号" in page(response)
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()


@both
def test_one_outside_account_is_one_person_here(
    client: Client, stand_in: Provider, li: Account, way: str, uid: str, name: str
) -> None:
    tie(client, way)
    other = Client()
    tie(other, way, "zhou")
    assert f"这个{name}账号已绑定到别人的账号。" in page(other.get("/me/sessions/"))
    assert SocialAccount.objects.get().user_id == li.pk


def test_one_person_ties_one_of_each(client: Client, stand_in: Provider, li: Account) -> None:
    tie(client, "wecom")
    stand_in.answers["/cgi-bin/auth/getuserinfo"] = {"errcode": 0, "userid": "Other"}
    by_way(client, "wecom", "/me/ways/wecom/tie/")
    assert "您已绑定另一个企业微信账号，请先解除绑定。" in page(client.get("/me/sessions/"))
    assert SocialAccount.objects.get().uid == "LiMin"


def test_untying_closes_the_door(client: Client, stand_in: Provider, li: Account) -> None:
    tie(client, "wecom")
    response = client.post("/me/ways/wecom/untie/", follow=True)
    assert "已解除绑定，企业微信不能再登录您的账号。" in page(response)
    assert enter(Client(), "wecom").status_code == 403


def test_tying_needs_a_fresh_password(client: Client, stand_in: Provider, li: Account) -> None:
    by_password(client)
    with clock.at(clock.now() + timedelta(minutes=11)):
        asked = client.get("/me/ways/wecom/tie/")
    assert asked["Location"] == "/login/?next=%2Fme%2Fways%2Fwecom%2Ftie%2F"


def test_residents_tie_nothing(
    client: Client, stand_in: Provider, city: City, code_sent: Any
) -> None:
    by_phone(client, code_sent)
    assert "企业微信" not in page(client.get("/me/sessions/"))
    assert client.get("/me/ways/wecom/tie/")["Location"].startswith("/login/")


def test_the_second_factor_is_asked_for(client: Client, stand_in: Provider, li: Account) -> None:
    tie(client, "dingtalk")
    secret, _ = with_factor(li)
    other = Client()
    assert enter(other, "dingtalk")["Location"] == "/login/second/"
    assert other.post("/login/second/", {"code": code_of(secret)})["Location"] == (
        "/desk/landong/cases/"
    )


def test_a_suspended_account_does_not_come_in(
    client: Client, stand_in: Provider, li: Account
) -> None:
    tie(client, "wecom")
    li.suspend()
    assert enter(Client(), "wecom").status_code == 403


def test_wecom_is_asked_as_it_documents(client: Client, stand_in: Provider, li: Account) -> None:
    away = urlsplit(client.get("/login/with/wecom/")["Location"])
    told = {key: value[0] for key, value in parse_qs(away.query).items()}
    assert away.path == "/wwlogin/sso/login"
    assert told.pop("state")
    assert told == {
        "login_type": "CorpApp",
        "appid": "ww1",
        "agentid": "1000011",
        "redirect_uri": "http://testserver/login/back/wecom/",
    }
    inside = Client(headers={"user-agent": "Mozilla/5.0 wxwork/4.1 MicroMessenger/7.0"})
    page_inside = urlsplit(inside.get("/login/with/wecom/")["Location"])
    assert page_inside.path == "/connect/oauth2/authorize"
    assert page_inside.fragment == "wechat_redirect"


def test_the_token_of_wecom_is_asked_for_once(
    client: Client, stand_in: Provider, li: Account
) -> None:
    tie(client, "wecom")
    enter(Client(), "wecom")
    paths = [path for path, _ in stand_in.asked]
    assert paths.count("/cgi-bin/gettoken") == 1
    assert paths.count("/cgi-bin/auth/getuserinfo") == 2
    assert stand_in.asked[-1][1] == {"access_token": "app-token", "code": "once"}


@pytest.mark.parametrize(
    ("path", "said", "status"),
    [
        ("/cgi-bin/gettoken", {"errcode": 40001, "errmsg": "invalid credential"}, 403),
        ("/cgi-bin/gettoken", {"errcode": 0}, 502),
        ("/cgi-bin/gettoken", None, 403),
        ("/cgi-bin/auth/getuserinfo", {"errcode": 40029}, 403),
        ("/cgi-bin/auth/getuserinfo", {"errcode": 0, "openid": "guest"}, 403),
        ("/cgi-bin/auth/getuserinfo", b"<html>", 403),
        ("/cgi-bin/auth/getuserinfo", [], 502),
        ("/cgi-bin/auth/getuserinfo", {"errcode": 0, "userid": "x" * 300}, 502),
    ],
)
def test_a_bad_answer_is_a_page_and_no_entry(
    client: Client, stand_in: Provider, li: Account, path: str, said: Any, status: int
) -> None:
    stand_in.answers[path] = said
    response = enter(client, "wecom")
    assert response.status_code == status
    assert "登录没有成功" in page(response) or "没有响应" in page(response)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/v1.0/oauth2/userAccessToken", {"code": "invalid"}),
        ("/v1.0/oauth2/userAccessToken", None),
        ("/v1.0/contact/users/me", {"nick": "敏敏"}),
        ("/v1.0/contact/users/me", b"\xff\xfe"),
    ],
)
def test_dingtalk_may_answer_badly_too(
    client: Client, stand_in: Provider, li: Account, path: str, said: Any
) -> None:
    stand_in.answers[path] = said
    assert enter(client, "dingtalk").status_code in {403, 502}
    assert "_auth_user_id" not in client.session


def test_a_way_that_is_not_open_is_hidden(client: Client, stand_in: Provider, li: Account) -> None:
    by_password(client)
    for address in ("/login/with/city/", "/login/with/weibo/", "/me/ways/city/tie/"):
        assert client.get(address).status_code == 404
