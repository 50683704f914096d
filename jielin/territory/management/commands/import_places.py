"""Add or change communities and grids from one file; deletes nothing, safe to run again."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jielin.territory.divisions import (
    PLACE_LEVELS,
    BadFile,
    Division,
    Problem,
    read_places,
)
from jielin.territory.models import Area
from jielin.territory.releases import Stored

from ._importing import ImportCommand

STREET_DIGITS = 9


class Command(ImportCommand):
    help = "Import communities and grids (code,name,level,parent_code,lng,lat,slug)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--complete",
            action="store_true",
            help="the file lists all places of its streets; others there have vanished",
        )
        super().add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        streets: set[str] = set()

        def read() -> Sequence[Division]:
            path: Path = options["file"]
            places = read_places(path.name, self.read_file(path))
            _refuse_orphans(places)
            streets.update(place.code[:STREET_DIGITS] for place in places)
            return places

        def covers(area: Stored) -> bool:
            is_inside = area.code[:STREET_DIGITS] in streets
            return options["complete"] and area.level in PLACE_LEVELS and is_inside

        self.follow(read, covers, **options)


def _refuse_orphans(places: Sequence[Division]) -> None:
    """Every parent stands in the file or in the store, one level above."""
    known = {place.code for place in places} | Area.known_codes(
        place.parent_code for place in places
    )
    for place in places:
        if place.parent_code not in known:
            raise BadFile(Problem.ORPHAN, place.file, place.row, "parent_code", place.parent_code)
