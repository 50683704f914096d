"""The small city with a security and an audit administrator, and a resident at a browser."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from jielin.deadlines.reckoning import ZONE
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.people.acting import Acting
from jielin.people.models import Account, Appointment, SignIn
from jielin.people.queries import acting, resident
from jielin.rights.models import Correction, DataRequest
from jielin.rights.states import About
from tests.cast import PASSWORD, City, found_city

# A Thursday morning.
THEN = datetime(2026, 7, 16, 10, 15, tzinfo=ZONE)
CENTRE = "澜东区市民诉求中心"
WRONG = Correction(About.NAME, "登记成了“陈方”", "陈芳")
MINE, DESK = "/me/data/", "/desk/landong/settings/"


@dataclass
class Office(City):
    """The city with those who decide: gu in landong, bian audits, shi in the other home."""

    def keeper(self, who: str = "gu") -> Acting:
        return acting(self.accounts[who])

    @property
    def chen(self) -> Acting:
        return resident(Account.objects.get(pk=self.accounts["chen"].pk))

    def correction(self) -> DataRequest:
        return DataRequest.ask_correction(WRONG, tenant_id=1, by=self.chen)

    def deletion(self) -> DataRequest:
        return DataRequest.ask_deletion(tenant_id=1, by=self.chen)

    def browser(self, who: str) -> Client:
        """Somebody who has just proven who they are."""
        return signed_in(self.accounts[who], "code" if who == "chen" else "password")


def signed_in(account: Account, means: str = "code") -> Client:
    """A browser whose owner has just proven who they are."""
    browser = Client()
    browser.force_login(account, backend="jielin.kernel.signed_in.Accounts")
    session = browser.session
    session["means"] = means
    session.save()
    SignIn.start(account, session=session.session_key or "", means=means, agent="")
    return browser


def office_of(city: City) -> Office:
    """The city with those who keep its data."""
    office = Office(city.home, city.other, city.areas, city.accounts)
    _appoint(office, "gu", "顾安", CENTRE, "security_admin")
    _appoint(office, "bian", "边审", CENTRE, "audit_admin")
    _appoint(office, "shi", "石岩", "澜西县市民诉求中心", "security_admin")
    return office


@pytest.fixture
def office(standing_city: City) -> Iterator[Office]:
    with clock.at(THEN):
        yield office_of(standing_city)


@pytest.fixture
def lasting_office(transactional_db: None) -> Iterator[Office]:
    """The same in committed rows, for threads that race."""
    yield office_of(found_city())


def _appoint(office: Office, who: str, name: str, unit: str, post: str) -> None:
    if who in office.accounts:
        return  # another app's story has brought them
    account = Account.enlist(who, name, PASSWORD)
    since: Any = clock.now() - timedelta(days=40)
    Appointment.appoint(account, unit=office.unit(unit), post=post, by=SYSTEM, since=since)
    office.accounts[who] = account
