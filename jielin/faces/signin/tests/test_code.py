"""Residents come in by a code in a text message: two short pages, no script."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from jielin.kernel import clock
from jielin.messages.models import OutboxMessage
from jielin.people.limits import RESIDENT_SESSION
from jielin.people.models import Account, SignIn
from jielin.people.models.claim import prove
from tests.cast import PASSWORD, City

from .conftest import PHONE, by_password, by_phone, page

PHONE_OF_STAFF = "13700001111"
Sent = Callable[[], str]


def test_a_number_and_a_code_lead_to_the_page_wanted(
    client: Client, city: City, code_sent: Sent
) -> None:
    response = by_phone(client, code_sent, next="/me/sessions/")
    assert response["Location"] == "/me/sessions/"
    assert client.session["_auth_user_id"] == str(city.accounts["chen"].pk)


def test_a_new_number_gets_an_account(client: Client, city: City, code_sent: Sent) -> None:
    client.post("/login/", {"phone": "１３９００００９９９９"})
    assert client.post("/login/code/", {"code": code_sent()}).status_code == 302
    assert Account.objects.get(pk=client.session["_auth_user_id"]).phone == "13900009999"


def test_the_second_page_shows_the_number_masked(client: Client, city: City) -> None:
    response = client.post("/login/", {"phone": PHONE}, follow=True)
    assert "138****2206" in page(response)
    assert PHONE not in page(response)


def test_a_digit_missing_is_told_and_the_number_kept(client: Client, city: City) -> None:
    response = client.post("/login/", {"phone": "1380000220"})
    assert response.status_code == 422
    assert "手机号应为 11 位，您填了 10 位" in page(response)
    assert 'value="1380000220"' in page(response)
    assert not OutboxMessage.objects.exists()


def test_html_in_the_number_is_shown_as_text(client: Client, city: City) -> None:
    response = client.post("/login/", {"phone": "<script>alert(1)</script>"})
    assert response.status_code == 422
    assert "<script>alert" not in page(response)


def test_a_wrong_code_is_told(client: Client, city: City, code_sent: Sent) -> None:
    client.post("/login/", {"phone": PHONE})
    wrong = f"{(int(code_sent()) + 1) % 10**6:06}"
    response = client.post("/login/code/", {"code": wrong})
    assert response.status_code == 422
    assert "验证码不对，还可以再试 4 次" in page(response)


def test_an_old_code_is_told(client: Client, city: City, code_sent: Sent) -> None:
    with clock.at(clock.now() - timedelta(minutes=10)):
        client.post("/login/", {"phone": PHONE})
    response = client.post("/login/code/", {"code": code_sent()})
    assert "验证码已超过 10 分钟，请重新获取" in page(response)


def test_a_code_does_not_open_a_second_session(
    client: Client, city: City, code_sent: Sent
) -> None:
    client.post("/login/", {"phone": PHONE})
    other = city.client()
    with clock.at(clock.now() + timedelta(minutes=2)):
        other.post("/login/", {"phone": PHONE})
        assert client.post("/login/code/", {"code": code_sent()}).status_code == 302
        response = other.post("/login/code/", {"code": code_sent()})
    assert "这个验证码已经用过了，请重新获取" in page(response)


def test_a_second_code_at_once_is_refused_with_a_way_out(client: Client, city: City) -> None:
    client.post("/login/", {"phone": PHONE})
    response = client.post("/login/code/", {"again": "1"})
    assert response.status_code == 422
    assert "如果没有收到，请过" in page(response)
    assert "也可以打 12345" in page(response)


def test_another_code_is_sent_after_a_minute(client: Client, city: City, code_sent: Sent) -> None:
    client.post("/login/", {"phone": PHONE})
    with clock.at(clock.now() + timedelta(minutes=1)):
        response = client.post("/login/code/", {"again": "1"}, follow=True)
        assert "新的验证码已发出。" in page(response)
        assert client.post("/login/code/", {"code": code_sent()}).status_code == 302


def test_the_code_page_needs_a_number_first(client: Client, city: City) -> None:
    assert client.get("/login/code/")["Location"] == "/login/"


def test_residents_stay_signed_in_on_their_own_device(
    client: Client, city: City, code_sent: Sent
) -> None:
    by_phone(client, code_sent)
    assert client.session.get_expiry_age() == RESIDENT_SESSION.total_seconds()
    assert SignIn.objects.get().means == SignIn.Means.CODE


def test_the_desk_ends_after_a_day_of_work_though_a_code_came_first(
    client: Client, city: City, code_sent: Sent
) -> None:
    prove(Account.enlist("duo", "多多", PASSWORD, PHONE_OF_STAFF), PHONE_OF_STAFF)
    client.post("/login/", {"phone": PHONE_OF_STAFF})
    client.post("/login/code/", {"code": code_sent()})
    by_code = client.session.session_key
    by_password(client, "duo")
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE
    assert client.session.session_key != by_code
    assert not client.session.exists(by_code or "")
    assert SignIn.objects.get(ended_at=None).means == SignIn.Means.PASSWORD


def test_a_suspended_resident_is_told_where_to_ask(
    client: Client, city: City, code_sent: Sent
) -> None:
    city.accounts["chen"].suspend()
    response = by_phone(client, code_sent)
    assert response.status_code == 422
    assert "这个账号已停用，请向社区询问。" in page(response)


@pytest.mark.parametrize(
    ("next", "first"),
    [("", "居民：用手机号"), ("/desk/landong/", "工作人员：用登录名和密码")],
)
def test_whoever_comes_finds_their_own_way_in_first(
    client: Client, city: City, next: str, first: str
) -> None:
    shown = page(client.get("/login/", {"next": next}))
    ways = ("居民：用手机号", "工作人员：用登录名和密码")
    assert min(ways, key=shown.index) == first


def test_the_home_of_the_page_wanted_sends_the_message(client: Client, city: City) -> None:
    client.post("/login/", {"phone": PHONE, "next": "/lanxi/c/hekou/"})
    assert OutboxMessage.objects.get().tenant_id == city.other.pk
