"""What has served its time is deleted, and only that."""

from datetime import timedelta

from jielin.cases.models import Outside, OutsideAsk
from jielin.kernel import clock, personal
from jielin.rights.models import RetentionRun
from jielin.whistles.models import Response
from jielin.whistles.tests.conftest import town_of
from tests import stories

from .conftest import Office

FIRM = Outside("惠民物业", "13700001111", "何时能修？")


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


def test_a_run_counts_what_it_did_and_what_was_not_there(office: Office) -> None:
    RetentionRun.run(clock.now())
    first = RetentionRun.objects.count()
    RetentionRun.run(clock.now() + timedelta(days=1))
    assert RetentionRun.objects.count() == 2 * first
