"""What security administrators do to an account: with a reason, in the chain, never to oneself."""

from typing import Any

import pytest

from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event, Tenant
from jielin.kernel.workflow import Refused
from jielin.people.models import Account, StaffNote
from jielin.people.queries import acting

from .conftest import Ground, appoint, enlist

HOME = 1


def reset(account: Account, by: Any, reason: str = "手机丢失", tenant_id: int = HOME) -> None:
    account.reset_second_factor(tenant_id=tenant_id, by=by, reason=reason)


@pytest.fixture
def li(ground: Ground) -> Account:
    account = enlist("li")
    appoint(account, ground.community, "community_worker")
    return account


@pytest.fixture
def feng(ground: Ground) -> Account:
    account = enlist("feng", "冯安")
    appoint(account, ground.centre, "security_admin")
    return account


def test_a_reset_is_an_event_about_the_account(li: Account, feng: Account) -> None:
    reset(li, acting(feng))
    event = Event.objects.get(verb="people.second_factor_reset")
    assert event.details == {"account": str(li.pk)}
    assert event.actor_id == feng.pk


def test_the_reason_stands_beside_the_event_and_not_in_it(li: Account, feng: Account) -> None:
    reset(li, acting(feng), "  手机  丢失 ")
    event = Event.objects.get(verb="people.second_factor_reset")
    assert StaffNote.objects.get(event_id=event.pk).text == "手机 丢失"
    assert "手机" not in str(event.details)


def test_without_a_reason_nothing_happens(li: Account, feng: Account) -> None:
    with pytest.raises(Refused):
        reset(li, acting(feng), "  ")
    assert not Event.objects.filter(subject_kind="staff_record").exists()


def test_two_resets_are_two_events_of_one_chain(li: Account, feng: Account) -> None:
    reset(li, acting(feng))
    reset(li, acting(feng))
    found = Event.objects.filter(subject_kind="staff_record")
    assert list(found.order_by("seq").values_list("seq", flat=True)) == [1, 2, 3]
    assert found.values("subject_id").distinct().count() == 1


@pytest.mark.parametrize("post", ["system_admin", "audit_admin", "district_leader"])
def test_only_the_security_administrator_may(ground: Ground, li: Account, post: str) -> None:
    someone = enlist("someone")
    appoint(someone, ground.centre, post)
    with pytest.raises(Refused) as refused:
        reset(li, acting(someone))
    assert refused.value.status == 403


def test_nobody_resets_ones_own(feng: Account) -> None:
    with pytest.raises(Refused) as refused:
        reset(feng, acting(feng))
    assert refused.value.status == 403


def test_nobody_reaches_into_another_home(ground: Ground, li: Account, feng: Account) -> None:
    Tenant.objects.create(pk=2, slug="chuanxian", name="川县")
    with pytest.raises(Refused) as refused:
        reset(li, acting(feng), tenant_id=2)
    assert refused.value.status == 403


def test_a_person_without_a_post_here_is_nobody_of_ours(ground: Ground, feng: Account) -> None:
    with pytest.raises(Refused):
        reset(enlist("chen"), acting(feng))
    reset(feng, SYSTEM)
