"""A locked name has a way out: the security administrator, with a reason that stays."""

from typing import Any

import pytest
from django.test import Client

from jielin.faces.signin import factor
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event
from jielin.kernel.reactions import react
from jielin.people.models import Account, Appointment, SignIn, StaffNote
from tests.cast import City

from .conftest import by_password, code_of, page, with_factor

LOCKS = "/desk/landong/settings/locks/"
WHY = {"reason": "回拨办公电话核实，是本人"}


@pytest.fixture
def guard(city: City) -> Client:
    """A browser of the home's security administrator."""
    account = Account.enlist("an", "安宁", "anquan-2026-an")
    unit = city.unit("澜东区市民诉求中心")
    Appointment.appoint(account, unit=unit, post="security_admin", by=SYSTEM)
    client = Client()
    by_password(client, "an", "anquan-2026-an")
    return client


def lock_out(name: str = "li") -> None:
    client = Client()
    for _ in range(5):
        by_password(client, name, "wrong-password")


def test_the_locked_are_listed_and_no_others(guard: Client, city: City) -> None:
    assert "目前没有登录名被锁定。" in page(guard.get(LOCKS))
    lock_out("li")
    by_password(Client(), "zhou", "wrong-password")
    lock_out("wu")  # of the other home
    lock_out("nobody")
    shown = page(guard.get(LOCKS))
    assert "李敏 · li" in shown and "锁定到" in shown
    assert "周敏" not in shown and "吴越" not in shown and "nobody" not in shown


def test_unlocking_lets_in_at_once_and_keeps_the_reason(guard: Client, li: Account) -> None:
    lock_out()
    assert by_password(Client()).status_code == 422
    response = guard.post(f"{LOCKS}{li.pk}/", WHY, follow=True)
    assert "李敏可以重新登录了。" in page(response)
    assert by_password(Client()).status_code == 302
    event = Event.objects.get(verb="people.lock_lifted")
    assert event.details == {"account": str(li.pk)}
    assert StaffNote.objects.get(event_id=event.pk).text == WHY["reason"]


def test_without_a_reason_nothing_is_unlocked(guard: Client, li: Account) -> None:
    lock_out()
    response = guard.post(f"{LOCKS}{li.pk}/", {"reason": " "})
    assert response.status_code == 422
    assert "请写明原因" in page(response)
    assert by_password(Client()).status_code == 422


def test_a_lock_that_has_ended_is_not_lifted(guard: Client, li: Account) -> None:
    response = guard.post(f"{LOCKS}{li.pk}/", WHY)
    assert response.status_code == 409
    assert "已经不在锁定中" in page(response)
    assert not Event.objects.filter(verb="people.lock_lifted").exists()


def test_the_other_homes_people_are_hidden(guard: Client, city: City) -> None:
    lock_out("wu")
    assert guard.post(f"{LOCKS}{city.accounts['wu'].pk}/", WHY).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("qian", 403), ("li", 403), ("wu", 404), ("", 302)])
def test_nobody_else_unlocks(city: City, li: Account, who: str, status: int) -> None:
    lock_out()
    assert city.client(who).get(LOCKS).status_code == status
    assert city.client(who).post(f"{LOCKS}{li.pk}/", WHY).status_code == status


def test_nobody_unlocks_the_own_name(guard: Client) -> None:
    lock_out("an")
    own = Account.objects.get(username="an")
    assert guard.post(f"{LOCKS}{own.pk}/", WHY).status_code == 403


def test_the_page_of_settings_leads_there(guard: Client, city: City) -> None:
    assert f'href="{LOCKS}"' in page(guard.get("/desk/landong/settings/"))
    assert LOCKS not in page(city.client("qian").get("/desk/landong/settings/"))


def _reset(city: City, li: Account, times: int = 1) -> None:
    li.reset_second_factor(tenant_id=city.home.pk, by=SYSTEM, reason="手机丢失，当面核实")
    event = Event.objects.get(verb="people.second_factor_reset")
    for _ in range(times):
        react.call([str(event.pk)])


def test_a_reset_factor_is_gone_with_every_sign_in(
    client: Client, city: City, li: Account
) -> None:
    secret, codes = with_factor(li)
    by_password(client)
    client.post("/login/second/", {"code": code_of(secret)})
    _reset(city, li)
    assert client.get("/me/sessions/").status_code == 302
    assert by_password(client)["Location"] == "/desk/landong/"
    assert factor.prove(li, codes[0]) == factor.Shown.NONE


def test_what_is_set_up_after_the_reset_stays(city: City, li: Account, settings: Any) -> None:
    with_factor(li)
    _reset(city, li)
    settings.SECOND_FACTOR = "staff"
    client = Client()
    assert by_password(client)["Location"] == "/login/second/setup/"
    with_factor(li)
    react.call([str(Event.objects.get(verb="people.second_factor_reset").pk)])
    assert factor.is_set_up(li)
    assert not SignIn.objects.filter(account=li, ended_at=None).exists()
