"""A second factor is shown after the password; each code of it counts once."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.test import Client

from jielin.faces.signin import factor
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.people.models import Account, Appointment, SignIn
from tests.cast import City
from tests.fixtures import RunJobs

from .conftest import by_password, by_phone, code_of, page, secret_on, with_factor


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_password_alone_does_not_enter(client: Client, li: Account) -> None:
    with_factor(li)
    assert by_password(client)["Location"] == "/login/second/"
    assert not is_in(client)
    assert client.get("/desk/landong/")["Location"].startswith("/login/")


def test_password_and_code_lead_to_the_page_wanted(client: Client, li: Account) -> None:
    secret, _ = with_factor(li)
    by_password(client, next="/desk/landong/?view=late")
    response = client.post("/login/second/", {"code": code_of(secret)})
    assert response["Location"] == "/desk/landong/?view=late"
    assert is_in(client)


def test_a_code_counts_once(client: Client, li: Account) -> None:
    secret, _ = with_factor(li)
    code = code_of(secret)
    by_password(client)
    client.post("/login/second/", {"code": code})
    other = Client()
    by_password(other)
    response = other.post("/login/second/", {"code": code})
    assert response.status_code == 422
    assert "验证码不对，或已经用过" in page(response)
    assert not is_in(other)


def test_the_code_of_setting_up_does_not_enter(client: Client, li: Account) -> None:
    secret = factor.new_secret()
    code = code_of(secret)
    factor.set_up(li, secret, code)
    by_password(client)
    assert client.post("/login/second/", {"code": code}).status_code == 422


@pytest.mark.parametrize(("seconds", "status"), [(-29, 302), (29, 302), (-90, 422), (90, 422)])
def test_a_clock_may_be_half_a_minute_off(
    client: Client, li: Account, seconds: int, status: int
) -> None:
    secret, _ = with_factor(li, ago=timedelta(minutes=5))
    by_password(client)
    code = code_of(secret, clock.now() + timedelta(seconds=seconds))
    assert client.post("/login/second/", {"code": code}).status_code == status


@pytest.mark.parametrize("typed", ["{0} {1}", " {0}-{1} ", "{0}　{1}"])
def test_a_code_may_be_typed_as_people_write_it(client: Client, li: Account, typed: str) -> None:
    secret, _ = with_factor(li)
    by_password(client)
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    code = code_of(secret)
    said = typed.format(code[:3].translate(wide), code[3:])
    assert client.post("/login/second/", {"code": said}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "请填写验证码"), ("000000x", "验证码不对"), ("验证码", "验证码不对"), ("9" * 41, "40")],
)
def test_a_wrong_code_gets_a_sentence(
    client: Client, li: Account, typed: str, sentence: str
) -> None:
    with_factor(li)
    by_password(client)
    response = client.post("/login/second/", {"code": typed})
    assert response.status_code == 422
    assert sentence in page(response)


def test_five_wrong_codes_lock_the_name_for_the_password_too(client: Client, li: Account) -> None:
    secret, _ = with_factor(li)
    by_password(client)
    for _ in range(5):
        response = client.post("/login/second/", {"code": "12345"})
    assert "已输错 5 次，这个登录名锁定到" in page(response)
    assert "请本单位安全保密管理员解锁" in page(response)
    right = client.post("/login/second/", {"code": code_of(secret)})
    assert right.status_code == 422
    assert not is_in(client)
    assert by_password(Client()).status_code == 422


def test_no_code_that_was_typed_is_kept(client: Client, li: Account) -> None:
    with_factor(li)
    by_password(client)
    client.post("/login/second/", {"code": "918273"})
    assert "918273" not in AccessAttempt.objects.get().post_data


def test_the_first_proof_is_forgotten_after_ten_minutes(client: Client, li: Account) -> None:
    secret, _ = with_factor(li)
    by_password(client)
    with clock.at(clock.now() + timedelta(minutes=11)):
        response = client.post("/login/second/", {"code": code_of(secret)})
    assert response["Location"] == "/login/"


def test_who_showed_no_password_is_asked_for_it(client: Client, city: City) -> None:
    assert client.get("/login/second/")["Location"] == "/login/"
    assert client.get("/login/second/setup/")["Location"].startswith("/login/?next=")


def test_a_suspended_account_does_not_come_further(client: Client, li: Account) -> None:
    secret, _ = with_factor(li)
    by_password(client)
    li.suspend()
    assert client.post("/login/second/", {"code": code_of(secret)})["Location"] == "/login/"


def test_the_session_has_another_key_after_each_proof(client: Client, li: Account) -> None:
    secret, _ = with_factor(li)
    client.get("/login/")
    by_password(client)
    waiting = client.session.session_key
    client.post("/login/second/", {"code": code_of(secret)})
    assert client.session.session_key != waiting
    assert SignIn.objects.get().is_of(client.session.session_key)


def test_residents_are_asked_for_nothing_more(
    client: Client, city: City, code_sent: Any, settings: Any
) -> None:
    settings.SECOND_FACTOR = "staff"
    assert by_phone(client, code_sent)["Location"] == "/"
    assert is_in(client)


@pytest.mark.parametrize(
    ("policy", "who", "leads"),
    [
        *(("off", "qian", "/desk/landong/"), ("off", "li", "/desk/landong/")),
        *(("admins", "qian", "/login/second/setup/"), ("admins", "li", "/desk/landong/")),
        *(("staff", "qian", "/login/second/setup/"), ("staff", "li", "/login/second/setup/")),
    ],
)
def test_who_must_have_it(
    client: Client, city: City, settings: Any, policy: str, who: str, leads: str
) -> None:
    settings.SECOND_FACTOR = policy
    assert by_password(client, who)["Location"] == leads
    assert is_in(client) is (leads == "/desk/landong/")


@pytest.mark.parametrize(("post", "goes_on"), [("audit_admin", False), ("district_leader", True)])
def test_a_new_post_that_asks_for_it_ends_what_one_proof_opened(
    client: Client, city: City, settings: Any, run_jobs: RunJobs, post: str, goes_on: bool
) -> None:
    settings.SECOND_FACTOR = "admins"
    by_password(client)
    centre = city.unit("澜东区市民诉求中心")
    Appointment.propose(city.accounts["li"], unit=centre, post=post, by=SYSTEM).confirm(by=SYSTEM)
    run_jobs()
    assert is_in(client) is goes_on


def test_operators_must_have_it_like_administrators(
    client: Client, li: Account, settings: Any
) -> None:
    settings.SECOND_FACTOR = "admins"
    li.open_window()
    assert by_password(client, next="/admin/")["Location"] == "/login/second/setup/"


def test_nothing_of_it_lies_readable(client: Client, li: Account, settings: Any) -> None:
    settings.SECOND_FACTOR = "staff"
    by_password(client)
    secret = secret_on(client)
    assert secret not in str(dict(client.session))
    client.post("/login/second/setup/", {"code": code_of(secret)})
    kept = Authenticator.objects.get(user=li, type="totp").data["secret"]
    assert kept.startswith("sm4g:") and secret not in kept
    seed = Authenticator.objects.get(user=li, type="recovery_codes").data["seed"]
    assert seed.startswith("sm4g:")
