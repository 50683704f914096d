"""`manage.py load_rulings`: grounds and limits from rulings/data, or sheets of one's own."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jielin.rulings.models import ExtensionGround, Limit
from jielin.rulings.sheets import read_grounds, read_limits

DATA = Path(__file__).resolve().parents[2] / "data"


class Command(BaseCommand):
    help = "Load grounds and limits of rulings; safe to run again, edits nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--grounds", type=Path, default=DATA / "grounds.csv")
        parser.add_argument("--limits", type=Path, default=DATA / "limits.csv")

    def handle(self, *args: Any, grounds: Path, limits: Path, **options: Any) -> None:
        try:
            of_grounds = read_grounds(grounds.read_text(encoding="utf-8-sig"))
            of_limits = read_limits(limits.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"A sheet cannot be read: {error}") from error
        added = ExtensionGround.load(of_grounds), Limit.load(of_limits)
        if options["verbosity"]:
            self.stdout.write(f"{added[0]} grounds and {added[1]} limits added")
