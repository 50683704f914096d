"""Consents: written at the first sign-in by telephone, once for each text."""

import re

import pytest

from jielin.kernel import clock
from jielin.kernel.workflow import Refused
from jielin.messages.models import OutboxMessage
from jielin.rights.models import Consent

from .conftest import Office

PHONE = "13655556666"


def signs_in(office: Office) -> None:
    browser = office.client()
    browser.post("/login/", {"phone": PHONE})
    text = OutboxMessage.objects.order_by("id").last().text  # type: ignore[union-attr]
    code = re.findall(r"\d{6}", text)[0]
    answer = browser.post("/login/code/", {"code": code})
    assert answer.status_code == 302, answer.content.decode()[:400]


def test_whoever_signs_in_by_telephone_has_agreed(office: Office) -> None:
    signs_in(office)
    consent = Consent.objects.get()
    assert (consent.version, consent.given_at, consent.withdrawn_at) == (
        "2026-11",
        clock.now(),
        None,
    )


def test_a_second_sign_in_adds_none(office: Office) -> None:
    Consent.give(office.accounts["chen"])
    Consent.give(office.accounts["chen"])
    assert Consent.objects.count() == 1


def test_after_a_withdrawal_it_is_given_anew(office: Office) -> None:
    Consent.give(office.accounts["chen"]).withdraw()
    Consent.give(office.accounts["chen"])
    assert sorted(Consent.objects.values_list("withdrawn_at", flat=True), key=bool)[0] is None
    assert Consent.objects.count() == 2


def test_it_is_withdrawn_once(office: Office) -> None:
    consent = Consent.give(office.accounts["chen"])
    consent.withdraw()
    with pytest.raises(Refused):
        consent.withdraw()
