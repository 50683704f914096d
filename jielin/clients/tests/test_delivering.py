"""Webhooks: what is sent, proven, tried again, given up, and never sent."""

import hmac
import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from jielin.clients import sending
from jielin.clients.addresses import BadAddress, chosen, read
from jielin.clients.limits import DELIVERIES
from jielin.clients.models import Delivery, DeliveryState, Hook
from jielin.clients.tasks import pick_up
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from tests.cast import City
from tests.fixtures import RunJobs

from .conftest import Program, program
from .receiving import Receiver, listening


@pytest.fixture(autouse=True)
def inner(settings: Any) -> None:
    """This machine counts as an allowed inner network."""
    settings.WEBHOOK_ALLOW_PRIVATE = ["127.0.0.0/8"]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with listening() as found:
        yield found


def told(one: Program, receiver: Receiver) -> Hook:
    events = ["case.registered", "case.accepted"]
    return Hook.subscribe(one.client, address=receiver.address, events=events, by=SYSTEM)[0]


def only() -> Delivery:
    return Delivery.objects.get()


def test_what_happened_is_told(street: Program, receiver: Receiver, run_jobs: RunJobs) -> None:
    told(street, receiver)
    number = street.registers().json()["number"]
    run_jobs()
    headers, body = receiver.taken[0]
    said = json.loads(body)
    assert (said["event"], said["number"]) == ("case.registered", number)
    assert said["link"] == f"/api/v1/landong/cases/{number}/"
    assert headers["Jielin-Delivery"] == said["id"] == str(only().pk)
    assert only().state == DeliveryState.SENT


def test_no_word_of_a_person_is_told(
    street: Program, receiver: Receiver, run_jobs: RunJobs
) -> None:
    told(street, receiver)
    street.registers()
    run_jobs()
    assert set(json.loads(receiver.taken[0][1])) == {"id", "event", "number", "at", "link"}


def test_the_signature_proves_moment_and_body(
    street: Program, receiver: Receiver, run_jobs: RunJobs
) -> None:
    hook = told(street, receiver)
    street.registers()
    run_jobs()
    headers, body = receiver.taken[0]
    at, mark = (part.partition("=")[2] for part in headers["Jielin-Signature"].split(","))
    assert abs(int(at) - clock.now().timestamp()) < 60
    proof = hmac.new(hook.secret.encode(), f"{at}.".encode() + body, sha256).hexdigest()
    assert hmac.compare_digest(proof, mark)


def test_an_event_is_told_once_however_often_the_job_runs(
    street: Program, receiver: Receiver, run_jobs: RunJobs
) -> None:
    told(street, receiver)
    street.registers()
    run_jobs()
    Delivery.carry(only().tenant_id, only().pk)
    assert len(receiver.taken) == 1


def test_who_does_not_see_a_request_is_not_told(
    city: City, receiver: Receiver, run_jobs: RunJobs
) -> None:
    told(program(city, "西桥街道"), receiver)
    told(program(city, "梧桐里社区"), receiver)
    program(city).registers(request_type="report", accused=str(city.unit("梧桐里社区").id))
    run_jobs()
    assert not receiver.taken and not Delivery.objects.exists()


def test_a_refusal_is_tried_again_later(street: Program, run_jobs: RunJobs) -> None:
    with listening(status=500) as bad:
        told(street, bad)
        street.registers()
        run_jobs()
        assert (only().state, only().tries, only().status) == (DeliveryState.QUEUED, 1, 500)
        assert only().not_before > clock.now()
        bad.status = 200
        with clock.at(clock.now() + DELIVERIES.waits[0] + timedelta(seconds=1)):
            Delivery.carry(only().tenant_id, only().pk)
        assert (only().state, len(bad.taken)) == (DeliveryState.SENT, 2)


def test_a_delivery_is_given_up_after_its_tries_and_sent_again_by_hand(
    street: Program, run_jobs: RunJobs
) -> None:
    with listening(status=503) as bad:
        told(street, bad)
        street.registers()
        run_jobs()
        for wait in DELIVERIES.waits:
            Delivery.objects.update(not_before=clock.now() - wait)
            Delivery.carry(only().tenant_id, only().pk)
        assert (only().state, only().tries) == (DeliveryState.FAILED, DELIVERIES.tries)
        bad.status = 200
        only().again()
        run_jobs()
        assert only().state == DeliveryState.SENT


def test_an_address_that_never_answers_is_stopped(street: Program, run_jobs: RunJobs) -> None:
    with listening(status=500) as bad:
        hook = told(street, bad)
        Hook.objects.update(failures=DELIVERIES.most_failures - 1)
        street.registers()
        run_jobs()
        hook.refresh_from_db()
        assert hook.state == "stopped"
        street.registers()
        run_jobs()
        assert Delivery.objects.count() == 1


