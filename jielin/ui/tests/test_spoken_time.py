"""Moments and lengths as people say them, in both languages and at the edges of days."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from jielin.ui import spoken

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 7, 16, 10, 15, tzinfo=SHANGHAI)


def at(month: int, day: int, hour: int = 9, minute: int = 48, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("moment", "zh", "en"),
    [
        (at(7, 16), "今天 09:48", "Today 09:48"),
        (at(7, 16, 0, 0), "今天 00:00", "Today 00:00"),
        (at(7, 16, 23, 59), "今天 23:59", "Today 23:59"),
        (at(7, 15, 23, 59), "昨天 23:59", "Yesterday 23:59"),
        (at(7, 15, 19, 5), "昨天 19:05", "Yesterday 19:05"),
        (at(7, 14, 23, 59), "7月14日（周二）23:59", "Tue 14 Jul, 23:59"),
        (at(7, 17, 20, 16), "7月17日（周五）20:16", "Fri 17 Jul, 20:16"),
        (at(1, 1, 0, 0), "1月1日（周四）00:00", "Thu 1 Jan, 00:00"),
        (at(7, 17, year=2025), "2025年7月17日", "17 Jul 2025"),
        (at(1, 1, year=2027), "2027年1月1日", "1 Jan 2027"),
    ],
)
def test_a_moment_is_said_as_near_as_it_is(moment: datetime, zh: str, en: str) -> None:
    with override("zh-hans"):
        assert spoken.moment(moment, NOW) == zh
    with override("en"):
        assert spoken.moment(moment, NOW) == en


def test_the_day_is_the_readers_and_not_that_of_utc() -> None:
    late = datetime(2026, 7, 15, 16, 30, tzinfo=UTC)  # 00:30 on the 16th in Shanghai
    assert spoken.moment(late, NOW) == "今天 00:30"


def test_the_last_evening_of_a_year_is_still_yesterday() -> None:
    new_year = datetime(2027, 1, 1, 8, 0, tzinfo=SHANGHAI)
    assert spoken.moment(at(12, 31, 19, 5), new_year) == "昨天 19:05"


@pytest.mark.parametrize(
    ("moment", "zh", "en"),
    [
        (at(7, 16), "今天", "Today"),
        (at(7, 15), "昨天", "Yesterday"),
        (at(7, 14), "7月14日", "14 Jul"),
        (at(7, 14, year=2025), "2025年7月14日", "14 Jul 2025"),
    ],
)
def test_a_day_leaves_the_hour_out(moment: datetime, zh: str, en: str) -> None:
    with override("zh-hans"):
        assert spoken.day(moment, NOW) == zh
    with override("en"):
        assert spoken.day(moment, NOW) == en


@pytest.mark.parametrize(
    ("delta", "zh", "en"),
    [
        (timedelta(days=1, hours=9, minutes=30), "还有 1 天 9 小时", "1 day 9 hours left"),
        (timedelta(days=2), "还有 2 天", "2 days left"),
        (timedelta(hours=3, minutes=50), "还有 3 小时 50 分钟", "3 hours 50 minutes left"),
        (timedelta(minutes=1), "还有 1 分钟", "1 minute left"),
        (timedelta(0), "还有 1 分钟", "1 minute left"),
        (-timedelta(hours=2), "已超时 2 小时", "2 hours overdue"),
        (-timedelta(seconds=5), "已超时 1 分钟", "1 minute overdue"),
        (-timedelta(days=3, hours=1), "已超时 3 天 1 小时", "3 days 1 hour overdue"),
    ],
)
def test_what_is_left_is_said_in_two_units_at_most(delta: timedelta, zh: str, en: str) -> None:
    with override("zh-hans"):
        assert spoken.left(NOW + delta, NOW) == zh
    with override("en"):
        assert spoken.left(NOW + delta, NOW) == en


def test_tables_and_paper_write_digits() -> None:
    assert spoken.full(at(7, 17, 20, 16)) == "2026-07-17 20:16"
