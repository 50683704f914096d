"""`manage.py load_rulings [sheet]`: the grounds of extensions, from rulings/data/grounds.csv."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jielin.rulings.models import ExtensionGround
from jielin.rulings.sheets import read

SHEET = Path(__file__).resolve().parents[2] / "data" / "grounds.csv"


class Command(BaseCommand):
    help = "Load the grounds of extensions; safe to run again, edits nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sheet", nargs="?", type=Path, default=SHEET)

    def handle(self, *args: Any, sheet: Path, **options: Any) -> None:
        try:
            texts = read(sheet.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"{sheet.name} is not a sheet of grounds: {error}") from error
        added = ExtensionGround.load(texts)
        if options["verbosity"]:
            self.stdout.write(f"{added} grounds added")
