"""The only source of time."""

from datetime import UTC, datetime

import pytest

from jielin.kernel import clock

NOON = datetime(2026, 7, 16, 4, tzinfo=UTC)


def test_a_story_at_another_moment_ends_where_it_ends() -> None:
    with clock.at(NOON):
        assert clock.now() == NOON
    assert clock.now() != NOON


def test_a_fault_in_a_story_gives_the_present_back() -> None:
    with pytest.raises(ZeroDivisionError), clock.at(NOON):
        raise ZeroDivisionError
    assert clock.now() != NOON


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError), clock.at(datetime(2026, 7, 16)):  # noqa: DTZ001
        pass
