"""A release is followed whole or not at all, and nothing is ever deleted."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from jielin.territory.divisions import Division
from jielin.territory.models import Area

from .releases import AREAS, CITIES, PROVINCES, STREETS, write_release

pytestmark = pytest.mark.django_db


def follow(folder: Path, **options: object) -> None:
    with translation.override("en"):
        call_command("import_divisions", str(folder), **options)


def test_a_first_import_lays_every_area_with_its_path(tmp_path: Path) -> None:
    follow(write_release(tmp_path), release="2022-10-31")
    street = Area.objects.select_related("parent__parent__parent").get(code="441900101")
    line: list[int] = []
    area: Area | None = street
    while area:
        line.insert(0, area.pk)
        area = area.parent
    assert Area.objects.count() == 9
    assert street.path == "/" + "".join(f"{id}/" for id in line)
    assert len(line) == 4


def test_a_second_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    follow(write_release(tmp_path), release="2022-10-31")
    before = list(Area.objects.order_by("id").values())
    capsys.readouterr()
    follow(tmp_path, release="2023-10-31")
    assert list(Area.objects.order_by("id").values()) == before
    assert "nothing was written" in capsys.readouterr().out


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    write_release(tmp_path)
    (tmp_path / "streets.csv").write_text(STREETS, encoding="utf-8-sig")
    follow(tmp_path)
    assert Area.objects.filter(level="street").count() == 3


def test_a_later_release_adds_renames_and_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    follow(write_release(tmp_path), release="2022-10-31")
    later = STREETS.replace("景山街道", "景山新街道").replace(
        "110101001,东华门街道", "110101003,交道口街道"
    )
    follow(write_release(tmp_path, streets=later), release="2023-10-31")
    said = capsys.readouterr().out
    assert "110101002 景山街道 → 景山新街道" in said
    assert "110101003 交道口街道" in said
    assert "110101001 东华门街道" in said
    gone = Area.objects.get(code="110101001")
    assert (gone.is_current, gone.release) == (False, "2023-10-31")
    assert Area.objects.get(code="110101002").name == "景山新街道"


def test_an_area_that_comes_back_is_current_again(tmp_path: Path) -> None:
    follow(write_release(tmp_path))
    without = STREETS.replace("441900101,石碣镇,441900,44,4419\n", "")
    follow(write_release(tmp_path, streets=without))
    assert not Area.objects.get(code="441900101").is_current
    follow(write_release(tmp_path))
    assert Area.objects.get(code="441900101").is_current


def test_a_moved_district_takes_everything_below_along(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    follow(write_release(tmp_path))
    follow(write_release(tmp_path, areas=AREAS.replace("东城区,1101,11", "东城区,4419,44")))
    city, street = Area.objects.get(code="4419"), Area.objects.get(code="110101001")
    assert street.path.startswith(city.path)
    assert "110101 东城区 1101 → 4419" in capsys.readouterr().out


def test_a_trial_run_reports_and_saves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    follow(write_release(tmp_path), dry_run=True)
    assert "Added: 9" in capsys.readouterr().out
    assert not Area.objects.exists()


def test_invented_areas_never_vanish(tmp_path: Path) -> None:
    invented = Division("99", "演示省", "province", "")
    Area.take_in([invented], lambda _: False, name="demo")
    follow(write_release(tmp_path))
    assert Area.objects.get(code="99").is_current


def test_areas_registered_by_hand_never_vanish(tmp_path: Path) -> None:
    Area.register("4401", "开发区", None, "city")
    follow(write_release(tmp_path))
    assert Area.objects.get(code="4401").is_current


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (
            {"streets": STREETS.replace("areaCode", "area")},
            "streets.csv, row 1: the column “areaC",
        ),
        (
            {"streets": STREETS.replace("110101002,", "11010100x,")},
            "streets.csv, row 3: “11010100x",
        ),
        ({"streets": STREETS.replace("110101002,", "11010100,")}, "is not a code of this level"),
        (
            {"streets": STREETS.replace("110101002,", "１１0101002,")},
            "is not a code of this level",
        ),
        ({"streets": STREETS.replace("110101002,", "110101001,")}, "row 3: “110101001” in column"),
        (
            {"streets": STREETS.replace("道,110101,", "道,110199,")},
            "no area has the code “110199”",
        ),
        ({"cities": CITIES.replace("东莞市", "")}, "cities.csv, row 3: “name” is empty"),
        ({"cities": CITIES.replace("东莞市", "东" * 61)}, "is too long. Shorten it"),
        ({"provinces": "code,name\n"}, "provinces.csv holds no rows"),
        ({"provinces": ""}, "provinces.csv, row 1: the column “code” is missing"),
        ({"provinces": PROVINCES + "45\n"}, "provinces.csv, row 4: “name” is empty"),
    ],
)
def test_a_bad_file_saves_nothing_and_says_where(
    tmp_path: Path, files: dict[str, str], sentence: str
) -> None:
    with pytest.raises(CommandError) as refused:
        follow(write_release(tmp_path, **files))
    assert sentence in str(refused.value)
    assert not Area.objects.exists()


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    write_release(tmp_path)
    (tmp_path / "areas.csv").write_bytes(AREAS.encode("gb18030"))
    with pytest.raises(CommandError, match=r"areas\.csv is not UTF-8"):
        follow(tmp_path)
    assert not Area.objects.exists()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    write_release(tmp_path)
    (tmp_path / "cities.csv").unlink()
    with pytest.raises(CommandError, match=r"cities\.csv is not there"):
        follow(tmp_path)


def test_the_sentence_is_chinese_for_chinese_readers(tmp_path: Path) -> None:
    write_release(tmp_path, provinces="code,name\n")
    with translation.override("zh-hans"), pytest.raises(CommandError) as refused:
        call_command("import_divisions", str(tmp_path))
    assert str(refused.value) == "provinces.csv 表头下面没有内容。请核对是不是这个文件。"
