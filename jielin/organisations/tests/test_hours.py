"""Office hours as stored, and what is refused."""

from datetime import time

import pytest
from django.utils.translation import override

from jielin.organisations.hours import CLOSED, BadHours, week, weekdays


def test_a_week_has_seven_days_monday_first() -> None:
    days = week(weekdays(("09:00", "12:00"), ("13:30", "17:30")))
    assert len(days) == 7
    assert days[0] == ((time(9), time(12)), (time(13, 30), time(17, 30)))
    assert days[5:] == ((), ())


def test_nothing_said_means_closed() -> None:
    assert week({}) == CLOSED


@pytest.mark.parametrize(
    ("stored", "sentence"),
    [
        (["09:00"], "请按星期几填写办公时间。"),
        ({"mon": []}, "“mon”不是星期的写法：星期一写 0，星期日写 6。"),
        ({"0": "9-5"}, "星期代号 0 的办公时间应是一组时段。"),
        ({"0": [["09:00"]]}, "星期代号 0 的每个时段都要有开始和结束。"),
        ({"0": [["09:00", "25:00"]]}, "星期代号 0 的“25:00”不是时间，请写成 09:00 这样。"),
        ({"0": [["12:00", "09:00"]]}, "星期代号 0 的时段有重叠，或者结束早于开始。"),
        (
            {"0": [["09:00", "12:00"], ["11:00", "17:00"]]},
            "星期代号 0 的时段有重叠，或者结束早于开始。",
        ),
    ],
)
def test_bad_hours_are_refused_with_a_sentence(stored: object, sentence: str) -> None:
    with override("zh-hans"), pytest.raises(BadHours) as refused:
        week(stored)
    assert str(refused.value) == sentence
