"""A household: everybody joins and leaves by their own will, and trusts one by one."""

from datetime import timedelta
from typing import Any

import pytest

from jielin.kernel import clock, personal
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event
from jielin.kernel.models.turn import turn
from jielin.kernel.personal import Person
from jielin.kernel.workflow import Refused
from jielin.people.models import Account, Household, Invitation, Member
from jielin.people.queries import resident
from jielin.people.queries.household import helped_by, may_act, page_of
from tests.cast import PHONES, City

MINE, THEIRS = PHONES["chen"], PHONES["sui"]


def ask(city: City, phone: str = THEIRS, who: str = "chen") -> Invitation:
    return Household.ask_in(phone, tenant_id=city.home.pk, by=city.actor(who))


def join(city: City, who: str = "sui") -> Household:
    invitation = ask(city, PHONES[who])
    accept(invitation, city.accounts[who])
    found = Household.of(city.accounts["chen"].pk)
    assert found is not None
    return found


def accept(invitation: Invitation, account: Account) -> None:
    told = {"invitation_id": invitation.pk, "index": account.phone_index}
    invitation.household.accept(by=resident(account), **told)


def ids(city: City, *who: str) -> tuple[Any, ...]:
    return tuple(city.accounts[one].pk for one in who)


def test_nobody_may_act_for_another_by_joining_alone(city: City) -> None:
    join(city)
    chen, sui = ids(city, "chen", "sui")
    assert not may_act(chen, sui)
    assert not may_act(sui, chen)


def test_trust_goes_one_way_and_ends_when_it_is_taken_back(city: City) -> None:
    household, (chen, sui) = join(city), ids(city, "chen", "sui")
    household.trust(by=city.actor("chen"), account_id=sui)
    assert may_act(sui, chen)
    assert not may_act(chen, sui)
    household.end_trust(by=city.actor("chen"), account_id=sui)
    assert not may_act(sui, chen)


def test_whoever_leaves_acts_for_nobody_and_nobody_for_them(city: City) -> None:
    household, (chen, sui) = join(city), ids(city, "chen", "sui")
    household.trust(by=city.actor("chen"), account_id=sui)
    household.trust(by=city.actor("sui"), account_id=chen)
    household.leave(by=city.actor("sui"))
    assert not may_act(sui, chen)
    assert not may_act(chen, sui)
    assert household.account_ids() == {chen}


def test_coming_back_brings_no_old_trust_along(city: City) -> None:
    household, (chen, sui) = join(city), ids(city, "chen", "sui")
    household.trust(by=city.actor("chen"), account_id=sui)
    household.leave(by=city.actor("sui"))
    join(city)
    assert not may_act(sui, chen)


def test_each_act_is_an_event_without_a_number_or_name(city: City) -> None:
    household, (_chen, sui) = join(city), ids(city, "chen", "sui")
    household.trust(by=city.actor("chen"), account_id=sui)
    events = Event.objects.filter(subject_id=household.pk).order_by("seq")
    said = ["begun", "invited", "joined", "trusted"]
    assert [one.verb for one in events] == [f"household.{verb}" for verb in said]
    assert [one.details for one in events] == [{}, {}, {}, {"account": str(sui)}]


def test_an_invitation_is_void_after_seven_days(city: City) -> None:
    invitation = ask(city)
    with (
        clock.at(clock.now() + timedelta(days=7, seconds=1)),
        pytest.raises(Refused, match="7"),
    ):
        accept(invitation, city.accounts["sui"])


def test_an_invitation_is_for_its_number_alone(city: City) -> None:
    invitation = ask(city, "13700009999")
    with pytest.raises(Refused):
        accept(invitation, city.accounts["sui"])


def test_an_answered_invitation_forgets_the_number(city: City) -> None:
    join(city)
    one = Invitation.objects.get()
    assert (one.phone, one.phone_index, one.answer) == ("", "", "accepted")


def test_an_old_invitation_forgets_the_number_by_the_daily_job(city: City) -> None:
    ask(city)
    gone = {field: count for _app, field, count in personal.retain(clock.now())}
    assert gone["Invitation.phone"] == 0
    later = clock.now() + timedelta(days=8)
    gone = {field: count for _app, field, count in personal.retain(later)}
    assert gone["Invitation.phone"] == 1
    assert Invitation.objects.get().phone == ""


def test_whoever_belongs_to_one_household_joins_no_second(city: City) -> None:
    join(city)
    other = Account.of_phone("13700009999")
    second = Household.ask_in(THEIRS, tenant_id=city.home.pk, by=resident(other))
    with pytest.raises(Refused):
        accept(second, city.accounts["sui"])


def test_a_number_is_invited_once_at_a_time(city: City) -> None:
    ask(city)
    with pytest.raises(Refused):
        ask(city)


def test_five_invitations_wait_and_no_more(city: City) -> None:
    for last in range(5):
        ask(city, f"1370000999{last}")
    with pytest.raises(Refused):
        ask(city)


def test_a_stranger_neither_invites_into_it_nor_takes_back_nor_trusts(city: City) -> None:
    invitation, stranger = ask(city), resident(Account.of_phone("13700009999"))
    household = invitation.household
    with pytest.raises(Refused):
        household.withdraw_invitation(by=stranger, invitation_id=invitation.pk)
    with pytest.raises(Refused):
        household.trust(by=stranger, account_id=city.accounts["chen"].pk)
    with pytest.raises(Refused):
        household.invite(by=stranger, phone=THEIRS, index="x")


def test_only_a_member_can_be_trusted(city: City) -> None:
    household = join(city)
    with pytest.raises(Refused):
        household.trust(by=city.actor("chen"), account_id=city.accounts["li"].pk)


def test_nobody_trusts_for_somebody_else_nor_is_the_head(city: City) -> None:
    household, (chen, sui) = join(city), ids(city, "chen", "sui")
    household.trust(by=city.actor("sui"), account_id=chen)
    household.end_trust(by=city.actor("chen"), account_id=chen)
    assert [one.pk for one in helped_by(chen)] == [sui]


def test_the_page_shows_names_or_half_a_number_and_no_more(city: City) -> None:
    join(city)
    page = page_of(city.accounts["chen"])
    (other,) = page.members
    name = city.accounts["sui"].name or "139****1234"
    assert (other.name, other.may_act_for_me, other.i_may_act_for) == (name, False, False)


def test_an_erased_person_leaves_the_household_and_no_number(city: City) -> None:
    household = join(city)
    ask(city, "13700009999", "sui")
    sui = city.accounts["sui"]
    with turn():
        personal.erase(Person(sui.pk, sui.phone_index or ""), by=SYSTEM)
    assert household.account_ids() == {city.accounts["chen"].pk}
    assert not Member.objects.filter(account_id=sui.pk).exists()
    assert not Invitation.objects.exclude(phone_index="").exists()
