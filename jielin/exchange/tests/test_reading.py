"""Whatever people send is answered with rows or with sentences, never with a crash."""

import io
import zipfile
from typing import Any

import pytest

from jielin.exchange.exchange.areas import LAYOUT
from jielin.exchange.sheets import read, returned
from jielin.exchange.sheets.columns import letter, number_of

from .conftest import AREA_HEADS, GRID, book, text


def told(content: bytes) -> list[str]:
    return [f"{fault.place} {fault.sentence}".strip() for fault in read(content, LAYOUT).faults]


def test_a_plain_sheet_has_its_rows_by_heading() -> None:
    sheet = read(book(AREA_HEADS, GRID), LAYOUT)
    assert not sheet.faults
    assert sheet.rows[0].cells["name"] == "第9网格"
    assert sheet.rows[0].number == 2


def test_a_code_that_excel_took_for_a_number_keeps_its_digits() -> None:
    sheet = read(book(AREA_HEADS, (990102001001009, "第9网格", 990102001001)), LAYOUT)
    assert sheet.rows[0].cells["code"] == "990102001001009"


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_csv_is_read_in_every_encoding_that_offices_write(code: str) -> None:
    row = ("990102001001009", "𠮷祥网格" if code != "gbk" else "吉祥网格", "990102001001")
    sheet = read(text(AREA_HEADS, row, code=code), LAYOUT)
    assert not sheet.faults
    assert sheet.rows[0].cells["name"] == row[1]


def test_a_csv_with_tabs_is_read_too() -> None:
    content = "\n".join("\t".join(row) for row in (AREA_HEADS, GRID)).encode()
    assert read(content, LAYOUT).rows[0].cells["code"] == GRID[0]


def test_a_merged_cell_is_named_with_its_range() -> None:
    content = book(AREA_HEADS, change=lambda page: page.merge_range("B2:B4", "第9网格"))
    assert "B2 B2:B4 是合并单元格，请取消合并，并把每一行都填上。" in told(content)


def test_a_formula_is_named_with_its_cell() -> None:
    content = book(AREA_HEADS, GRID, change=lambda page: page.write_formula("B3", "=B2"))
    assert any(one.startswith("B3 B3 单元格是公式") for one in told(content))


def test_what_began_as_a_formula_comes_back_as_a_value() -> None:
    content = book(AREA_HEADS, change=lambda page: page.write_formula("A2", "=1", value="990"))
    sheet = read(content, LAYOUT)
    again = read(returned("社区", LAYOUT, sheet.rows, sheet.faults), LAYOUT)
    assert again.rows[0].cells["code"] == "990"
    assert not [fault for fault in again.faults if "公式" in fault.sentence]


def test_too_many_rows_are_refused_without_reading_them_all() -> None:
    rows = [(f"990102001001{at:03}", "网格", "990102001001") for at in range(20_001)]
    assert told(book(AREA_HEADS, *rows)) == [_too_many()]
    assert told(text(AREA_HEADS, *rows)) == [_too_many()]


def test_a_sheet_that_says_it_ends_at_row_200000_is_refused() -> None:
    content = book(AREA_HEADS, GRID, change=lambda page: page.write_string(199_999, 0, "9"))
    assert told(content) == [_too_many()]


def test_a_bomb_is_refused_while_it_is_unpacked() -> None:
    content = _with_part("xl/worksheets/sheet1.xml", b"<a>" + b" " * 90_000_000)
    assert told(content) == ["文件解压后过大，请把表格复制到新的工作簿里再上传。"]


def test_a_page_of_tags_without_end_is_read_in_no_time() -> None:
    content = _with_part("xl/worksheets/sheet1.xml", b"<row " * 400_000 + b"<c " * 400_000)
    assert len(told(content)) == 1


FIRST_PAGE, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
FAR = "表格下方或右侧很远的地方有内容，请删除那些行和列。"
BROKEN = "打不开这个表格，请重新另存为 .xlsx 后再导入。"


def page_of(cells: bytes) -> bytes:
    return b"<worksheet " + MAIN + b"><sheetData>" + cells + b"</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (b"<row r=\"1\"><c r='ZZ1'><v>1</v></c></row>", FAR),
        (b'<row r="1"><c a=\' r="A1" \' r="XFD1048576"><v>1</v></c></row>', FAR),
        (b'<row r="1"><x:c xmlns:x="y" r="XFD1"/></row>', FAR),
        (b'<row r="1"><c x:r="A1" xmlns:x="y" r="A900000"><v>1</v></c></row>', FAR),
        (b"<row>" + b"<c/>" * 70 + b"<c><v>1</v></c></row>", BROKEN),
        (b'<row r="1"><c r="A1" t="s"><v>99</v></c></row>', BROKEN),
        (b'<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', BROKEN),
        (b"<row/>" * 20_002 + b'<row><c r="A1"/></row>', ""),
        (b"<row r='900000'/>", ""),
        (b'<row r="1"><c r="A1"></row>', BROKEN),
    ],
)
def test_a_cell_that_hides_how_far_it_stands_fills_no_memory(cells: bytes, sentence: str) -> None:
    """One such cell had the whole table filled up to it, and ended the process."""
    assert told(_with_part(FIRST_PAGE, page_of(cells))) == [sentence or _too_many()]


