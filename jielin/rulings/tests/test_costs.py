"""How many statements the pages and the verbs of rulings take, at most."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import stories

from .conftest import Town, again, more_time, parked, parking, returned

RULINGS = "/desk/landong/rulings/"


def asked(town: Town, who: str, address: str) -> int:
    """Statements of a page, the second time it is opened."""
    client = town.client(who)
    client.get(address)
    with CaptureQueriesContext(connection) as told:
        assert client.get(address).status_code == 200
    return len(told)


def test_a_case_without_rulings_asks_nothing_more_for_them(court: Town) -> None:
    case = stories.handling(court)
    with CaptureQueriesContext(connection) as told:
        court.client("zhao").get(f"/desk/landong/cases/{case.number}/")
    assert not [one for one in told if "rulings_" in one["sql"]]


@pytest.mark.parametrize("kind", ["objections", "extensions", "suspensions"])
def test_a_list_does_not_grow_with_its_lines(court: Town, kind: str) -> None:
    make: Any = {"objections": returned, "extensions": more_time, "suspensions": parking}[kind]
    make(court)
    few = asked(court, "zhou", f"{RULINGS}?kind={kind}")
    for _ in range(3):
        make(court)
    assert asked(court, "zhou", f"{RULINGS}?kind={kind}") == few <= 8


def test_the_store_does_not_grow_either(court: Town) -> None:
    parked(court)
    few = asked(court, "zhou", f"{RULINGS}parked/")
    parked(court)
    assert asked(court, "zhou", f"{RULINGS}parked/") == few <= 9


@pytest.mark.parametrize("kind", ["objection", "extension", "suspension"])
def test_the_page_of_a_ruling(court: Town, kind: str) -> None:
    make: Any = {"objection": returned, "extension": more_time, "suspension": parked}[kind]
    one = make(court)
    assert asked(court, "zhou", f"{RULINGS}{kind}s/{one.number}/") <= 9


# The ruling, the case and the unit's part change together, each with its event.
STEPS = {"uphold": returned, "reject": returned, "grant": more_time, "park": parking}


@pytest.mark.parametrize("verb", STEPS)
def test_a_ruling_with_all_that_follows_from_it(court: Town, verb: str) -> None:
    make: Any = STEPS[verb]
    one, zhou = make(court), court.client("zhou")
    zhou.get(RULINGS)
    step = f"{RULINGS}{one.kind}s/{one.number}/steps/{verb.replace('park', 'grant')}/"
    with CaptureQueriesContext(connection) as told:
        page = zhou.post(step, {"seen": again(one).event_seq, "text": "看过现场。"})
    assert page.status_code == 302
    assert len([sql for sql in told if "SAVEPOINT" not in sql["sql"]]) <= 17
