"""Reading and comparing are pure: bytes and values in, values out."""

import pytest

from jielin.territory.divisions import LEVELS, BadFile, Problem, read_divisions, read_places
from jielin.territory.models import Level
from jielin.territory.releases import Stored, compare

from .releases import AREAS, CITIES, PLACES, PROVINCES, STREETS


def release(**changed: str) -> dict[str, bytes]:
    texts = {"provinces": PROVINCES, "cities": CITIES, "areas": AREAS, "streets": STREETS}
    return {f"{name}.csv": text.encode() for name, text in (texts | changed).items()}


def test_parents_come_before_children() -> None:
    seen: set[str] = set()
    for division in read_divisions(release()):
        assert not division.parent_code or division.parent_code in seen
        seen.add(division.code)


def test_communities_come_before_grids_whatever_the_order_of_rows() -> None:
    head, community, grid = PLACES.splitlines()
    places = read_places("places.csv", "\n".join((head, grid, community)).encode())
    assert [place.level for place in places] == ["community", "grid"]


def test_a_fault_carries_file_row_column_and_value() -> None:
    with pytest.raises(BadFile) as bad:
        read_divisions(release(areas=AREAS.replace("110101,", "1101,")))
    fault = bad.value
    assert (fault.problem, fault.file, fault.row) == (Problem.BAD_CODE, "areas.csv", 2)
    assert (fault.column, fault.value) == ("code", "1101")


def test_levels_of_files_and_tables_are_the_same() -> None:
    assert tuple(Level.values) == LEVELS


def test_what_a_release_does_not_cover_does_not_vanish() -> None:
    ours = Stored(1, "99", "演示省", "province", "", "", (None, None), True, "")
    assert not compare({"99": ours}, (), lambda area: False)
    assert compare({"99": ours}, (), lambda area: True).vanished == (ours,)


def test_an_area_both_moved_and_renamed_is_altered_once() -> None:
    before = Stored(1, "110101", "旧名", "district", "4419", "", (None, None), True, "")
    changes = compare({"110101": before}, read_divisions(release()), lambda area: False)
    assert (len(changes.moved), len(changes.renamed), len(changes.altered)) == (1, 1, 1)