def test_a_grammar_of_its_own_is_not_read() -> None:
    page = b'<!DOCTYPE a [<!ENTITY far "x">]>' + page_of(b'<row r="1"><c r="A1"/></row>')
    assert told(_with_part(FIRST_PAGE, page)) == [BROKEN]


def test_one_long_text_in_many_cells_is_refused_before_it_is_copied() -> None:
    cells = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (at, at) for at in range(1, 200)
    )
    long = b"<sst " + MAIN + b"><si><t>" + b"9" * 1_000_000 + b"</t></si></sst>"
    content = _with_part(FIRST_PAGE, page_of(cells), _with_part(TEXTS, long))
    assert told(content) == ["文件解压后过大，请把表格复制到新的工作簿里再上传。"]


def test_another_page_than_the_measured_one_is_not_read() -> None:
    """The list of pages may lead elsewhere than we think it does."""
    book_part = (
        b"<workbook "
        + MAIN
        + b""" xmlns:q="http://schemas.openxmlformats.org/\
officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" q:id='rId9'/></sheets>\
</workbook>"""
    )
    links = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/\
relationships"><Relationship Id='rId9' Type="x" Target="theme/theme1.xml"/></Relationships>"""
    content = _with_part("xl/theme/theme1.xml", page_of(b'<row r="1"><c r="XFD9"/></row>'))
    content = _with_part("xl/workbook.xml", book_part, content)
    assert told(_with_part("xl/_rels/workbook.xml.rels", links, content)) == [BROKEN]


def test_two_parts_of_one_name_are_no_workbook() -> None:
    made = io.BytesIO(book(AREA_HEADS, GRID))
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("xl/SHAREDSTRINGS.xml", b"<sst/>")
    assert told(made.getvalue()) == [BROKEN]


def test_a_line_of_commas_without_end_is_one_sentence() -> None:
    assert told(b"a," * 100_000) == [FAR]
    commas = "," * 200
    sheet = read("\n".join(",".join(row) + commas for row in (AREA_HEADS, GRID)).encode(), LAYOUT)
    assert not sheet.faults


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04nothing that is packed",
        b"PK",
        book(AREA_HEADS, GRID)[:-60],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old",
        b"",
        b"\x00\x01\x02\x03",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        b"\xff\xfe\x00",
        b'code,"unclosed\n' * 3,
    ],
)
def test_what_is_no_sheet_is_answered_with_one_sentence(content: bytes) -> None:
    assert [one for one in told(content) if one.endswith("。")]
    assert not read(content, LAYOUT).rows


def test_a_zip_that_is_no_workbook_is_told_so() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("hello.txt", "你好")
    assert told(made.getvalue()) == ["打不开这个表格，请重新另存为 .xlsx 后再导入。"]


def test_a_missing_heading_and_an_unknown_one_are_both_named() -> None:
    found = told(book(("代码", "名字", "上级代码"), GRID))
    assert found == [
        "1 第一行缺少“名称”一栏，请使用模板。",
        "B1 模板里没有“名字”这一栏，或者这一栏重复了。",
    ]


def test_the_same_code_twice_names_the_first_row() -> None:
    assert told(book(AREA_HEADS, GRID, GRID)) == ["A3 与第 2 行重复（代码），请只保留一行。"]


def test_empty_rows_do_not_shift_the_numbers() -> None:
    sheet = read(book(AREA_HEADS, (), (), ("", "第9网格", "990102001001")), LAYOUT)
    assert told(book(AREA_HEADS, (), (), ("", "第9网格", "990102001001"))) == [
        "A4 “代码”没有填写，请补上。"
    ]
    assert sheet.rows[0].number == 4


def test_the_file_to_correct_says_it_in_the_last_column_and_is_read_again() -> None:
    sheet = read(book(AREA_HEADS, ("", "第9网格", "990102001001")), LAYOUT)
    content = returned("社区", LAYOUT, sheet.rows, sheet.faults)
    assert told(content) == ["A2 “代码”没有填写，请补上。"]


def test_what_looks_like_a_formula_stays_a_text() -> None:
    sheet = read(text(AREA_HEADS, ("990102001001009", "=1+1", "990102001001")), LAYOUT)
    again = read(returned("社区", LAYOUT, sheet.rows, ()), LAYOUT)
    assert not again.faults
    assert again.rows[0].cells["name"] == "=1+1"


@pytest.mark.parametrize(("at", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_are_named_as_in_a_spreadsheet(at: int, letters: str) -> None:
    assert letter(at) == letters
    assert number_of(letters) == at + 1


def _too_many() -> str:
    return "一个表格最多 20,000 行，请分成几个表格，或删除表格下方多余的行。"


def _with_part(name: str, body: bytes, content: bytes = b"") -> bytes:
    """A workbook, else a good one, with another body of one part."""
    made = io.BytesIO()
    whole: Any = zipfile.ZipFile(io.BytesIO(content or book(AREA_HEADS, GRID)))
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for part in whole.namelist():
            package.writestr(part, body if part == name else whole.read(part))
    return made.getvalue()
