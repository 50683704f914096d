"""The city's single sign-on leads to an account that exists, and to no other."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client

from jielin.faces.signin.tests.conftest import by_password, code_of, page, with_factor
from jielin.people.models import Account, SignIn

from .conftest import Provider, by_the_city


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_page_offers_it_by_the_name_the_city_gave_it(
    client: Client, city_sign_on: Provider, li: Account
) -> None:
    shown = page(client.get("/login/?next=/desk/landong/"))
    assert "用安澜市统一身份认证登录" in shown
    assert "/login/with/city/?next=/desk/landong/" in shown


def test_without_the_variables_nothing_of_it_is_there(client: Client, li: Account) -> None:
    assert "统一身份认证" not in page(client.get("/login/"))
    for address in ("with", "back"):
        assert client.get(f"/login/{address}/city/").status_code == 404


def test_it_asks_with_a_proof_key_and_one_address_to_come_back(
    client: Client, city_sign_on: Provider, li: Account
) -> None:
    away = urlsplit(client.get("/en/login/with/city/")["Location"])
    told = parse_qs(away.query)
    assert away.netloc == urlsplit(city_sign_on.url).netloc
    assert told["redirect_uri"] == ["http://testserver/login/back/city/"]
    assert told["code_challenge_method"] == ["S256"]
    assert sorted(told["scope"][0].split()) == ["openid", "profile"]


def test_who_is_known_by_name_enters_and_comes_to_the_page_wanted(
    client: Client, city_sign_on: Provider, li: Account
) -> None:
    response = by_the_city(client, next="/desk/landong/cases/")
    assert response["Location"] == "/desk/landong/cases/"
    assert client.session["_auth_user_id"] == str(li.pk)
    assert SignIn.objects.get().means == SignIn.Means.CITY
    assert client.get("/desk/landong/").status_code == 200


def test_nobody_is_led_to_another_site(
    client: Client, city_sign_on: Provider, li: Account
) -> None:
    assert by_the_city(client, next="https://evil.example/")["Location"] == "/desk/landong/"


def test_who_began_in_english_goes_on_in_english(
    client: Client, city_sign_on: Provider, li: Account
) -> None:
    assert by_the_city(client, start="/en/")["Location"] == "/en/desk/landong/"
    city_sign_on.knows("city-9", preferred_username="nobody")
    shown = page(by_the_city(Client(), sub="city-9", start="/en/"))
    assert "there is no account of that name here" in shown


def test_nothing_but_the_identifier_is_kept(
    client: Client, city_sign_on: Provider, li: Account
) -> None:
    by_the_city(client)
    by_the_city(Client())
    row = SocialAccount.objects.get()
    assert (row.uid, row.user_id, row.extra_data) == ("city-0042", li.pk, {})
    assert not SocialToken.objects.exists()


@pytest.mark.parametrize("name", ["nobody", "", "13800002206", "李敏"])
def test_a_stranger_gets_no_account_and_is_told_whom_to_ask(
    client: Client, city_sign_on: Provider, li: Account, name: str
) -> None:
    before = Account.objects.count()
    city_sign_on.knows("city-9", preferred_username=name)
    response = by_the_city(client, sub="city-9")
    assert response.status_code == 403
    assert "请本单位安全保密管理员用同样的登录名给您开通" in page(response)
    assert not is_in(client)
    assert Account.objects.count() == before and not SocialAccount.objects.exists()


def test_a_name_given_to_someone_else_there_does_not_enter_here(
    client: Client, city_sign_on: Provider, li: Account
) -> None:
    by_the_city(client)
    city_sign_on.knows("city-77", preferred_username="li", name="李明")
    other = Client()
    response = by_the_city(other, sub="city-77")
    assert response.status_code == 403
    assert "这个登录名在安澜市统一身份认证里原属另一个人" in page(response)
    assert not is_in(other)


def test_a_person_renamed_there_does_not_become_another_here(
    client: Client, city_sign_on: Provider, li: Account
) -> None:
    by_the_city(client)
    city_sign_on.knows(preferred_username="zhou")
    assert by_the_city(Client()).status_code == 403


def test_a_suspended_account_does_not_come_in(
    client: Client, city_sign_on: Provider, li: Account
) -> None:
    li.suspend()
    assert by_the_city(client).status_code == 403
    assert not is_in(client)


def test_another_claim_may_name_the_person(
    client: Client, city_sign_on: Provider, li: Account, settings: Any
) -> None:
    settings.OUTSIDE_WAYS["city"]["claim"] = "employee"
    city_sign_on.knows(preferred_username="x", employee="LI")
    assert by_the_city(client)["Location"] == "/desk/landong/"


def test_our_own_second_factor_is_asked_for(
    client: Client, city_sign_on: Provider, li: Account
) -> None:
    secret, _ = with_factor(li)
    assert by_the_city(client)["Location"] == "/login/second/"
    assert not is_in(client)
    client.post("/login/second/", {"code": code_of(secret)})
    assert SignIn.objects.get().means == SignIn.Means.CITY


@pytest.mark.parametrize(
    ("amr", "leads"),
    [
        (["pwd", "mfa"], "/desk/landong/"),
        *((["pwd"], "/login/second/setup/"), ("mfa", "/login/second/setup/")),
    ],
)
def test_a_second_factor_shown_there_counts_when_it_is_said(
    client: Client, city_sign_on: Provider, li: Account, settings: Any, amr: Any, leads: str
) -> None:
    settings.SECOND_FACTOR = "staff"
    city_sign_on.knows(amr=amr)
    assert by_the_city(client)["Location"] == leads


def test_an_answer_with_a_foreign_state_is_refused(
    client: Client, city_sign_on: Provider, li: Account
) -> None:
    client.get("/login/with/city/")
    response = client.get("/login/back/city/", {"code": "x", "state": "made-up"})
    assert response.status_code == 403
    assert "用安澜市统一身份认证登录没有成功" in page(response)


def test_a_state_counts_once(client: Client, city_sign_on: Provider, li: Account) -> None:
    away = parse_qs(urlsplit(client.get("/login/with/city/")["Location"]).query)
    told = {"error": "access_denied", "state": away["state"][0]}
    stopped = client.get("/login/back/city/", told, follow=True)
    assert "您取消了登录，没有任何改动。" in page(stopped)
    assert client.get("/login/back/city/", told).status_code == 403


def test_a_code_that_the_provider_does_not_know_is_refused(
    client: Client, city_sign_on: Provider, li: Account
) -> None:
    away = parse_qs(urlsplit(client.get("/login/with/city/")["Location"]).query)
    told = {"code": "made-up", "state": away["state"][0]}
    assert client.get("/login/back/city/", told).status_code == 403


def test_a_provider_that_is_silent_leaves_the_password(
    client: Client, city_sign_on: Provider, li: Account, settings: Any
) -> None:
    settings.OUTSIDE_WAYS["city"]["server_url"] = "http://127.0.0.1:9"
    response = client.get("/login/with/city/")
    assert response.status_code == 502
    assert "安澜市统一身份认证没有响应" in page(response)
    assert by_password(client)["Location"] == "/desk/landong/"


def test_the_own_page_says_it_and_unties(
    client: Client, city_sign_on: Provider, li: Account
) -> None:
    by_the_city(client)
    assert "统一身份认证</b> " in page(client.get("/me/sessions/"))
    response = client.post("/me/ways/city/untie/", follow=True)
    assert "已解除绑定" in page(response)
    assert not SocialAccount.objects.exists()
