"""Setting the second factor up: one code confirms it, its recovery codes are shown once."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from jielin.faces.signin import factor
from jielin.kernel import clock
from jielin.kernel.workflow import Refused
from jielin.people.models import Account
from tests.cast import City

from .conftest import by_password, by_phone, code_of, page, secret_on, with_factor

SETUP = "/login/second/setup/"


@pytest.fixture
def must(li: Account, settings: Any) -> Account:
    settings.SECOND_FACTOR = "staff"
    return li


def _set_up(client: Client) -> str:
    by_password(client, next="/desk/landong/cases/")
    secret = secret_on(client)
    client.post(SETUP, {"code": code_of(secret)})
    return secret


def test_the_page_has_a_picture_of_its_own_and_the_key_in_words(
    client: Client, must: Account
) -> None:
    by_password(client)
    shown = page(client.get(SETUP))
    assert '<img src="data:image/svg+xml' in shown
    assert "您的岗位权限较大" in shown
    assert "恢复码" not in shown.split('for="id_code"')[1].split("</label>")[0]
    assert " style=" not in shown


def test_until_it_is_set_up_nothing_opens(client: Client, must: Account) -> None:
    by_password(client)
    for address in ("/desk/landong/", "/me/sessions/", "/me/second/", "/me/second/codes/"):
        assert client.get(address)["Location"].startswith("/login/")


def test_the_picture_stays_the_same_until_a_code_fits(client: Client, must: Account) -> None:
    by_password(client)
    secret = secret_on(client)
    response = client.post(SETUP, {"code": "000"})
    assert response.status_code == 422
    assert "验证码不对。请核对手机时间" in page(response)
    assert secret_on(client) == secret
    assert not Authenticator.objects.exists()


def test_one_code_opens_the_session_and_shows_ten_recovery_codes(
    client: Client, must: Account
) -> None:
    _set_up(client)
    shown = page(client.get("/me/second/codes/"))
    assert shown.count("<li>") - shown.count("<li><a") >= 10
    assert "备用码只显示这一次" in shown


def test_after_the_codes_comes_the_page_wanted(client: Client, must: Account) -> None:
    _set_up(client)
    assert client.post("/me/second/codes/")["Location"] == "/desk/landong/cases/"
    assert client.get("/me/second/codes/")["Location"] == "/me/second/"
    assert client.get("/me/second/codes.txt")["Location"] == "/me/second/"


def test_the_codes_are_gone_after_ten_minutes(client: Client, must: Account) -> None:
    _set_up(client)
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert client.get("/me/second/codes/")["Location"] == "/me/second/"


def test_the_file_holds_what_the_page_shows(client: Client, must: Account) -> None:
    _set_up(client)
    answer = client.get("/me/second/codes.txt")
    assert "attachment" in answer["Content-Disposition"]
    codes = page(answer).split("\r\n")[2:12]
    shown = page(client.get("/me/second/codes/"))
    assert len(codes) == 10 and all(code in shown for code in codes)
    assert "no-store" in answer["Cache-Control"]


def test_it_is_set_up_once(li: Account) -> None:
    with_factor(li)
    secret = factor.new_secret()
    with pytest.raises(Refused):
        factor.set_up(li, secret, code_of(secret))


def test_whoever_has_it_is_led_to_show_it_instead(client: Client, must: Account) -> None:
    by_password(client)
    secret_on(client)
    with_factor(must)
    assert client.get(SETUP)["Location"] == "/login/second/"


def test_a_recovery_code_enters_once_and_says_how_many_are_left(
    client: Client, li: Account
) -> None:
    _, codes = with_factor(li)
    by_password(client)
    entered = client.post("/login/second/", {"code": f"{codes[3][:4]} {codes[3][4:]}"})
    assert entered["Location"] == "/desk/landong/"
    assert "您用了一个备用码，还剩 9 个。" in page(client.get("/me/sessions/"))
    again = Client()
    by_password(again)
    assert again.post("/login/second/", {"code": codes[3]}).status_code == 422


def test_who_is_in_sets_it_up_within_ten_minutes_of_signing_in(
    client: Client, li: Account
) -> None:
    by_password(client)
    assert client.get(SETUP).status_code == 200
    with clock.at(clock.now() + timedelta(minutes=11)):
        asked = client.get(SETUP)
        assert asked["Location"] == "/login/?next=%2Flogin%2Fsecond%2Fsetup%2F"
        assert "请再次证明是您本人" in page(client.get(asked["Location"]))


def test_a_text_message_is_not_enough_to_set_it_up(
    client: Client, city: City, code_sent: Any
) -> None:
    by_phone(client, code_sent)
    assert client.get(SETUP)["Location"].startswith("/login/")
    assert client.get("/me/second/")["Location"] == "/me/sessions/"
    assert "二次验证" not in page(client.get("/me/sessions/"))


def test_new_codes_need_a_code_and_end_the_former(client: Client, li: Account) -> None:
    secret, former = with_factor(li)
    by_password(client)
    client.post("/login/second/", {"code": former[0]})
    wrong = client.post("/me/second/renew/", {"code": "1"})
    assert wrong.status_code == 422 and "验证码不对" in page(wrong)
    assert client.post("/me/second/renew/", {"code": code_of(secret)})["Location"] == (
        "/me/second/codes/"
    )
    assert factor.codes_left(li) == 10
    assert factor.prove(li, former[1]) == factor.Shown.NONE
    assert client.post("/me/second/codes/")["Location"] == "/me/second/"


def test_nobody_turns_it_off_alone(client: Client, li: Account) -> None:
    secret, _ = with_factor(li)
    by_password(client)
    client.post("/login/second/", {"code": code_of(secret)})
    shown = page(client.get("/me/second/"))
    assert "只能由本单位安全保密管理员重置" in shown
    assert "还剩 10 个备用码。" in shown
