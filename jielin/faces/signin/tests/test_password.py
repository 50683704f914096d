"""Staff come in by name and password, and are locked out after five wrong ones."""

from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone

from jielin.kernel import clock
from jielin.people.models import Account, SignIn
from jielin.people.tasks import forget
from tests.cast import City

from .conftest import by_password, page


def test_staff_come_to_the_page_they_wanted(client: Client, li: Account) -> None:
    response = by_password(client, next="/desk/landong/?view=late")
    assert response["Location"] == "/desk/landong/?view=late"
    assert client.session["_auth_user_id"] == str(li.pk)


def test_without_a_page_they_come_to_their_desk(client: Client, li: Account) -> None:
    assert by_password(client)["Location"] == "/desk/landong/"


def test_the_name_may_be_typed_in_capitals_and_with_blanks(client: Client, li: Account) -> None:
    assert by_password(client, " LI ").status_code == 302


@pytest.mark.parametrize(
    "next",
    [
        *("https://evil.example/", "//evil.example/x", "javascript:alert(1)", "\\\\evil"),
        *("http://testserver//evil.example/x", "http://testserver/\\evil.example/x"),
        *("http://testserver/\t/evil.example", "http://testserver", "abc", "?x=1", "."),
    ],
)
def test_nobody_is_led_to_another_site(client: Client, li: Account, next: str) -> None:
    assert by_password(client, next=next)["Location"] == "/desk/landong/"


@pytest.mark.parametrize("name", ["li", "nobody", "'; DROP TABLE people_account;--", "𠮷䶮"])
def test_a_wrong_proof_never_says_whether_the_name_exists(
    client: Client, li: Account, name: str
) -> None:
    response = by_password(client, name, "wrong-password")
    assert response.status_code == 422
    assert "登录名或密码不对。输错 5 次后会暂时锁定" in page(response)


def test_the_typed_name_is_kept_and_the_password_is_not(client: Client, li: Account) -> None:
    response = page(by_password(client, "<b>李敏</b>", "wrong-password"))
    assert "&lt;b&gt;李敏&lt;/b&gt;" in response
    assert "wrong-password" not in response


@pytest.mark.parametrize(
    ("name", "password", "sentence"),
    [("", "x", "请填写登录名"), ("li", "", "请填写密码")],
)
def test_an_empty_field_is_asked_for(
    client: Client, li: Account, name: str, password: str, sentence: str
) -> None:
    response = by_password(client, name, password)
    assert response.status_code == 422
    assert sentence in page(response)


def test_the_fifth_wrong_password_locks_and_says_until_when(client: Client, li: Account) -> None:
    with time_machine.travel("2026-07-16T15:17:00+08:00", tick=False):
        for _ in range(4):
            by_password(client, password="wrong-password")
        response = by_password(client, password="wrong-password")
        right = by_password(client)
    assert response.status_code == 422
    assert "已输错 5 次，这个登录名锁定到 15:32" in page(response)
    assert "急用时请本单位安全保密管理员解锁，或打单位值班电话" in page(response)
    assert right.status_code == 422
    assert "_auth_user_id" not in client.session


def test_the_lock_opens_after_a_quarter_of_an_hour(client: Client, li: Account) -> None:
    for _ in range(5):
        by_password(client, password="wrong-password")
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert by_password(client).status_code == 302


def test_wrong_tries_are_forgotten_after_a_day(client: Client, li: Account) -> None:
    by_password(client, password="wrong-password")
    forget.call()
    assert AccessAttempt.objects.count() == 1
    with clock.at(clock.now() + timedelta(days=1, minutes=1)):
        forget.call()
    assert not AccessAttempt.objects.exists()


def test_one_locked_name_does_not_lock_another(client: Client, city: City) -> None:
    for _ in range(5):
        by_password(client, "li", "wrong-password")
    assert by_password(client, "zhou").status_code == 302


def test_the_right_password_forgets_the_wrong_ones(client: Client, li: Account) -> None:
    for _ in range(2):
        for _ in range(4):
            by_password(client, password="wrong-password")
        assert by_password(client).status_code == 302


def test_a_suspended_account_does_not_come_in(client: Client, li: Account) -> None:
    li.suspend()
    assert by_password(client).status_code == 422


def test_a_sign_in_is_noted_without_address_or_path(client: Client, li: Account) -> None:
    by_password(client)
    noted = SignIn.objects.get(account=li)
    assert noted.means == SignIn.Means.PASSWORD
    assert noted.is_of(client.session.session_key)
    li.refresh_from_db()
    assert li.signed_in_at == noted.started_at


def test_signing_out_ends_the_session_everywhere(client: Client, li: Account) -> None:
    by_password(client)
    key = client.session.session_key
    response = client.post("/logout/", follow=True)
    assert "您已退出登录。" in page(response)
    assert SignIn.objects.get().ended_at is not None
    assert not client.session.exists(key or "")


def test_a_link_never_signs_anybody_out(client: Client, li: Account) -> None:
    by_password(client)
    assert client.get("/logout/").status_code == 405
