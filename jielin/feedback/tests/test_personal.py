"""What is held of a person here is told, exported, and erased when they wish it."""

from datetime import timedelta

from jielin.feedback import personal
from jielin.feedback.models import Feedback
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models.turn import turn
from jielin.kernel.personal import Person
from jielin.kernel.sealed import blind_index

from .conftest import TEXT, THEN, Town

PHONE = "13800002206"


def chen(town: Town) -> Person:
    return Person(town.accounts["chen"].pk, blind_index(PHONE))


def erased(town: Town) -> None:
    with turn():
        told = personal.known(chen(town))
        personal.erase(chen(town), told, SYSTEM)


def test_ones_own_and_what_was_left_with_ones_telephone_is_exported(town: Town) -> None:
    town.answered("chen"), town.received(phone=PHONE), town.received("sui")
    [section] = personal.export(chen(town))
    assert len(section.rows) == 2
    assert {row[4] for row in section.rows} == {TEXT}
    assert list(personal.homes(chen(town))) == [1, 1]


def test_what_waits_for_an_answer_holds_a_deletion_up(town: Town) -> None:
    one = town.received("chen")
    assert [hold.what for hold in personal.holds_up(chen(town))] == [one.number]
    one.answer(by=town.actor("qian"), text="好的。")
    assert list(personal.holds_up(chen(town))) == []


def test_an_erased_person_leaves_no_words_number_or_link(town: Town) -> None:
    one = town.received("chen", phone=PHONE, text=f"{TEXT}请打 {PHONE}。")
    one.answer(by=town.actor("qian"), text=f"已打过 {PHONE}。您说“{TEXT}”，已改好。")
    erased(town)
    found = Feedback.objects.get()
    stored = " ".join(str(getattr(found, field.attname)) for field in Feedback._meta.fields)
    for word in (PHONE, TEXT, str(town.accounts["chen"].pk), one.token, one.page):
        assert word not in stored
    assert (found.state, found.number) == ("answered", one.number)


def test_others_stay_as_they_are(town: Town) -> None:
    town.answered("chen"), town.answered("sui")
    erased(town)
    assert Feedback.objects.get(asked_by_id=town.accounts["sui"].pk).text == TEXT


def test_who_sent_what_is_forgotten_after_two_days(town: Town) -> None:
    one = town.received()
    assert personal.retain(THEN) == {"Feedback.sender_index": 0}
    assert personal.retain(THEN + timedelta(days=3)) == {"Feedback.sender_index": 1}
    assert town.fresh(one).sender_index == ""
