"""One sees where one is signed in, and shuts out what is lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jielin.kernel import clock
from jielin.people.models import Account, SignIn
from jielin.people.tasks import forget
from tests.cast import PASSWORD, City

from .conftest import by_password, by_phone, page

WECHAT = "Mozilla/5.0 (Linux; Android 13) Chrome/111.0 Mobile MicroMessenger/8.0.40"
NEW = "wutong-2027-xin"


@pytest.fixture
def phone(li: Account) -> Client:
    client = Client(headers={"user-agent": WECHAT})
    by_password(client)
    return client


def is_in(client: Client) -> bool:
    return client.get("/me/sessions/").status_code == 200


def test_the_list_names_this_device_and_the_others(client: Client, phone: Client) -> None:
    by_password(client)
    shown = page(client.get("/me/sessions/"))
    assert "安卓手机 · 微信" in shown
    assert shown.count("本机") == 1
    assert "不记您在哪里、看过什么" in shown


def test_one_device_is_shut_out_at_once(client: Client, phone: Client, li: Account) -> None:
    by_password(client)
    lost = SignIn.objects.get(system="android")
    response = client.post(f"/me/sessions/{lost.pk}/", follow=True)
    assert "已在那台设备上退出：安卓手机 · 微信。" in page(response)
    assert is_in(client) and not is_in(phone)


def test_everywhere_else_is_shut_out_together(client: Client, phone: Client) -> None:
    by_password(client)
    response = client.post("/me/sessions/others/", follow=True)
    assert "已在 1 台设备上退出。" in page(response)
    assert is_in(client) and not is_in(phone)


def test_another_persons_sign_in_is_hidden(client: Client, phone: Client) -> None:
    by_password(client, "zhou")
    theirs = SignIn.objects.get(system="android")
    assert client.post(f"/me/sessions/{theirs.pk}/").status_code == 404
    assert is_in(phone)


def test_who_is_not_signed_in_is_asked_to(client: Client, city: City) -> None:
    assert client.get("/me/sessions/")["Location"] == "/login/?next=%2Fme%2Fsessions%2F"


def test_a_new_password_ends_the_other_sign_ins(client: Client, phone: Client) -> None:
    by_password(client)
    response = client.post("/me/password/", {"old": PASSWORD, "new": NEW}, follow=True)
    assert "密码已更换，其他设备上已退出登录。" in page(response)
    assert is_in(client) and not is_in(phone)
    assert "本机" in page(client.get("/me/sessions/"))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("wrong-password", NEW, "现在的密码不对"),
        (PASSWORD, "short", "至少"),
        (PASSWORD, "", "请填写新密码"),
    ],
)
def test_a_bad_change_changes_nothing(  # the session of the others stays too
    client: Client, phone: Client, old: str, new: str, sentence: str
) -> None:
    by_password(client)
    response = client.post("/me/password/", {"old": old, "new": new})
    assert response.status_code == 422
    assert sentence in page(response)
    assert is_in(phone)


def test_at_a_desk_left_open_the_password_is_guessed_no_faster_than_at_the_door(
    client: Client, li: Account
) -> None:
    by_password(client)
    for at in range(5):
        last = client.post("/me/password/", {"old": f"wrong-{at}", "new": NEW})
        assert last.status_code == 422
    assert "锁定到" in page(last)
    right = client.post("/me/password/", {"old": PASSWORD, "new": NEW})
    assert right.status_code == 422 and "锁定到" in page(right)
    assert Account.objects.get(pk=li.pk).check_password(PASSWORD)
    assert by_password(Client()).status_code == 422


def test_a_new_password_that_is_too_short_is_no_wrong_try(client: Client, li: Account) -> None:
    by_password(client)
    for _time in range(6):
        client.post("/me/password/", {"old": PASSWORD, "new": "short"})
    assert client.post("/me/password/", {"old": PASSWORD, "new": NEW}).status_code == 302


def test_the_day_of_use_is_noted_once_a_day(
    client: Client, li: Account, django_assert_max_num_queries: Any
) -> None:
    midnight = timezone.localtime(clock.now()).replace(hour=0, minute=0, second=0)
    with clock.at(midnight - timedelta(minutes=5)):
        by_password(client)
    with clock.at(midnight + timedelta(minutes=5)):
        client.get("/me/sessions/")
        noted = SignIn.objects.get()
        assert noted.seen_on > timezone.localdate(noted.started_at)
        with django_assert_max_num_queries(5):  # session, account, sign-ins, living ones, factor
            client.get("/me/sessions/")


def test_sign_ins_are_forgotten_after_ninety_days(client: Client, li: Account) -> None:
    by_password(client)
    with clock.at(clock.now() + timedelta(days=92)):
        forget.call()
    assert not SignIn.objects.exists()


def test_residents_have_no_password_to_change(
    client: Client, city: City, code_sent: Callable[[], str]
) -> None:
    by_phone(client, code_sent)
    assert "更换密码" not in page(client.get("/me/sessions/"))
