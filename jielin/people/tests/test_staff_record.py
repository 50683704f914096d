"""What security administrators do to an account: with a reason, in the chain, never to oneself."""

from datetime import timedelta
from typing import Any

import pytest

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event, Tenant
from jielin.kernel.workflow import Refused
from jielin.organisations.models import Organisation
from jielin.organisations.queries import directory
from jielin.people.models import Account, Appointment, StaffNote, StaffRecord
from jielin.people.queries import acting

from .conftest import PASSWORD, Ground, appoint, enlist

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


ACTS = ("reset_second_factor", "give_password", "show_phone")


def act(verb: str, account: Account, by: Any, tenant_id: int = HOME) -> None:
    getattr(StaffRecord, verb)(account, tenant_id=tenant_id, by=by, reason="忘记密码")


@pytest.mark.parametrize("verb", [*ACTS, "lift_lock"])
def test_whoever_has_left_is_nobody_of_ours_any_more(
    li: Account, feng: Account, verb: str
) -> None:
    li.appointments.get().end(by=SYSTEM)
    with pytest.raises(Refused, match="没有在本地任职") as refused:
        act(verb, li, acting(feng))
    assert refused.value.status == 403
    assert Account.objects.get(pk=li.pk).check_password(PASSWORD)


@pytest.mark.parametrize("verb", ACTS)
def test_a_proposal_gives_nobody_a_hold_on_an_account(
    ground: Ground, feng: Account, verb: str
) -> None:
    wu = enlist("wu", "吴越")
    Appointment.propose(wu, unit=ground.community, post="community_worker", by=SYSTEM)
    with pytest.raises(Refused, match="没有在本地任职"):
        act(verb, wu, acting(feng))


@pytest.fixture
def elsewhere(ground: Ground) -> Tenant:
    return Tenant.objects.create(pk=2, slug="chuanxian", name="川县")


def serves(account: Account, home: Tenant, days: int) -> None:
    """A post of the account in the other home, since so many days ago."""
    centre = Organisation.found(
        tenant=home, kind=Organisation.Kind.DISTRICT_CENTRE, name="川县市民诉求中心"
    )
    since = clock.now() - timedelta(days=days)
    appoint(account, directory().get(centre.pk), "district_reviewer", since=since)


@pytest.mark.parametrize("verb", ["reset_second_factor", "give_password"])
def test_a_home_gives_no_proofs_of_an_account_that_served_another_before(
    li: Account, feng: Account, elsewhere: Tenant, verb: str
) -> None:
    serves(li, elsewhere, days=400)
    with pytest.raises(Refused, match="另一个数据归属地") as refused:
        act(verb, li, acting(feng))
    assert refused.value.status == 403
    assert Account.objects.get(pk=li.pk).check_password(PASSWORD)


def test_the_home_where_a_person_served_first_gives_them(
    li: Account, feng: Account, elsewhere: Tenant
) -> None:
    serves(li, elsewhere, days=0)
    act("give_password", li, acting(feng))
    assert not Account.objects.get(pk=li.pk).check_password(PASSWORD)
