"""The sheet of rules: loaded again without harm, never edited, faults named by row."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from jielin.deadlines.models import Rule
from jielin.deadlines.queries import term
from jielin.kernel.models import Tenant

from .conftest import at

pytestmark = pytest.mark.django_db
HEAD = "kind,matter_type,category,rule_key,urgency,home,unit,amount,source,version,"
HEAD += "effective_from,verified\n"
SEVEN = "resolve,,,,,,natural_day,7,北京12345,1,2026-01-01,no\n"
FIVE = "resolve,,,,,,working_day,5,济南条例第24条,2,2026-08-01,yes\n"


def load(tmp_path: Path, *rows: str, head: str = HEAD) -> str:
    sheet, told = tmp_path / "规则.csv", StringIO()
    sheet.write_text(head + "".join(rows), encoding="utf-8")
    call_command("load_rules", sheet, stdout=told)
    return told.getvalue()


def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    assert "新增 1 条" in load(tmp_path, SEVEN)
    before = list(Rule.objects.values())
    assert "新增 0 条，停用 0 条，未变 1 条" in load(tmp_path, SEVEN)
    assert list(Rule.objects.values()) == before


def test_a_new_rule_closes_the_old_one_on_its_first_day(tmp_path: Path) -> None:
    load(tmp_path, SEVEN)
    assert "新增 1 条，停用 1 条" in load(tmp_path, SEVEN, FIVE)
    old, new = Rule.objects.order_by("effective_from")
    assert old.effective_to == new.effective_from
    assert new.effective_to is None
    july = term("resolve", tenant_id=81, start=at("2026-07-31 09:00"))
    august = term("resolve", tenant_id=81, start=at("2026-08-01 09:00"))
    assert (july.rule_id, august.rule_id) == (old.pk, new.pk)


def test_the_stored_rules_stay_when_the_sheet_forgets_them(tmp_path: Path) -> None:
    load(tmp_path, SEVEN, FIVE)
    load(tmp_path, FIVE)
    assert Rule.objects.count() == 2


def test_a_home_may_have_its_own_number(tmp_path: Path, home: Tenant) -> None:
    load(tmp_path, SEVEN, "resolve,,,,,jinchuan,clock_hour,72,金川区规定,1,2026-01-01,no\n")
    start = at("2026-07-14 09:00")
    assert term("resolve", tenant_id=81, start=start).due_at == at("2026-07-17 09:00")
    assert term("resolve", tenant_id=82, start=start).due_at == at("2026-07-21 23:59:59")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (SEVEN.replace(",7,", ",0,"), "第 3 行：“amount”不能填“0”"),
        (SEVEN.replace(",7,", ",-1,"), "“amount”不能填“-1”"),
        (SEVEN.replace(",7,", ",七,"), "“amount”不能填“七”"),
        (SEVEN.replace("natural_day", "天"), "“unit”不能填“天”"),
        (SEVEN.replace("2026-01-01", "2026/1/1"), "“effective_from”不能填“2026/1/1”"),
        (SEVEN.replace("北京12345", ""), "“source”是空的"),
        (SEVEN.replace(",no", ",maybe"), "“verified”不能填“maybe”"),
        ("resolve,,R9999,,,,natural_day,7,x,1,2026-01-01,no\n", "没有编码为“R9999”"),
        ("resolve,,,,,atlantis,natural_day,7,x,1,2026-01-01,no\n", "没有编码为“atlantis”"),
        (SEVEN.replace(",7,", ",9,"), "规则只增不改"),
        (SEVEN.replace("2026-01-01", "2025-01-01"), "早于"),
    ],
)
def test_a_fault_names_its_row_and_nothing_is_loaded(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        load(tmp_path, SEVEN, row)
    assert not Rule.objects.exists()


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="缺少“amount”列"):
        load(tmp_path, head=HEAD.replace("amount,", ""))


def test_a_sheet_in_another_encoding_is_refused(tmp_path: Path) -> None:
    sheet = tmp_path / "规则.csv"
    sheet.write_bytes((HEAD + SEVEN).encode("gb18030"))
    with pytest.raises(CommandError, match="UTF-8"):
        call_command("load_rules", sheet)


def test_a_sheet_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="打不开"):
        call_command("load_rules", tmp_path / "nothing.csv")
