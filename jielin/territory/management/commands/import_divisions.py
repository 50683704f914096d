"""Follow a release of the official division codes; deletes nothing, safe to run again."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jielin.territory.divisions import DIVISION_LEVELS, SHEETS, Division, read_divisions
from jielin.territory.releases import Stored

from ._importing import ImportCommand

# No province has this number; the demo city's codes begin with it.
INVENTED = "99"


class Command(ImportCommand):
    help = "Import provinces.csv, cities.csv, areas.csv and streets.csv from a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        super().add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        self.follow(lambda: self._read(options["folder"]), _came_with_a_release, **options)

    def _read(self, folder: Path) -> Sequence[Division]:
        files = {sheet.name: self.read_file(folder / sheet.name) for sheet in SHEETS}
        return read_divisions(files)


def _came_with_a_release(area: Stored) -> bool:
    """Areas registered by hand (a development zone) or invented never vanish by a release."""
    is_official = bool(area.release) and not area.code.startswith(INVENTED)
    return is_official and area.level in DIVISION_LEVELS
