"""Delivery: once, through a gateway that answers, fails, hangs or is not there."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from jielin.kernel import clock
from jielin.kernel.models import Tenant
from jielin.kernel.reference import held
from jielin.kernel.workflow import Refused
from jielin.messages.models import OutboxMessage, State, wording_of
from jielin.messages.tasks import forget, pick_up

from .conftest import Gateway

PHONE = "13800002206"
VALUES = {"code": "042917", "minutes": 10}


def send(home: Tenant, template: str = "phone_code", **values: Any) -> OutboxMessage:
    told = values or VALUES
    return OutboxMessage.send(tenant=home, phone=PHONE, template=template, values=told)


def stored(message: OutboxMessage) -> OutboxMessage:
    return OutboxMessage.objects.get(tenant_id=message.tenant_id, pk=message.pk)


def deliver(message: OutboxMessage) -> OutboxMessage:
    OutboxMessage.deliver(message.tenant_id, message.pk)
    return stored(message)


def fail(message: OutboxMessage, gateway: Gateway) -> OutboxMessage:
    gateway.answers.append(400)
    return deliver(message)


def test_the_stand_in_keeps_it_on_the_page(home: Tenant) -> None:
    message = deliver(send(home))
    assert (message.state, message.sent_at is not None) == (State.SENT, True)


def test_sending_costs_two_statements(home: Tenant, django_assert_num_queries: Any) -> None:
    with held():
        wording_of(home.pk, "phone_code")  # as every request, the words are known by now
        with transaction.atomic(), django_assert_num_queries(4):  # and two savepoints
            send(home)


def test_a_deed_undone_sends_nothing(home: Tenant) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        send(home)
        _ = 1 / 0
    assert not OutboxMessage.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_number_and_text_are_sealed_at_rest(home: Tenant) -> None:
    send(home)
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone, text FROM outbox_outboxmessage")
        phone, text = cursor.fetchone()
    assert PHONE not in phone
    assert "042917" not in text


def test_the_gateway_gets_number_text_and_a_lasting_id(home: Tenant, gateway: Gateway) -> None:
    message = deliver(send(home))
    assert gateway.asked == [{"to": PHONE, "text": message.text, "id": str(message.pk)}]
    assert gateway.tokens == ["Bearer t0ken"]
    assert message.state == State.SENT


def test_a_second_job_for_the_same_message_sends_nothing(home: Tenant, gateway: Gateway) -> None:
    message = send(home)
    deliver(message)
    deliver(message)
    assert len(gateway.asked) == 1


@pytest.mark.parametrize("answer", [500, 503, 429, "hang"])
def test_a_gateway_in_trouble_is_tried_again_later(
    home: Tenant, gateway: Gateway, answer: int | str
) -> None:
    gateway.answers.append(answer)
    message = deliver(send(home))
    assert (message.state, message.attempts) == (State.QUEUED, 1)
    assert message.not_before > clock.now() + timedelta(seconds=50)
    assert message.last_error == ("timeout" if answer == "hang" else f"HTTP {answer}")


def test_a_gateway_that_is_not_there_is_tried_again_later(home: Tenant, dead_port: None) -> None:
    message = deliver(send(home))
    assert (message.state, message.last_error) == (State.QUEUED, "ConnectionRefusedError")


@pytest.mark.parametrize("answer", [400, 401, 403, 404, 302])
def test_a_refusal_is_final_and_says_why(home: Tenant, gateway: Gateway, answer: int) -> None:
    gateway.answers.append(answer)
    message = deliver(send(home))
    assert (message.state, message.last_error) == (State.FAILED, f"HTTP {answer}")
    assert len(gateway.asked) == 1


def test_it_is_tried_five_times_and_then_left_to_people(home: Tenant, gateway: Gateway) -> None:
    gateway.answers.extend([500] * 9)
    message = send(home, "request_redo", unit="梧桐里社区", due="7月17日", number="S1", link="x")
    for _ in range(9):
        with clock.at(stored(message).not_before + timedelta(seconds=1)):
            deliver(message)
    assert (stored(message).state, len(gateway.asked)) == (State.FAILED, 5)


def test_it_goes_out_once_the_gateway_is_back(home: Tenant, gateway: Gateway) -> None:
    gateway.answers.extend([500, "hang"])
    message = send(home)
    for _ in range(3):
        with clock.at(stored(message).not_before + timedelta(seconds=1)):
            deliver(message)
    assert (stored(message).state, stored(message).last_error) == (State.SENT, "")


def test_an_expired_code_is_not_sent(home: Tenant, gateway: Gateway) -> None:
    message = send(home)
    with clock.at(message.created_at + timedelta(minutes=11)):
        assert deliver(message).last_error == "expired"
    assert gateway.asked == []


def test_a_failed_message_can_be_sent_again_by_hand(home: Tenant, gateway: Gateway) -> None:
    message = fail(send(home), gateway)
    message.retry()
    assert deliver(message).state == State.SENT


def test_a_sent_message_is_not_sent_again_by_hand(home: Tenant, gateway: Gateway) -> None:
    message = deliver(send(home))
    with pytest.raises(Refused):
        message.retry()


def test_a_message_to_staff_at_night_waits_for_the_morning(home: Tenant, gateway: Gateway) -> None:
    night = clock.now().replace(hour=14, minute=0)  # 22:00 in the city
    with clock.at(night):
        message = send(home, "work_offered", unit="物业科", number="S1", due="10:00")
        assert deliver(message).state == State.QUEUED
    with clock.at(night + timedelta(hours=10, minutes=1)):
        assert deliver(message).state == State.SENT


def test_what_a_lost_worker_claimed_is_picked_up(home: Tenant, gateway: Gateway) -> None:
    message = send(home)
    DBTaskResult.objects.all().delete()
    OutboxMessage.objects.filter(tenant_id=71).update(state=State.SENDING, claimed_at=clock.now())
    assert pick_up.call() == 0
    with clock.at(clock.now() + timedelta(minutes=12)):
        assert pick_up.call() == 1
    assert DBTaskResult.objects.count() == 1
    assert stored(message).state == State.SENDING


def test_the_text_is_emptied_when_it_has_no_more_use(home: Tenant) -> None:
    code = deliver(send(home))
    other = send(home, "work_urgent", number="S1", place="5号楼")
    with clock.at(code.created_at + timedelta(minutes=10)):
        assert forget.call() == 1
    assert (stored(code).text, stored(code).has_text) == ("", False)
    assert stored(other).text


def test_after_half_a_year_nothing_is_left(home: Tenant) -> None:
    message = deliver(send(home))
    with clock.at(message.created_at + timedelta(days=181)):
        forget.call()
    assert not OutboxMessage.objects.exists()


def test_an_unknown_gateway_is_a_fault_of_the_settings(home: Tenant, settings: Settings) -> None:
    settings.SMS_GATEWAY = "pigeon"
    with pytest.raises(ImproperlyConfigured):
        deliver(send(home))


def test_the_gateway_is_never_a_file(home: Tenant, gateway: Gateway, settings: Settings) -> None:
    settings.SMS_URL = "file:///etc/passwd"
    with pytest.raises(ImproperlyConfigured):
        deliver(send(home))


@pytest.mark.django_db(transaction=True)
def test_of_two_racing_workers_one_sends(transactional_db: None, gateway: Gateway) -> None:
    home = Tenant.objects.create(id=71, slug="jinchuan", name="金川区")
    message, both = send(home), threading.Barrier(2)

    def work() -> None:
        both.wait()
        OutboxMessage.deliver(message.tenant_id, message.pk)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(gateway.asked) == 1
    assert stored(message).state == State.SENT
