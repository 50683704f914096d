"""Bring the rules of time to what the sheet says; safe to run again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from jielin.deadlines.models import Rule
from jielin.deadlines.sentences import sentence
from jielin.deadlines.sheets import FaultySheetError, read_rules

SHEET = Path(__file__).resolve().parents[2] / "data" / "rules.csv"


class Command(BaseCommand):
    help = "Load the rules of time from data/rules.csv or another sheet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sheet", nargs="?", type=Path, default=SHEET)

    def handle(self, *args: Any, **options: Any) -> None:
        sheet: Path = options["sheet"]
        try:
            loaded = Rule.load(read_rules(sheet.read_bytes()))
        except FaultySheetError as error:
            raise CommandError(sentence(error, sheet.name)) from error
        except OSError as error:
            raise CommandError(_("%s cannot be read. Check the path.") % sheet) from error
        if options["verbosity"]:
            told = _("Rules: %(added)d added, %(closed)d closed, %(stood)d unchanged.")
            self.stdout.write(told % vars(loaded))