def test_a_success_forgives_the_failures_before(
    street: Program, receiver: Receiver, run_jobs: RunJobs
) -> None:
    hook = told(street, receiver)
    Hook.objects.update(failures=5)
    street.registers()
    run_jobs()
    hook.refresh_from_db()
    assert hook.failures == 0


def test_redirects_are_not_followed(
    street: Program, receiver: Receiver, run_jobs: RunJobs
) -> None:
    with listening(status=307, location=receiver.address) as leading:
        told(street, leading)
        street.registers()
        run_jobs()
    assert not receiver.taken
    assert (only().status, only().state) == (307, DeliveryState.QUEUED)


def test_who_answers_sign_by_sign_is_cut_off(
    street: Program, run_jobs: RunJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = type(DELIVERIES)(patience=0.4)
    monkeypatch.setattr(sending, "DELIVERIES", quick)
    with listening(drips=True) as slow:
        told(street, slow)
        street.registers()
        run_jobs()
    assert (only().state, only().status) == (DeliveryState.QUEUED, None)
    assert only().said


def test_nobody_there_is_noted(street: Program, hook: Hook, run_jobs: RunJobs) -> None:
    street.registers()
    run_jobs()
    assert only().state == DeliveryState.QUEUED and only().said


def test_the_address_is_checked_again_when_it_is_sent(
    street: Program, receiver: Receiver, run_jobs: RunJobs, settings: Any
) -> None:
    told(street, receiver)
    settings.WEBHOOK_ALLOW_PRIVATE = []
    street.registers()
    run_jobs()
    assert not receiver.taken
    assert (only().state, only().status) == (DeliveryState.QUEUED, None)


def test_the_line_goes_to_the_address_that_was_checked(
    street: Program, receiver: Receiver, run_jobs: RunJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def names(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        """Good the first time, then this machine's other network: a name that is bound anew."""
        asked.append(host)
        ip = "127.0.0.1" if len(asked) == 1 else "10.0.0.8"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]

    address = f"http://events.example.gov.cn:{receiver.port}/"
    Hook.subscribe(street.client, address=address, events=["case.registered"], by=SYSTEM)
    street.registers()
    monkeypatch.setattr(socket, "getaddrinfo", _only_names(names))
    run_jobs()
    assert receiver.taken[0][0]["Host"] == f"events.example.gov.cn:{receiver.port}"


def _only_names(names: Any) -> Any:
    real = socket.getaddrinfo

    def found(host: str, port: int, *more: Any, **told: Any) -> Any:
        is_number = host.replace(".", "").isdigit()
        return real(host, port, *more, **told) if is_number else names(host, port)

    return found


def test_a_lost_delivery_is_picked_up(street: Program, hook: Hook) -> None:
    Delivery.offer(hook.pk, hook.tenant_id, event="test", event_id=None, told={})
    assert pick_up.call() == 0
    with clock.at(clock.now() + DELIVERIES.lease * 2):
        assert pick_up.call() == 1


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "::1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.1",
     "100.100.100.200", "100.64.0.1", "fd00::1", "fe80::1%eth0", "::ffff:127.0.0.1",
     "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "::", "240.0.0.1", "255.255.255.255"],
)  # fmt: skip
def test_inner_addresses_are_refused_however_they_are_written(ip: str) -> None:
    with pytest.raises(BadAddress):
        chosen([ip], [], is_plain=False)
    with pytest.raises(BadAddress):
        chosen(["203.0.114.9", ip], [], is_plain=False)


@pytest.mark.parametrize("ip", ["169.254.169.254", "100.100.100.200", "fe80::1", "::"])
def test_what_gives_keys_away_is_refused_whatever_is_allowed(ip: str) -> None:
    with pytest.raises(BadAddress):
        chosen([ip], ["0.0.0.0/0", "::/0"], is_plain=False)


def test_public_addresses_are_taken_over_tls_alone() -> None:
    assert chosen(["114.114.114.114"], [], is_plain=False) == "114.114.114.114"
    assert chosen(["10.8.0.3"], ["10.8.0.0/16"], is_plain=True) == "10.8.0.3"
    with pytest.raises(BadAddress):
        chosen(["114.114.114.114"], [], is_plain=True)
    with pytest.raises(BadAddress):
        chosen([], [], is_plain=False)


@pytest.mark.parametrize(
    "address",
    ["", "ftp://a.cn/", "https://", "https://a:b@c.cn/", "https://a.cn:99999/", "javascript:1",
     "https://a b.cn/", "https://a.cn/\r\nX: y", "https://[::1/", "https://a.cn:0/"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(BadAddress):
        read(address)


def test_the_parts_of_an_address() -> None:
    found = read("https://a.gov.cn:8443/x?y=1#z")
    assert (found.host, found.port, found.path) == ("a.gov.cn", 8443, "/x?y=1")
    assert found.host_header == "a.gov.cn:8443"
