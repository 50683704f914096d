"""`manage.py load_grounds [sheet]`: what allows a refusal, from duties/data/grounds.csv."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jielin.duties.ground_sheet import read
from jielin.duties.models import Ground

SHEET = Path(__file__).resolve().parents[2] / "data" / "grounds.csv"


class Command(BaseCommand):
    help = "Load the rules that allow a refusal; safe to run again, edits nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sheet", nargs="?", type=Path, default=SHEET)

    def handle(self, *args: Any, sheet: Path, **options: Any) -> None:
        try:
            texts = read(sheet.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"{sheet.name} is not a sheet of grounds: {error}") from error
        added = Ground.load(texts)
        if options["verbosity"]:
            self.stdout.write(f"{added} grounds added")
