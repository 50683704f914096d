"""Lists out of and into workbooks: all or nothing, every fault in a sentence with its place."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from django.utils.translation import override

from jielin.duties.queries.sheet_entries import rows_of, take
from jielin.duties.sheets import COLUMNS, read, write
from jielin.exchange.sheets import Sheet

from .conftest import FLOOD, LAMPS, Town

HEADS = [str(column.label) for column in COLUMNS]


def book(fill: Callable[[Any], object]) -> bytes:
    """A workbook with our headings, and whatever `fill` puts below."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as whole:
        page = whole.add_worksheet()
        with override("zh-hans"):
            page.write_row(0, 0, [str(column.label) for column in COLUMNS])
        fill(page)
    return made.getvalue()


def rows(*lines: list[Any]) -> bytes:
    return book(lambda page: [page.write_row(at, 0, line) for at, line in enumerate(lines, 1)])


def places(sheet: Sheet) -> list[str]:
    return [fault.place for fault in sheet.faults]


GOOD = ["Z01", "防汛排查", "防洪法第四十三条", "R0203", "东桥街道", "区城市管理局、区路灯管理所"]


def test_what_goes_out_comes_back_the_same(town: Town) -> None:
    version = town.published("responsibility", "梧桐里社区", FLOOD, LAMPS)
    content = write("清单", rows_of(version.entries.all()))
    assert take(read(content), 1).entries == (LAMPS, FLOOD)


def test_a_sheet_in_english_is_read_too(town: Town) -> None:
    version = town.published("responsibility", "梧桐里社区", FLOOD)
    with override("en"):
        content = write("List", rows_of(version.entries.all()))
    assert take(read(content), 1).entries == (FLOOD,)


def test_names_become_units_and_codes_become_categories(town: Town) -> None:
    [entry] = take(read(rows([*GOOD, "", "2026-12-31"])), 1).entries
    assert entry.unit_id == town.unit_id("东桥街道")
    assert len(entry.assisting) == 2
    assert (entry.categories, entry.ends_on) == (("R0203",), date(2026, 12, 31))


def test_numbers_are_read_as_people_wrote_them(town: Town) -> None:
    [entry] = take(read(rows([12, "防汛", "依据"])), 1).entries
    assert entry.code == "12"


def test_one_bad_row_keeps_all_of_it_out_and_every_fault_is_told(town: Town) -> None:
    bad = ["", "没有编号", "依据", "X99", "月球街道", "", "", "年底"]
    taken = take(read(rows(GOOD, bad, GOOD)), 1)
    assert taken.entries == ()
    found = [(fault.place, "3" in fault.sentence) for fault in taken.faults]
    assert found[:4] == [("A3", True), ("D3", True), ("E3", True), ("H3", True)]
    assert taken.faults[4].place == "A4"


def test_the_marked_sheet_can_be_corrected_and_sent_again(town: Town) -> None:
    taken = take(read(rows(["Z01", "防汛", "", ""])), 1)
    marked = write("清单", [row.cells for row in taken.rows], taken.numbered_anew())
    again = take(read(marked), 1)
    assert [fault.place for fault in again.faults] == ["C2"]
    assert "第 2 行" in again.faults[0].sentence or "Row 2" in again.faults[0].sentence


def test_formulas_are_refused_with_their_place() -> None:
    sheet = read(book(lambda page: page.write_formula(1, 1, "=1+1", None, "2")))
    assert places(sheet) == ["B2"]


def test_merged_cells_are_refused_with_their_place() -> None:
    def merge(page: Any) -> None:
        page.write_row(1, 0, GOOD)
        page.merge_range(2, 1, 3, 1, "合并")

    assert places(read(book(merge))) == ["B3"]


def test_a_heading_that_is_missing_is_named() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as whole:
        whole.add_worksheet().write_row(0, 0, ["别的", "表"])
    assert len(read(made.getvalue()).faults) == 3


def _zip_of(size: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b" " * size)
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"code,title\n1,2\n",
        b"PK\x03\x04broken",
        b"\xd0\xcf\x11\xe0old .xls",
        _zip_of(10),
        _zip_of(31_000_000),
        b"x" * 2_000_001,
    ],
    ids=["empty", "csv", "broken", "xls", "no book", "bomb", "large"],
)
def test_what_is_no_workbook_is_told_in_one_sentence(content: bytes) -> None:
    [fault] = read(content).faults
    assert fault.sentence
    assert fault.row == 0


def test_a_cell_far_away_does_not_fill_the_memory() -> None:
    sheet = read(book(lambda page: page.write(1_000_000, 16_000, "远")))
    assert len(sheet.faults) == 1


def test_an_empty_table_and_a_longer_one_than_a_list_are_refused() -> None:
    assert read(rows()).faults
    assert read(rows(*([f"Z{n}", "题", "依据"] for n in range(1001)))).faults


def test_a_text_that_looks_like_a_formula_stays_a_text(town: Town) -> None:
    taken = take(read(rows(["Z01", "防汛", "依据", "", "", "", "说明"])), 1)
    row = {"code": "Z01", "title": "=HYPERLINK(1)", "basis": "依据"}
    assert taken.entries
    assert read(write("清单", [row])).rows[0].cells["title"] == "=HYPERLINK(1)"


def test_a_code_that_only_admission_gives_is_refused(town: Town) -> None:
    assert places_of(take(read(rows(["ZR20260716-0001", "题", "依据"])), 1)) == ["A2"]


def places_of(taken: Any) -> list[str]:
    return [fault.place for fault in taken.faults]
