"""`manage.py load_thresholds [sheet]`: what makes a problem order, from data/thresholds.csv."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jielin.supervision.models import Threshold
from jielin.supervision.threshold_sheet import read

SHEET = Path(__file__).resolve().parents[2] / "data" / "thresholds.csv"


class Command(BaseCommand):
    help = "Load the numbers that make a problem order; safe to run again, edits nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sheet", nargs="?", type=Path, default=SHEET)

    def handle(self, *args: Any, sheet: Path, **options: Any) -> None:
        try:
            texts = read(sheet.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"{sheet.name} is not a sheet of thresholds: {error}") from error
        added = Threshold.load(texts)
        if options["verbosity"]:
            self.stdout.write(f"{added} thresholds added")
