"""How many statements the pages of data rights take, at most."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jielin.kernel import clock
from jielin.people.models import Account
from jielin.people.queries import resident
from jielin.rights.models import DataRequest, RetentionRun
from tests import stories

from .conftest import DESK, MINE, WRONG, Office


def asked(office: Office, who: str, address: str) -> int:
    """Statements of a page, the second time it is opened."""
    browser = office.browser(who)
    browser.get(address)
    with CaptureQueriesContext(connection) as told:
        assert browser.get(address).status_code == 200
    return len(told)


def test_the_list_does_not_grow_with_its_lines(office: Office) -> None:
    office.correction()
    few = asked(office, "gu", f"{DESK}data-requests/")
    for number in range(3):
        other = Account.of_phone(f"1365555000{number}")
        DataRequest.ask_correction(WRONG, tenant_id=1, by=resident(other))
    assert asked(office, "gu", f"{DESK}data-requests/") == few <= 8


def test_the_proof_does_not_grow_with_its_runs(office: Office) -> None:
    RetentionRun.run(clock.now())
    few = asked(office, "bian", f"{DESK}retention/")
    RetentionRun.run(clock.now())
    assert asked(office, "bian", f"{DESK}retention/") == few <= 8


@pytest.mark.parametrize(("path", "most"), [("", 6), ("held/", 5), ("consents/", 6)])
def test_ones_own_pages_are_cheap(office: Office, path: str, most: int) -> None:
    stories.handling(office)
    assert asked(office, "chen", MINE + path) <= most


def test_who_sees_me_asks_little_for_each_request(office: Office) -> None:
    stories.handling(office)
    one = asked(office, "chen", f"{MINE}seen/")
    stories.handling(office)
    assert asked(office, "chen", f"{MINE}seen/") - one <= 2
