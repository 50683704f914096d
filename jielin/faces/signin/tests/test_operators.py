"""The operators' window opens by password alone, and shows no words of residents."""

from collections.abc import Callable

import pytest
from axes.models import AccessAttempt
from django.contrib.admin import site
from django.test import Client
from django_tasks_db.models import DBTaskResult

from jielin.people.models import Account, SignIn
from tests.cast import PASSWORD, City

from .conftest import by_password, by_phone


@pytest.fixture
def operator(li: Account) -> Account:
    Account.objects.filter(pk=li.pk).update(is_staff=True)
    return li


def test_a_text_message_does_not_open_the_window(
    client: Client, city: City, code_sent: Callable[[], str]
) -> None:
    Account.objects.filter(pk=city.accounts["chen"].pk).update(is_staff=True)
    by_phone(client, code_sent)
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1] == ("/login/?next=%2Fadmin%2F", 302)


def test_a_password_opens_it(client: Client, operator: Account) -> None:
    assert by_password(client, next="/admin/")["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_its_own_door_is_the_door_of_all(client: Client, operator: Account) -> None:
    said = {"username": "li", "password": PASSWORD, "next": "/admin/"}
    assert client.post("/admin/login/", said)["Location"] == "/login/?next=%2Fadmin%2F"
    assert "_auth_user_id" not in client.session


def test_signing_out_there_ends_the_sign_in(client: Client, operator: Account) -> None:
    by_password(client)
    client.post("/admin/logout/")
    assert SignIn.objects.get().ended_at is not None


def test_jobs_and_wrong_tries_are_not_shown() -> None:
    assert not site.is_registered(DBTaskResult)
    assert not site.is_registered(AccessAttempt)
