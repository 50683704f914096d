"""A word is received at once, answered within a promise, and ends by the asker's word or time."""

import pytest

from jielin.feedback.limits import LIMITS
from jielin.feedback.models import Feedback
from jielin.feedback.tasks import expire
from jielin.kernel import sealing
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Event, Promise
from jielin.kernel.workflow import Refused

from .conftest import THEN, ZONE, Town, later


def owed(one: Feedback) -> list[str]:
    rows = Promise.objects.open().filter(subject_id=one.pk)
    return list(rows.values_list("kind", flat=True))


def test_it_has_a_number_and_a_promise_at_once(town: Town) -> None:
    one = town.received()
    promise = Promise.objects.get(subject_id=one.pk)
    assert one.number == "YJ20260716-0001"
    assert promise.kind == "answer"
    assert promise.due_at.astimezone(ZONE).date().isoformat() == "2026-07-23"


def test_the_unit_of_the_system_administrator_owes_the_answer(town: Town) -> None:
    promise = Promise.objects.get(subject_id=town.received().pk)
    assert promise.owner_id == town.unit("澜东区市民诉求中心").id


def test_an_answer_keeps_the_promise(town: Town) -> None:
    one = town.answered()
    assert owed(one) == []
    assert town.fresh(one).state == "answered"


def test_the_asker_ends_it(town: Town) -> None:
    for who in ("", "chen"):
        one = town.answered(who)
        one.close(by=town.asker(one))
        assert town.fresh(one).state == "closed"


def test_the_asker_says_once_that_it_does_not_help(town: Town) -> None:
    one = town.answered()
    one.ask_again(by=town.asker(one), text="还是点不到。")
    assert (town.fresh(one).state, owed(one)) == ("received", ["answer"])
    one.answer(by=town.actor("qian"), text="已经再次修改。")
    with pytest.raises(Refused) as refused:
        one.ask_again(by=town.asker(one), text="还是不行。")
    assert refused.value.status == 403


def test_it_ends_by_itself_after_the_days_of_the_rule(town: Town) -> None:
    one = town.answered()
    with later(days=13):
        assert expire.call() == 0
    with later(days=15):
        assert expire.call() == 1
        assert expire.call() == 0
    assert town.fresh(one).state == "closed"
    assert list(sealing.faults(1)) == []


def test_what_is_not_answered_never_ends_by_itself(town: Town) -> None:
    one = town.received()
    with later(days=400):
        assert expire.call() == 0
    assert town.fresh(one).state == "received"


def test_the_same_form_twice_is_one_word(town: Town) -> None:
    key = uuid7()
    assert town.received(filed_key=key).pk == town.received(filed_key=key).pk
    assert Feedback.objects.count() == 1


def test_whoever_sends_many_is_asked_to_wait(town: Town) -> None:
    for _ in range(LIMITS.per_sender_an_hour):
        town.received(sender="session:same")
    with pytest.raises(Refused):
        town.received(sender="session:same")
    assert Feedback.objects.count() == LIMITS.per_sender_an_hour
    town.received(sender="session:other")
    with later(hours=1, minutes=1):
        town.received(sender="session:same")


def test_a_flood_without_accounts_leaves_room_for_those_who_sign_in(town: Town) -> None:
    rows = [town.received() for _ in range(3)]
    Feedback.objects.bulk_create(_copy(rows[0], n) for n in range(LIMITS.without_account_an_hour))
    with pytest.raises(Refused):
        town.received()
    assert town.received("chen").asked_by_id == town.accounts["chen"].pk


def test_a_look_at_the_number_is_recorded_with_its_reason(town: Town) -> None:
    one = town.received(phone="13800002206")
    assert one.reveal(by=town.actor("qian"), purpose="ask_back") == "13800002206"
    event = Event.objects.filter(subject_id=one.pk).order_by("-id")[0]
    assert (event.verb, event.details) == ("feedback.number_shown", {"purpose": "ask_back"})


def test_a_number_is_unreadable_in_the_table(town: Town) -> None:
    one = town.received(phone="13800002206")
    stored = Feedback.objects.filter(pk=one.pk).extra(select={"raw": "phone"})
    assert "13800002206" not in str(stored.values_list("raw", flat=True)[0])


def test_where_no_administrator_is_in_office_the_centre_owes_the_answer(town: Town) -> None:
    one = Feedback.receive(town.said(area_id=None), tenant_id=2, by=town.actor("chen"))
    promise = Promise.objects.get(subject_id=one.pk)
    assert promise.owner_id == town.unit("澜西县市民诉求中心").id


def _copy(one: Feedback, n: int) -> Feedback:
    copied = Feedback.objects.get(pk=one.pk)
    copied.pk, copied.filed_key, copied.number = uuid7(), uuid7(), f"YJ{THEN:%Y%m%d}-9{n:03d}"
    return copied
