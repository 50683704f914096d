"""Work that returns by the clock."""

from datetime import UTC, datetime, timedelta

import pytest

from jielin.kernel import clock
from jielin.kernel.models import Schedule

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 7, 16, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _hourly() -> Schedule:
    with clock.at(NOON):
        Schedule.keep("jielin.kernel.tasks.seal", HOUR)
    return Schedule.objects.get()


def test_of_two_schedulers_one_gets_the_turn() -> None:
    row, twin = _hourly(), Schedule.objects.get()
    assert (row.claim(NOON), twin.claim(NOON)) == (True, False)


def test_missed_turns_are_not_made_up_one_by_one() -> None:
    _hourly().claim(NOON + 5 * HOUR)
    assert Schedule.objects.get().next_at == NOON + 6 * HOUR


def test_it_is_due_at_its_time_and_not_before() -> None:
    _hourly().claim(NOON)
    assert not Schedule.due(NOON + HOUR - timedelta(seconds=1)).exists()
    assert Schedule.due(NOON + HOUR).exists()


def test_keeping_it_again_leaves_its_time() -> None:
    _hourly().claim(NOON)
    Schedule.keep("jielin.kernel.tasks.seal", HOUR)
    assert Schedule.objects.get().next_at == NOON + HOUR
