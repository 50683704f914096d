"""What has served its time is deleted, and only that."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from jielin.cases.models import Outside, OutsideAsk
from jielin.deadlines.reckoning import ZONE
from jielin.kernel import clock, personal
from jielin.rights.models import RetentionRun
from jielin.rights.tests.conftest import Office, office_of
from jielin.whistles.models import Response
from jielin.whistles.tests.conftest import town_of
from tests import stories
from tests.cast import City

THEN = datetime(2026, 7, 16, 10, 15, tzinfo=ZONE)

FIRM = Outside("惠民物业", "13700001111", "何时能修？")


@pytest.fixture
def office(standing_city: City) -> Iterator[Office]:
    with clock.at(THEN):
        yield office_of(standing_city)


def gone(field: str, days: int) -> int:
    """How many of a kind a run deletes so many days from now."""
    with clock.at(clock.now() + timedelta(days=days)):
        counts = {name: count for _app, name, count in personal.retain(clock.now())}
    return counts[field]


def test_a_firms_telephone_goes_after_half_a_year(office: Office) -> None:
    case = stories.handling(office)
    case.ask_outside(by=office.actor("zhao"), told=FIRM)
    OutsideAsk.objects.get().recall(by=office.actor("zhao"))
    assert gone("OutsideAsk.phone", 179) == 0
    assert gone("OutsideAsk.phone", 181) == 1
    assert OutsideAsk.objects.get().phone == ""


def test_while_the_firm_is_awaited_it_stays(office: Office) -> None:
    stories.handling(office).ask_outside(by=office.actor("zhao"), told=FIRM)
    assert gone("OutsideAsk.phone", 181) == 0


def test_who_came_is_forgotten_after_a_year(office: Office) -> None:
    order = town_of(office).arrived()
    assert gone("Response.arrived_person", 364) == 0
    assert gone("Response.arrived_person", 366) == order.responses.count()
    assert not Response.objects.exclude(arrived_person="").exists()


def test_whatever_a_run_reports_stands_in_the_list_of_what_is_held(office: Office) -> None:
    held = {(app, one.field) for app, rows in personal.held() for one in rows}
    reported = [(app, field) for app, field, _count in personal.retain(clock.now())]
    # A field of what is held as a whole needs no line of its own.
    assert not [
        (app, field)
        for app, field in reported
        if not {(app, field), (app, field.partition(".")[0])} & held
    ]


def test_a_run_counts_what_it_did_and_what_was_not_there(office: Office) -> None:
    RetentionRun.run(clock.now())
    first = RetentionRun.objects.count()
    RetentionRun.run(clock.now() + timedelta(days=1))
    assert RetentionRun.objects.count() == 2 * first
