"""Who comes next at a browser finds nothing that the one before left there."""

from collections.abc import Callable

import pytest
from django.test import Client

from jielin.cases.draft import Draft
from jielin.cases.portal.remembering import FINDING, MINE
from jielin.kernel.sealed import seal
from jielin.people.models import Account
from jielin.people.models.claim import prove
from tests.cast import PASSWORD, City

from .conftest import PHONE, by_password

PHONE_OF_STAFF = "13700001111"
Sent = Callable[[], str]
DRAFT = "report.1.7"


def leave(client: Client, phone: str = "") -> None:
    """A visitor filed a request here and began another."""
    session = client.session
    session[MINE], session[FINDING] = ["0190"], seal('["SQ1", "", ""]')
    session[DRAFT] = seal(Draft(key="k", text="路灯不亮", phone=phone).to_json())
    session.save()


@pytest.mark.parametrize(("phone", "goes_on"), [("", True), (PHONE, True), ("13900009999", False)])
def test_a_resident_takes_along_only_a_draft_of_the_own(
    client: Client, city: City, code_sent: Sent, phone: str, goes_on: bool
) -> None:
    client.post("/login/", {"phone": PHONE})
    leave(client, phone)
    client.post("/login/code/", {"code": code_sent()})
    assert not {MINE, FINDING} & set(client.session.keys())
    assert (DRAFT in client.session) is goes_on


def test_staff_come_in_with_nothing_of_a_visitor(client: Client, city: City) -> None:
    leave(client)
    by_password(client)
    assert not {MINE, FINDING, DRAFT} & set(client.session.keys())


def test_another_proof_of_the_same_person_takes_nothing(
    client: Client, city: City, code_sent: Sent
) -> None:
    prove(Account.enlist("duo", "多多", PASSWORD, PHONE_OF_STAFF), PHONE_OF_STAFF)
    client.post("/login/", {"phone": PHONE_OF_STAFF})
    client.post("/login/code/", {"code": code_sent()})
    leave(client)
    by_password(client, "duo")
    assert {MINE, DRAFT} <= set(client.session.keys())


def test_signing_out_takes_the_lists_out_of_the_browser(city: City) -> None:
    response = city.client("li").post("/logout/")
    gone = {
        (cookie.key, cookie["path"], cookie["max-age"]) for cookie in response.cookies.values()
    }
    assert ("queue", "/desk/landong/cases/", "0") in gone
    assert ("queue", "/en/desk/landong/cases/", "0") in gone
