"""Whoever acts in another's place is marked as such, in the event and where staff read it."""

from datetime import timedelta

import pytest

from jielin.cases.models import Case
from jielin.cases.queries.timeline import happenings, items
from jielin.kernel import clock, sealing
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event
from jielin.people.models import Account, Appointment
from tests import stories
from tests.cast import PASSWORD, City

DESK = "/desk/landong"


@pytest.fixture
def gao(city: City) -> Account:
    """Stands in for the officer of the lighting office, and has no post of their own."""
    account = Account.enlist("gao", "高原", PASSWORD)
    stand_in(city, account)
    city.accounts["gao"] = account
    return account


def stand_in(city: City, account: Account) -> None:
    post, now = Appointment.objects.get(account=city.accounts["zhao"]), clock.now()
    told = {"since": now, "until": now + timedelta(days=5)}
    Appointment.propose_stand_in(account, of=post, by=SYSTEM, **told).confirm(by=SYSTEM)


def last(case: Case) -> Event:
    found: Event = Event.objects.get(subject_id=case.pk, seq=case.event_seq)
    return found


def test_the_event_of_a_stand_in_names_whose_post_it_was(city: City, gao: Account) -> None:
    case = stories.dispatched(city)
    case.take(by=city.actor("gao"))
    event = last(case)
    assert event.actor_id == gao.pk
    assert event.details == {"stands_in_for": str(city.accounts["zhao"].pk)}
    inner = Event.objects.get(subject_kind="assignment", verb="assignment.begun", actor_id=gao.pk)
    assert inner.details == event.details
    assert list(sealing.faults(1)) == []


def test_what_ones_own_post_allows_is_not_marked(city: City) -> None:
    stand_in(city, city.accounts["cheng"])
    case = stories.dispatched(city)
    case.transfer(
        by=city.actor("li"), unit_id=city.unit("区城市管理局").id, text="地下电缆归城管局。"
    )
    case.take(by=city.actor("cheng"))
    assert last(case).details == {}


def test_what_only_the_borrowed_post_allows_is_marked(city: City) -> None:
    stand_in(city, city.accounts["cheng"])
    case = stories.dispatched(city)
    case.take(by=city.actor("cheng"))
    assert last(case).details == {"stands_in_for": str(city.accounts["zhao"].pk)}


def test_staff_read_for_whom_and_the_resident_does_not(city: City, gao: Account) -> None:
    case = stories.dispatched(city)
    case.take(by=city.actor("gao"))
    page = city.client("li").get(f"{DESK}/cases/{case.number}/").content.decode()
    assert "高原（代理赵志远）" in page
    told = city.client("chen").get(f"/landong/c/wutongli/requests/{case.number}/")
    assert (told.status_code, "赵志远" in told.content.decode()) == (200, False)


def test_the_mark_stays_when_the_days_are_over(city: City, gao: Account) -> None:
    case = stories.dispatched(city)
    case.take(by=city.actor("gao"))
    with clock.at(clock.now() + timedelta(days=9)):
        told = items(case, happenings(case), {})
    assert told[0].actor == "高原（代理赵志远）"
