"""Who is away is looked after: stand-ins, leaves, and everything handed over at the end."""

from datetime import timedelta
from uuid import UUID

import pytest

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Event, Promise
from jielin.kernel.workflow import Refused
from jielin.people.models import Account, Appointment
from jielin.people.queries import acting

from .conftest import Ground, appoint, enlist

DAY = timedelta(days=1)


@pytest.fixture
def wang(ground: Ground) -> Appointment:
    given = appoint(enlist("wang", "王建国"), ground.community, "grid_worker")
    given.account.refresh_from_db()
    return given


@pytest.fixture
def li(ground: Ground) -> Account:
    account = enlist("li")
    appoint(account, ground.community, "community_worker")
    return account


def owe(post: Appointment, organisation_id: UUID | None = None) -> Promise:
    now = clock.now()
    return Promise.objects.create(
        tenant_id=post.tenant_id, subject_kind="case", subject_id=uuid7(), kind="resolve",
        owner_id=organisation_id or post.organisation_id, assignee_id=post.account_id,
        made_at=now, due_at=now + DAY,
    )  # fmt: skip


def stand_in(post: Appointment, who: Account, since: int = 0, until: int = 5) -> Appointment:
    now = clock.now()
    return Appointment.propose_stand_in(
        who, of=post, by=SYSTEM, since=now + since * DAY, until=now + until * DAY
    )


def test_a_stand_in_has_the_post_for_these_days_and_is_marked(wang: Appointment) -> None:
    hu = enlist("hu", "胡萍")
    stand_in(wang, hu).confirm(by=SYSTEM)
    (post,) = acting(hu).posts
    assert (post.post, post.stands_in) == ("grid_worker", True)
    with clock.at(clock.now() + 6 * DAY):
        assert acting(hu).posts == ()


def test_a_stand_in_too_counts_only_once_confirmed(wang: Appointment) -> None:
    hu = enlist("hu", "胡萍")
    stand_in(wang, hu)
    assert acting(hu).posts == ()


def test_no_stand_in_for_oneself_with_dates_turned_round_or_for_the_past(
    wang: Appointment, li: Account
) -> None:
    with pytest.raises(Refused):
        stand_in(wang, wang.account)
    with pytest.raises(Refused):
        stand_in(wang, li, since=5, until=2)
    wang.end(by=SYSTEM)
    with pytest.raises(Refused):
        stand_in(wang, li)


def test_a_leave_names_who_looks_after_the_post(wang: Appointment, li: Account) -> None:
    now = clock.now()
    wang.note_leave(stand_in=li, since=now, until=now + DAY, by=SYSTEM)
    event = Event.objects.get(verb="people.leave_noted")
    assert event.details["to"] == str(li.pk)
    assert wang.leaves.at(now).get().stand_in == li


def test_a_leave_needs_a_colleague_and_days_in_order(wang: Appointment, li: Account) -> None:
    now = clock.now()
    for who, days in ((enlist("sun"), 1), (wang.account, 1), (li, 0), (li, -3)):
        with pytest.raises(Refused):
            wang.note_leave(stand_in=who, since=now, until=now + days * DAY, by=SYSTEM)


def test_leaves_do_not_overlap(wang: Appointment, li: Account) -> None:
    now = clock.now()
    wang.note_leave(stand_in=li, since=now, until=now + 3 * DAY, by=SYSTEM)
    with pytest.raises(Refused):
        wang.note_leave(stand_in=li, since=now + 2 * DAY, until=now + 9 * DAY, by=SYSTEM)
    wang.note_leave(stand_in=li, since=now + 3 * DAY, until=now + 9 * DAY, by=SYSTEM)


def test_whoever_is_back_early_is_back_now(wang: Appointment, li: Account) -> None:
    now = clock.now()
    wang.note_leave(stand_in=li, since=now, until=now + 3 * DAY, by=SYSTEM)
    wang.note_return(by=SYSTEM)
    assert not wang.leaves.filter(until__gt=clock.now()).exists()
    with pytest.raises(Refused):
        wang.note_return(by=SYSTEM)


def test_everything_is_handed_over_at_once_and_the_post_ends(
    wang: Appointment, li: Account, ground: Ground
) -> None:
    mine = [owe(wang), owe(wang)]
    others = owe(wang, ground.street.id)
    wang.hand_over(to=li, by=SYSTEM)
    assert {Promise.objects.get(pk=one.pk).assignee_id for one in mine} == {li.pk}
    assert Promise.objects.get(pk=others.pk).assignee_id == wang.account_id
    assert Event.objects.get(verb="people.handed_over").details["count"] == 2
    assert acting(wang.account).posts == ()


def test_a_hand_over_does_not_touch_due_times_or_what_was_kept(
    wang: Appointment, li: Account
) -> None:
    owed, kept = owe(wang), owe(wang)
    Promise.objects.filter(pk=kept.pk).update(is_open=False, kept_at=clock.now())
    wang.hand_over(to=li, by=SYSTEM)
    assert Promise.objects.get(pk=owed.pk).due_at == owed.due_at
    assert Promise.objects.get(pk=kept.pk).assignee_id == wang.account_id


def test_nothing_is_handed_to_a_stranger_or_to_oneself(wang: Appointment, ground: Ground) -> None:
    sun = enlist("sun", "孙立")
    appoint(sun, ground.street, "street_dispatcher")
    owed = owe(wang)
    for who in (sun, wang.account):
        with pytest.raises(Refused):
            wang.hand_over(to=who, by=SYSTEM)
    assert Promise.objects.get(pk=owed.pk).assignee_id == wang.account_id
