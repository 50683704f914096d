"""Accounts: staff are enlisted, residents come with a proven telephone."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from jielin.kernel.workflow import Refused
from jielin.people.models import Account

from .conftest import PASSWORD, PHONE, enlist

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["李敏", "𠮷田䶮", "<b>王</b>", "'; DROP TABLE people_account;--"]
)
def test_a_name_comes_back_as_it_was_given(name: str) -> None:
    made = enlist("li", name)
    assert Account.objects.get(pk=made.pk).name == name


def test_name_and_telephone_are_unreadable_at_rest() -> None:
    Account.enlist("li", "李敏", PASSWORD, PHONE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, phone, phone_index FROM people_account")
        stored = " ".join(cursor.fetchone())
    assert "李敏" not in stored
    assert PHONE not in stored


@pytest.mark.parametrize(
    ("username", "name", "password", "phone", "field"),
    [
        ("李敏", "李敏", PASSWORD, "", "username"),
        ("l", "李敏", PASSWORD, "", "username"),
        ("li min", "李敏", PASSWORD, "", "username"),
        ("li", "  ", PASSWORD, "", "name"),
        ("li", "敏" * 61, PASSWORD, "", "name"),
        ("li", "李敏", PASSWORD, "1380000220", "phone"),
    ],
)
def test_bad_input_is_refused_at_its_field(
    username: str, name: str, password: str, phone: str, field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        Account.enlist(username, name, password, phone)
    assert field in refused.value.message_dict


@pytest.mark.parametrize("password", ["short", "password123"])
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        Account.enlist("li", "李敏", password)
    assert not Account.objects.exists()


def test_a_sign_in_name_or_telephone_is_given_once() -> None:
    Account.enlist("li", "李敏", PASSWORD, PHONE)
    with pytest.raises(Refused):
        Account.enlist("LI", "李敏敏", PASSWORD)
    with pytest.raises(Refused):
        Account.enlist("zhou", "周敏", PASSWORD, PHONE)


def test_many_staff_have_no_telephone() -> None:
    enlist("li")
    enlist("zhou")
    assert Account.objects.filter(phone_index=None).count() == 2


def test_a_telephone_has_one_account_however_it_is_typed() -> None:
    first = Account.of_phone(PHONE)
    assert Account.of_phone("+86 138-0000-2206") == first
    assert first.username is None
    assert not first.has_usable_password()


def test_a_suspended_account_is_told_so() -> None:
    Account.of_phone(PHONE).suspend()
    with pytest.raises(Refused) as refused:
        Account.of_phone(PHONE)
    assert refused.value.status == 403


def test_another_password_needs_the_present_one() -> None:
    account = enlist("li")
    with pytest.raises(ValidationError) as refused:
        account.change_password(old="wrong", new="another-2026-one")
    assert "old" in refused.value.message_dict
    account.change_password(old=PASSWORD, new="another-2026-one")
    assert Account.objects.get(pk=account.pk).check_password("another-2026-one")


def test_a_weak_new_password_is_refused_at_its_field() -> None:
    account = enlist("li")
    with pytest.raises(ValidationError) as refused:
        account.change_password(old=PASSWORD, new="12345678")
    assert "new" in refused.value.message_dict


def test_operators_may_look_and_nothing_else() -> None:
    account = enlist("li")
    assert not account.has_perm("people.view_account")
    account.open_window()
    assert account.has_perm("people.view_account")
    assert not account.has_perm("people.change_account")
    assert not account.has_perm("people.delete_account")
