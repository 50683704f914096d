"""The calendar: published years, guessed years, and a year that comes out."""

from datetime import date
from io import StringIO
from pathlib import Path

import chinese_calendar
import pytest
from django.core.management import CommandError, call_command

from jielin.deadlines.models import WorkDay
from jielin.deadlines.queries import rulebook

pytestmark = pytest.mark.django_db
NOTICE_2027 = "date,working\n2027-01-01,no\n2027-01-03,yes\n"


def load(*args: object) -> str:
    told = StringIO()
    call_command("load_calendar", *args, stdout=told)
    return told.getvalue()


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    sheet = tmp_path / "2027.csv"
    sheet.write_text(NOTICE_2027, encoding="utf-8")
    return sheet


def test_2026_agrees_with_the_published_year_on_every_day() -> None:
    load(2026)
    days = dict(WorkDay.objects.values_list("date", "is_working"))
    assert len(days) == 365
    assert all(chinese_calendar.is_workday(day) == works for day, works in days.items())
    assert not WorkDay.objects.filter(provisional=True).exists()


def test_2026_has_248_working_days_with_six_at_weekends() -> None:
    load(2026)
    working = WorkDay.objects.filter(is_working=True)
    assert working.count() == 248
    assert working.filter(date__iso_week_day__gte=6).count() == 6


def test_2027_is_provisional_until_its_notice() -> None:
    assert "2027 年安排尚未公布" in load()
    days = WorkDay.objects.filter(date__year=2027)
    assert days.filter(provisional=True).count() == 365
    assert rulebook().calendar.on(date(2027, 10, 1)) == (True, True)


def test_loading_again_changes_nothing() -> None:
    load()
    before = list(WorkDay.objects.values())
    assert "更新 0 天" in load()
    assert list(WorkDay.objects.values()) == before


def test_the_notice_replaces_the_guess(notice: Path) -> None:
    load()
    load(2027, "--file", notice, "--source", "国办发明电〔2026〕9号")
    days = {day.date: day for day in WorkDay.objects.filter(date__year=2027)}
    assert not any(day.provisional for day in days.values())
    assert not days[date(2027, 1, 1)].is_working
    assert days[date(2027, 1, 3)].is_working
    assert days[date(2027, 1, 4)].source == "国办发明电〔2026〕9号"


def test_a_guess_never_covers_a_published_year(notice: Path) -> None:
    load(2027, "--file", notice)
    load(2027)
    assert not WorkDay.objects.get(date=date(2027, 1, 1)).is_working
    assert not WorkDay.objects.filter(provisional=True).exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("date\n2027-01-01\n", "缺少“working”列"),
        ("date,working\n2027-02-30,no\n", "不能填“2027-02-30”"),
        ("date,working\n2027-01-01,休\n", "不能填“休”"),
    ],
)
def test_a_faulty_notice_is_named_and_not_loaded(tmp_path: Path, text: str, said: str) -> None:
    sheet = tmp_path / "2027.csv"
    sheet.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=said):
        load(2027, "--file", sheet)
    assert not WorkDay.objects.exists()
