"""The texts: filled with values, quiet at night, codes hidden."""

from datetime import datetime

import pytest

from jielin.messages import wording
from jielin.messages.wording import ZONE, template


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def test_a_text_is_filled_with_its_values() -> None:
    text = template("phone_code").filled({"code": "042917", "minutes": 10})
    assert "042917" in text
    assert "10 分钟" in text


def test_a_missing_value_is_a_fault_in_the_code() -> None:
    with pytest.raises(KeyError):
        template("phone_code").filled({"code": "042917"})


def test_values_cannot_break_the_line_or_fill_other_values() -> None:
    values = {"unit": "梧桐里\n社区{number}", "number": "SQ1", "due": "7月17日"}
    assert "梧桐里 社区{number}有" in template("work_offered").filled(values)


@pytest.mark.parametrize(
    ("now", "goes"),
    [
        ("2026-07-14 17:59", "2026-07-14 17:59"),
        ("2026-07-14 18:00", "2026-07-15 08:00"),
        ("2026-07-14 23:30", "2026-07-15 08:00"),
        ("2026-07-15 06:00", "2026-07-15 08:00"),
        ("2026-07-15 08:00", "2026-07-15 08:00"),
    ],
)
def test_staff_are_left_alone_from_six_to_eight(now: str, goes: str) -> None:
    assert template("work_offered").may_go_at(at(now)) == at(goes)


@pytest.mark.parametrize("key", ["phone_code", "request_resolved", "work_urgent"])
def test_residents_and_emergencies_are_never_kept_waiting(key: str) -> None:
    assert template(key).may_go_at(at("2026-07-14 23:30")) == at("2026-07-14 23:30")


def test_every_text_says_what_it_is_for_and_how_long_it_is_kept() -> None:
    for one in wording._templates(wording.SHEET).values():
        assert one.purpose
        assert one.text.startswith("【街邻】")
        assert 0 < one.keeps_text.total_seconds() <= one.keeps_row.total_seconds()


def test_a_code_is_hidden_and_the_rest_stays_readable() -> None:
    assert wording.without_digits("验证码 042917，有效") == "验证码 ••••••，有效"
