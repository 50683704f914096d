"""A code proves a telephone once, for one purpose, for ten minutes, in five tries."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.db import connection
from django.utils.translation import override

from jielin.kernel import clock
from jielin.kernel.models import Tenant
from jielin.messages.models import OutboxMessage
from jielin.people.limits import CODES
from jielin.people.models import CodeRefused, PhoneCode
from jielin.people.phones import BadPhone
from jielin.people.tasks import forget

from .conftest import PHONE, race

Sent = Callable[[], str]


@pytest.fixture
def home(db: None) -> Tenant:
    return Tenant.objects.create(pk=1, slug="landong", name="澜东区")


def ask(home: Tenant, phone: str = PHONE, *, purpose: str = "sign_in", session: str = "s") -> None:
    PhoneCode.send(phone, purpose=purpose, session=session, tenant=home)


def refusal(code: str, purpose: str = "sign_in") -> str:
    with override("zh-hans"), pytest.raises(CodeRefused) as refused:
        PhoneCode.prove(PHONE, code, purpose=purpose)
    return str(refused.value)


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


@pytest.mark.parametrize("spelling", ["{}", " {} ", "full", "spaced"])
def test_the_code_is_taken_however_it_is_typed(
    home: Tenant, code_sent: Sent, spelling: str
) -> None:
    ask(home)
    code = code_sent()
    full = "".join(chr(ord(digit) + 0xFEE0) for digit in code)
    typed = {"full": full, "spaced": f"{code[:3]} {code[3:]}"}.get(spelling, spelling)
    PhoneCode.prove("１３８ ００００ ２２０６", typed.format(code), purpose="sign_in")


def test_the_code_is_stored_only_as_a_digest(home: Tenant, code_sent: Sent) -> None:
    ask(home)
    with connection.cursor() as cursor:
        cursor.execute("SELECT digest, phone_index, session_index FROM people_phonecode")
        stored = " ".join(cursor.fetchone())
    assert code_sent() not in stored and PHONE not in stored


def test_it_is_used_once(home: Tenant, code_sent: Sent) -> None:
    ask(home)
    PhoneCode.prove(PHONE, code_sent(), purpose="sign_in")
    assert refusal(code_sent()) == "这个验证码已经用过了，请重新获取"


def test_it_counts_ten_minutes(home: Tenant, code_sent: Sent) -> None:
    start = clock.now()
    with clock.at(start):
        ask(home)
    with clock.at(start + timedelta(minutes=10)):
        assert refusal(code_sent()) == "验证码已超过 10 分钟，请重新获取"
    with clock.at(start + timedelta(minutes=9, seconds=59)):
        PhoneCode.prove(PHONE, code_sent(), purpose="sign_in")


def test_it_stands_five_wrong_tries(home: Tenant, code_sent: Sent) -> None:
    ask(home)
    wrong = other_than(code_sent())
    said = [refusal(wrong) for _ in range(5)]
    assert said[0] == "验证码不对，还可以再试 4 次"
    assert said[4] == "验证码错的次数太多，已经作废，请重新获取"
    assert refusal(code_sent()) == said[4]


def test_four_wrong_tries_leave_one(home: Tenant, code_sent: Sent) -> None:
    ask(home)
    for _ in range(4):
        refusal(other_than(code_sent()))
    PhoneCode.prove(PHONE, code_sent(), purpose="sign_in")


def test_it_proves_one_purpose_only(home: Tenant, code_sent: Sent) -> None:
    ask(home, purpose="find:SQ20260714-0417")
    assert refusal(code_sent()) == "还没有给这个号码发过验证码，请先获取"
    PhoneCode.prove(PHONE, code_sent(), purpose="find:SQ20260714-0417")


def test_a_new_code_ends_the_one_before(home: Tenant, code_sent: Sent) -> None:
    start = clock.now()
    with clock.at(start):
        ask(home)
    first = code_sent()
    with clock.at(start + CODES.pause):
        ask(home)
        if first != code_sent():
            assert refusal(first).startswith("验证码不对")
        PhoneCode.prove(PHONE, code_sent(), purpose="sign_in")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写短信里的验证码"),
        ("12345", "验证码是 6 位数字，您填了 5 位"),
        ("1234567", "验证码是 6 位数字，您填了 7 位"),
        ("12345a", "验证码只有数字，请核对"),
        ("' OR 1=1", "验证码只有数字，请核对"),
        ("一二三四五六", "验证码只有数字，请核对"),
    ],
)
def test_what_is_no_code_costs_no_try(home: Tenant, typed: str, sentence: str) -> None:
    ask(home)
    assert refusal(typed) == sentence
    assert PhoneCode.objects.get().tries == 0


def test_a_telephone_with_a_digit_missing_gets_no_code(home: Tenant) -> None:
    with pytest.raises(BadPhone):
        ask(home, "1380000220")
    assert not OutboxMessage.objects.exists()


def test_a_second_code_waits_a_minute(home: Tenant) -> None:
    start = clock.now()
    with clock.at(start):
        ask(home)
    later = start + timedelta(seconds=20)
    with clock.at(later), override("zh-hans"), pytest.raises(CodeRefused) as refused:
        ask(home, session="another")
    assert str(refused.value) == "验证码刚刚发出。如果没有收到，请过 40 秒再获取"
    assert OutboxMessage.objects.count() == 1


def test_a_telephone_gets_ten_codes_a_day(home: Tenant) -> None:
    start = datetime.fromisoformat("2026-07-16T09:00:00+08:00")
    for turn in range(CODES.per_phone_a_day):
        with clock.at(start + turn * CODES.pause):
            ask(home, session=f"s{turn}")
    later = start + timedelta(hours=5)
    with clock.at(later), override("zh-hans"), pytest.raises(CodeRefused) as refused:
        ask(home, session="fresh")
    assert str(refused.value) == "获取验证码的次数太多，请等到 09:00 再试。急事请打 12345"
    with clock.at(start + timedelta(days=1)):
        ask(home, session="fresh")


def test_a_session_asks_for_ten_telephones_an_hour(home: Tenant) -> None:
    for turn in range(CODES.per_session_an_hour):
        ask(home, f"1380000{turn:04}")
    with pytest.raises(CodeRefused):
        ask(home, "13900009999")
    with clock.at(clock.now() + timedelta(hours=1)):
        ask(home, "13900009999")


def test_old_codes_are_forgotten(home: Tenant) -> None:
    with clock.at(clock.now() - CODES.kept - timedelta(minutes=1)):
        ask(home)
    ask(home)
    forget.call()
    assert PhoneCode.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_racing_uses_one_wins(code_sent: Sent) -> None:
    ask(Tenant.objects.create(pk=1, slug="landong", name="澜东区"))
    code = code_sent()
    use = partial(PhoneCode.prove, PHONE, code, purpose="sign_in")
    assert race(use, use, use, use) == ["refused", "refused", "refused", "won"]


@pytest.mark.django_db(transaction=True)
def test_of_racing_asks_for_a_number_one_sends() -> None:
    home = Tenant.objects.create(pk=1, slug="landong", name="澜东区")
    asks = [partial(ask, home, session=f"s{turn}") for turn in range(8)]
    assert race(*asks) == ["refused"] * 7 + ["won"]
    assert OutboxMessage.objects.count() == 1
