"""Communities and grids come from a file of the deployment's own."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from jielin.territory.models import Area

from .releases import PLACES, write_places, write_release

pytestmark = pytest.mark.django_db


def follow(path: Path, **options: object) -> None:
    with translation.override("en"):
        call_command("import_places", str(path), **options)


@pytest.fixture(autouse=True)
def divisions(tmp_path: Path) -> None:
    call_command("import_divisions", str(write_release(tmp_path)), verbosity=0)


def test_places_stand_below_their_street(tmp_path: Path) -> None:
    follow(write_places(tmp_path))
    street = Area.objects.get(code="110101001")
    grid = Area.objects.get(code="110101001001001")
    assert grid.path.startswith(street.path)
    community = Area.objects.get(slug="duofuxiang")
    assert (community.lng, community.lat) == (116.41, 39.92)


def test_a_second_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    follow(write_places(tmp_path))
    capsys.readouterr()
    follow(write_places(tmp_path))
    assert "nothing was written" in capsys.readouterr().out


def test_empty_cells_keep_what_is_stored(tmp_path: Path) -> None:
    follow(write_places(tmp_path))
    follow(write_places(tmp_path, PLACES.replace("116.41,39.92,duofuxiang", ",,")))
    community = Area.objects.get(code="110101001001")
    assert (community.slug, community.lng) == ("duofuxiang", 116.41)


def test_a_partial_file_ends_nothing_unless_it_is_said_to_be_complete(tmp_path: Path) -> None:
    follow(write_places(tmp_path))
    partial = PLACES[: PLACES.index("110101001001001")]
    follow(write_places(tmp_path, partial))
    assert Area.objects.get(level="grid").is_current
    follow(write_places(tmp_path, partial), complete=True)
    assert not Area.objects.get(level="grid").is_current


def test_a_release_of_divisions_leaves_places_alone(tmp_path: Path) -> None:
    follow(write_places(tmp_path))
    call_command("import_divisions", str(write_release(tmp_path)), verbosity=0)
    assert Area.objects.get(level="grid").is_current


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (",slug", "", "places.csv, row 1: the column “slug” is missing"),
        ("community,110101001,", "community,110101009,", "no area has the code “110101009”"),
        ("grid,110101001001,", "village,110101001001,", "Write community or grid"),
        ("116.41", "东经116", "places.csv, row 2: “东经116” in column “lng” is no position"),
        ("116.41", "216.41", "is no position"),
        ("116.41", "nan", "is no position"),
        ("duofuxiang", "多福巷", "does not suit an address"),
        ("110101001001001,", "110101001001,", "is not a code of this level"),
    ],
)
def test_a_bad_file_saves_nothing_and_says_where(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(CommandError) as refused:
        follow(write_places(tmp_path, PLACES.replace(old, new, 1)))
    assert sentence in str(refused.value)
    assert not Area.objects.filter(level__in=["community", "grid"]).exists()
