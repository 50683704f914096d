"""Nothing ends, sends away or locks out the last security administrator of a home."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.people.models import Account, Appointment
from jielin.people.queries import acting
from tests.cast import City, found_city
from tests.cast import city as city

from .conftest import PASSWORD, appoint, race
from .test_desk_people import of, step
from .test_desk_people import town as town

CENTRE = "澜东区市民诉求中心"
DAY = timedelta(days=1)
Act = Callable[[City], object]


def second(town: City, **more: object) -> Appointment:
    """Another security administrator, who has a password."""
    account = Account.enlist("ge", "葛平", PASSWORD)
    town.accounts["ge"] = account
    return appoint(account, town.unit(CENTRE), "security_admin", **more)


def ends(town: City) -> None:
    of(town, "feng").end(by=SYSTEM)


def ends_later(town: City) -> None:
    of(town, "feng").end(by=SYSTEM, at=clock.now() + 9 * DAY)


def hands_over(town: City) -> None:
    of(town, "feng").hand_over(to=town.accounts["qian"], by=SYSTEM)


def goes_away(town: City) -> None:
    now, qian = clock.now(), town.accounts["qian"]
    of(town, "feng").note_leave(stand_in=qian, since=now + DAY, until=now + 3 * DAY, by=SYSTEM)


def is_locked(town: City) -> None:
    town.accounts["feng"].suspend()


def is_erased(town: City) -> None:
    with turn():
        town.accounts["feng"].erase()


ALL = [ends, ends_later, hands_over, goes_away, is_locked, is_erased]


@pytest.mark.parametrize("act", ALL)
def test_the_last_one_stays_and_a_sentence_says_what_to_do(town: City, act: Act) -> None:
    with pytest.raises(Refused, match="最后一名安全保密管理员") as refused:
        act(town)
    assert refused.value.status == 409
    assert acting(Account.objects.get(username="feng")).has_duty("security.manage")
    assert not of(town, "feng").leaves.exists()


@pytest.mark.parametrize("act", ALL)
def test_with_a_second_one_it_is_done(town: City, act: Act) -> None:
    second(town, since=clock.now() - DAY)
    act(town)


@pytest.mark.parametrize("act", ALL)
def test_whoever_never_got_a_password_opens_nothing_yet(town: City, act: Act) -> None:
    appoint(Account.welcome("ge", "葛平"), town.unit(CENTRE), "security_admin")
    with pytest.raises(Refused, match="最后一名"):
        act(town)


@pytest.mark.parametrize("act", [ends, hands_over, is_locked, is_erased])
def test_a_second_one_for_some_days_is_not_enough_to_go_for_good(town: City, act: Act) -> None:
    second(town, since=clock.now() - DAY, until=clock.now() + 30 * DAY)
    with pytest.raises(Refused, match="最后一名"):
        act(town)


def test_for_a_leave_a_second_one_for_these_days_is_enough(town: City) -> None:
    second(town, since=clock.now() - DAY, until=clock.now() + 30 * DAY)
    goes_away(town)


def test_of_two_only_one_is_away_at_a_time(town: City) -> None:
    goes = second(town, since=clock.now() - DAY)
    now = clock.now()
    goes.note_leave(
        stand_in=town.accounts["feng"], since=now + 2 * DAY, until=now + 5 * DAY, by=SYSTEM
    )
    with pytest.raises(Refused, match="最后一名"):
        goes_away(town)


def test_one_of_another_home_does_not_count(town: City) -> None:
    account = Account.enlist("ge", "葛平", PASSWORD)
    appoint(account, town.unit("澜西县市民诉求中心"), "security_admin")
    with pytest.raises(Refused, match="最后一名"):
        ends(town)


def test_other_posts_end_as_before(town: City) -> None:
    of(town, "an").end(by=SYSTEM)
    of(town, "qian").end(by=SYSTEM)


def test_on_the_desk_it_is_a_sentence_and_not_a_fault(town: City) -> None:
    assert step(town.client("qian"), of(town, "feng"), "end") == 409


@pytest.mark.django_db(transaction=True)
def test_of_two_who_end_each_others_post_at_once_one_stays() -> None:
    city = found_city()
    first = appoint(Account.enlist("feng", "冯安", PASSWORD), city.unit(CENTRE), "security_admin")
    other = second(city)
    outcomes = race(*(lambda one=one: one.end(by=SYSTEM) for one in (first, other)))
    assert outcomes == ["refused", "won"]
    assert Appointment.objects.filter(post_id="security_admin", until=None).count() == 1
