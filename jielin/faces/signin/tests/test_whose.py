"""A number that was typed for a member of staff: the code alone lets nobody into the account."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.test import Client

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event
from jielin.people.models import Account, Appointment, SignIn
from jielin.people.models.claim import disown, prove
from tests.cast import PASSWORD, City

from .conftest import by_password, code_of, page, secret_on, with_factor

Sent = Callable[[], str]
NUMBER = "13700009876"
WHOSE = "/login/whose/"


@pytest.fixture
def gao(city: City) -> Account:
    """A member of staff for whom somebody typed a number."""
    gao = Account.enlist("gaoyuan", "高远", PASSWORD, NUMBER)
    Appointment.appoint(gao, unit=city.unit("东桥街道"), post="street_leader", by=SYSTEM)
    return gao


@pytest.fixture
def shown(client: Client, gao: Account, code_sent: Sent) -> Client:
    """A browser that has shown a code of the number."""
    answer = by_code(client, code_sent, next="/me/sessions/")
    assert answer["Location"] == WHOSE
    return client


def by_code(client: Client, code_sent: Sent, next: str = "") -> Any:
    client.post("/login/", {"phone": NUMBER, "next": next})
    return client.post("/login/code/", {"code": code_sent()})


def say(client: Client, password: str = PASSWORD) -> Any:
    return client.post(WHOSE, {"password": password})


def say_not_mine(client: Client) -> Any:
    return client.post(WHOSE, {"not_mine": "1"})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_code_alone_enters_nowhere(shown: Client, gao: Account) -> None:
    assert not is_in(shown)
    assert not SignIn.objects.filter(account=gao).exists()
    gao.refresh_from_db()
    assert gao.phone_proven_at is None
    assert shown.get("/me/data/")["Location"].startswith("/login/")


def test_the_question_names_nobody(shown: Client) -> None:
    asked = page(shown.get(WHOSE))
    assert "137****9876" in asked and "登录名 g***" in asked
    for secret in (NUMBER, "gaoyuan", "高远"):
        assert secret not in asked


def test_the_number_lies_sealed_in_the_session(shown: Client) -> None:
    assert NUMBER not in str(dict(shown.session))


def test_it_costs_three_queries(shown: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(3):  # session, account, whether it is still open
        shown.get(WHOSE)


def test_the_password_enters_and_proves_the_number(shown: Client, gao: Account) -> None:
    answer = say(shown)
    assert answer["Location"] == "/me/sessions/"
    gao.refresh_from_db()
    assert gao.phone_proven_at is not None
    assert SignIn.objects.get().means == SignIn.Means.PASSWORD
    assert "已确认是您的手机号" in page(shown.get("/me/sessions/"))


def test_a_proven_number_enters_by_the_code_as_before(
    shown: Client, gao: Account, code_sent: Sent
) -> None:
    say(shown)
    other = Client()
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert by_code(other, code_sent, next="/me/")["Location"] == "/me/"
    assert other.session["_auth_user_id"] == str(gao.pk)


@pytest.mark.parametrize(
    ("typed", "sentence"), [("", "请填写密码"), ("falsch-2026", "密码不对"), ("x" * 201, "200")]
)
def test_a_wrong_password_gets_a_sentence(shown: Client, typed: str, sentence: str) -> None:
    answer = say(shown, typed)
    assert answer.status_code == 422
    assert sentence in page(answer)
    assert not is_in(shown)


def test_five_wrong_ones_lock_the_name_at_the_door_too(shown: Client) -> None:
    for _try in range(5):
        answer = say(shown, "falsch-2026")
    assert "已输错 5 次，这个登录名锁定到" in page(answer)
    assert say(shown).status_code == 422 and not is_in(shown)
    assert by_password(Client(), "gaoyuan").status_code == 422


def test_a_second_factor_comes_before_the_number_counts(shown: Client, gao: Account) -> None:
    secret, _codes = with_factor(gao)
    assert say(shown)["Location"] == "/login/second/"
    gao.refresh_from_db()
    assert gao.phone_proven_at is None and not is_in(shown)
    answer = shown.post("/login/second/", {"code": code_of(secret)})
    assert answer["Location"] == "/me/sessions/"
    gao.refresh_from_db()
    assert gao.phone_proven_at is not None


def test_so_does_setting_it_up(shown: Client, gao: Account, settings: Any) -> None:
    settings.SECOND_FACTOR = "staff"
    assert say(shown)["Location"] == "/login/second/setup/"
    shown.post("/login/second/setup/", {"code": code_of(secret_on(shown))})
    gao.refresh_from_db()
    assert gao.phone_proven_at is not None


def test_a_stranger_gets_an_account_of_the_own(shown: Client, gao: Account) -> None:
    assert say_not_mine(shown)["Location"] == "/me/sessions/"
    own = Account.objects.get(pk=shown.session["_auth_user_id"])
    assert (own.username, own.phone) == (None, NUMBER) and own.phone_proven_at
    assert own.sign_ins.get().means == SignIn.Means.CODE
    gao.refresh_from_db()
    assert (gao.phone, gao.phone_index, gao.phone_proven_at) == ("", None, None)
    assert by_password(Client(), "gaoyuan").status_code == 302


def test_the_record_of_the_home_says_so_and_not_who(shown: Client, gao: Account) -> None:
    say_not_mine(shown)
    event = Event.objects.get(verb="people.phone_disowned")
    assert (event.actor_kind, event.actor_id) == ("visitor", None)
    assert event.details == {"account": str(gao.pk)}


@pytest.mark.parametrize("is_suspended", [True, False])
def test_without_a_way_to_show_it_one_can_only_say_no(
    client: Client, city: City, code_sent: Sent, is_suspended: bool
) -> None:
    new = Account.welcome("jin", "金晓", NUMBER)
    if is_suspended:
        new.suspend()
    by_code(client, code_sent)
    asked = page(client.get(WHOSE))
    assert 'name="password"' not in asked
    assert ("这个账号已停用" if is_suspended else "请向本单位安全保密管理员领取初始密码") in asked
    assert say(client).status_code == 200 and not is_in(client)
    assert not AccessAttempt.objects.exists()
    assert say_not_mine(client).status_code == 302 and is_in(client)


def test_a_suspended_account_does_not_enter_by_its_password(shown: Client, gao: Account) -> None:
    gao.suspend()
    say(shown)
    assert not is_in(shown)


def test_nobody_comes_to_the_question_without_the_code(client: Client, gao: Account) -> None:
    assert client.get(WHOSE)["Location"] == "/login/"
    client.post("/login/", {"phone": NUMBER})
    assert say_not_mine(client)["Location"] == "/login/"
    assert say(client)["Location"] == "/login/"
    gao.refresh_from_db()
    assert gao.phone == NUMBER


def test_the_question_ends_after_ten_minutes(shown: Client, gao: Account) -> None:
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert say_not_mine(shown)["Location"] == "/login/"
        assert "请重新登录" in page(shown.get("/login/"))
    gao.refresh_from_db()
    assert gao.phone == NUMBER


def test_every_step_has_a_session_key_of_its_own(
    client: Client, gao: Account, code_sent: Sent
) -> None:
    client.post("/login/", {"phone": NUMBER})
    keys = [client.session.session_key]
    client.post("/login/code/", {"code": code_sent()})
    keys.append(client.session.session_key)
    say_not_mine(client)
    keys.append(client.session.session_key)
    assert len(set(keys)) == 3
    assert not any(client.session.exists(key or "") for key in keys[:2])


def test_whoever_signs_in_next_here_is_not_asked(shown: Client, gao: Account) -> None:
    by_password(shown, "li")
    assert shown.get(WHOSE)["Location"] == "/login/"
    assert say_not_mine(shown)["Location"] == "/login/"
    gao.refresh_from_db()
    assert (gao.phone, gao.phone_proven_at) == (NUMBER, None)


def test_a_password_given_at_the_door_says_nothing_about_the_number(
    shown: Client, gao: Account
) -> None:
    by_password(shown, "gaoyuan")
    assert is_in(shown)
    gao.refresh_from_db()
    assert gao.phone_proven_at is None


def test_whoever_is_late_with_the_password_still_enters_and_is_told(
    shown: Client, gao: Account
) -> None:
    secret, _codes = with_factor(gao)
    say(shown)
    disown(gao, NUMBER)
    shown.post("/login/second/", {"code": code_of(secret)})
    assert "手机号已从您的账号上移除" in page(shown.get("/me/sessions/"))
    gao.refresh_from_db()
    assert gao.phone_proven_at is None


@pytest.mark.parametrize("answer", [prove, disown])
def test_what_was_answered_elsewhere_is_asked_no_more(
    shown: Client, gao: Account, answer: Callable[[Account, str], object]
) -> None:
    answer(gao, NUMBER)
    assert say_not_mine(shown)["Location"] == "/login/" and not is_in(shown)
    assert say(shown)["Location"] == "/login/" and not is_in(shown)


@pytest.mark.parametrize(("is_proven", "said"), [(False, "尚未确认"), (True, "本人已确认")])
def test_staff_read_whether_the_number_noted_for_them_is_confirmed(
    client: Client, gao: Account, is_proven: bool, said: str
) -> None:
    if is_proven:
        prove(gao, NUMBER)
    by_password(client, "gaoyuan")
    own = page(client.get("/me/sessions/"))
    assert said in own and "137****9876" in own
    assert ('href="/login/?next=/me/sessions/"' in own) is not is_proven


def test_whoever_is_signed_in_already_may_confirm_it_so(
    client: Client, gao: Account, code_sent: Sent
) -> None:
    by_password(client, "gaoyuan")
    former = client.session.session_key
    assert by_code(client, code_sent, next="/me/sessions/")["Location"] == WHOSE
    assert say(client)["Location"] == "/me/sessions/"
    assert "本人已确认" in page(client.get("/me/sessions/"))
    assert client.session.session_key != former
