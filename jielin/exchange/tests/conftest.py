"""Sheets as people send them, and the persons who send them."""

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter

from jielin.exchange.models import KeptSheet, SheetImport
from jielin.exchange.offers import importer
from jielin.kernel import clock
from tests.cast import City

# Monday morning.
THEN = datetime(2026, 7, 13, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
AREA_HEADS = ("代码", "名称", "上级代码")
UNIT_HEADS = ("类型", "名称", "上级单位", "服务区域代码", "值班电话", "办公时间")
PEOPLE_HEADS = ("登录名", "姓名", "手机号", "单位", "岗位", "只负责的区域（代码）")
HEADS = {"areas": AREA_HEADS, "organisations": UNIT_HEADS, "people": PEOPLE_HEADS}
GRID = ("990102001001009", "第9网格", "990102001001")
Change = Callable[[Any], None]


def book(*rows: Sequence[Any], change: Change | None = None) -> bytes:
    """A workbook of these rows; `change` may do more to its page."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as whole:
        page = whole.add_worksheet()
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
        if change:
            change(page)
    return made.getvalue()


def text(*rows: Sequence[str], code: str = "utf-8") -> bytes:
    """The same rows as CSV."""
    return "\r\n".join(",".join(row) for row in rows).encode(code)


@pytest.fixture
def town(city: City) -> Iterator[City]:
    """The small city on a Monday morning."""
    with clock.at(THEN):
        yield city


def send(town: City, what: str, *rows: Sequence[Any], who: str = "", heads: bool = True) -> Any:
    """An import of these rows by the person who may."""
    by = town.actor(who or ("he" if what == "people" else "qian"))
    content = book(HEADS[what], *rows) if heads else book(*rows)
    return SheetImport.send(importer(what), content, "表.xlsx", home=town.home, by=by)


def sentences(one: SheetImport) -> list[str]:
    """What is to be corrected, each with its place."""
    return [f"{note.column}{note.row} {note.sentence}" for note in notes_of(one)]


def notes_of(one: SheetImport) -> Any:
    kept = KeptSheet.of(one.tenant_id, one.pk, KeptSheet.Role.RETURNED)
    return kept.notes if kept else ()
