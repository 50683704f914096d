"""A load adds, changes and ends categories by code; it deletes none, and does all or nothing."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from jielin.catalogue.management.commands.load_catalogue import DATA
from jielin.catalogue.models import Category, DangerWord

pytestmark = pytest.mark.django_db

HEADER = "code,parent,name,name_en,words,unit_kind,rule_key,danger,check,source\n"
GROUP = "Q1,,道路,Roads,,,,,,\n"
LAMP = "Q101,Q1,路灯不亮,Street lamp out,路灯、摸黑,department,ordinary,,yes,自编\n"
HOLE = "Q102,Q1,路面大坑,Hole in the road,大坑,department,urgent,yes,yes,自编\n"


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    for name in ("city.csv", "danger.csv"):
        shutil.copy(DATA / name, tmp_path)
    return write(tmp_path, GROUP + LAMP + HOLE)


def write(folder: Path, rows: str, header: str = HEADER) -> Path:
    (folder / "request.csv").write_text(header + rows, encoding="utf-8-sig")
    return folder


def load(folder: Path) -> None:
    with translation.override("en"):
        call_command("load_catalogue", str(folder))


def test_a_second_load_writes_nothing(sheets: Path) -> None:
    load(sheets)
    before = list(Category.objects.order_by("id").values())
    load(sheets)
    assert list(Category.objects.order_by("id").values()) == before


def test_a_change_makes_a_new_version_from_today(sheets: Path) -> None:
    load(sheets)
    old = Category.objects.get(code="Q101")
    Category.objects.update(effective_from=date(2020, 1, 1))
    load(write(sheets, GROUP + LAMP.replace("摸黑", "摸黑、灯坏了") + HOLE))
    new = Category.objects.get(code="Q101")
    assert (new.pk, new.version, new.words) == (old.pk, 2, ["路灯", "摸黑", "灯坏了"])
    assert new.effective_from > date(2020, 1, 1)
    assert Category.objects.get(code="Q102").version == 1


def test_a_category_that_left_the_sheet_ends_and_may_return(sheets: Path) -> None:
    load(sheets)
    load(write(sheets, GROUP + LAMP))
    assert not Category.objects.get(code="Q102").is_active
    load(write(sheets, GROUP + LAMP + HOLE))
    assert Category.objects.get(code="Q102").is_active


def test_a_danger_word_that_left_the_sheet_ends(sheets: Path) -> None:
    load(sheets)
    (sheets / "danger.csv").write_text("word,number\n着火,119\n", encoding="utf-8")
    load(sheets)
    assert list(DangerWord.objects.filter(is_active=True).values_list("word")) == [("着火",)]
    assert DangerWord.objects.filter(is_active=False, word="触电").exists()


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (GROUP + LAMP + LAMP, "request.csv, row 4: “Q101” in column “code” stands there twice"),
        (LAMP, "row 2: no row above has the code “Q1”"),
        (GROUP + LAMP.replace("department", "police"), "row 3: “police” is not allowed in column"),
        (GROUP + LAMP.replace("ordinary", ""), "is not allowed in column “rule_key”"),
        (GROUP + LAMP.replace(",yes,", ",maybe,"), "“maybe” is not allowed in column “check”"),
        (GROUP + LAMP.replace("路灯不亮", ""), "row 3: “name” is empty"),
        ("", "request.csv holds no rows"),
    ],
)
def test_a_bad_sheet_saves_nothing_and_says_where(sheets: Path, rows: str, sentence: str) -> None:
    with pytest.raises(CommandError) as refused:
        load(write(sheets, rows))
    assert sentence in str(refused.value)
    assert not Category.objects.exists()


def test_a_fault_in_a_later_sheet_takes_back_the_earlier_ones(sheets: Path) -> None:
    (sheets / "danger.csv").write_text("word,number\n着火,911\n", encoding="utf-8")
    with pytest.raises(CommandError, match="“911” is not allowed"):
        load(sheets)
    assert not Category.objects.exists()


def test_a_missing_column_encoding_or_file_is_named(sheets: Path) -> None:
    with pytest.raises(CommandError, match="the column “rule_key” is missing"):
        load(write(sheets, GROUP, HEADER.replace("rule_key", "rule")))
    (sheets / "request.csv").write_bytes((HEADER + GROUP).encode("gb18030"))
    with pytest.raises(CommandError, match=r"request\.csv is not UTF-8"):
        load(sheets)
    (sheets / "request.csv").unlink()
    with pytest.raises(CommandError, match=r"There is no request\.csv"):
        load(sheets)
