"""Load the working calendar of one or more years; safe to run again."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from jielin.deadlines import years
from jielin.deadlines.models import WorkDay
from jielin.deadlines.sentences import sentence
from jielin.deadlines.sheets import FaultySheetError, read_days
from jielin.deadlines.tasks import recompute

SEEDED = (2026, 2027)


class Command(BaseCommand):
    help = (
        "Load the working calendar: from the chinesecalendar package, or with --file from a"
        " sheet of exceptions (date, working). A year that is not published yet is guessed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("years", nargs="*", type=int, default=SEEDED)
        parser.add_argument("--file", type=Path, help="the year's exceptions as CSV")
        parser.add_argument("--source", default="", help="the notice that the sheet follows")

    def handle(self, *args: Any, **options: Any) -> None:
        for year in options["years"]:
            told = self._load(year, options["file"], options["source"])
            if options["verbosity"]:
                self.stdout.write(told)

    def _load(self, year: int, file: Path | None, source: str) -> str:
        days = self._told(year, file) if file else years.published(year)
        if days is None:
            changed = WorkDay.publish(years.guessed(year), source=years.GUESS, provisional=True)
            told = _("%(year)d is not published yet: guessed, %(count)d days changed.")
        else:
            changed = self._publish(year, days, source or (file.name if file else years.PACKAGE))
            told = _("%(year)d is loaded, %(count)d days changed.")
        return told % {"year": year, "count": len(changed)}

    def _publish(self, year: int, days: dict[date, bool], source: str) -> tuple[date, ...]:
        """Load it, and have what was promised on a guess reckoned anew."""
        with transaction.atomic():
            changed = WorkDay.publish(days, source=source)
            if changed:
                recompute.enqueue(year)
        return changed

    def _told(self, year: int, file: Path) -> dict[date, bool]:
        try:
            return years.with_exceptions(year, read_days(file.read_bytes()))
        except FaultySheetError as error:
            raise CommandError(sentence(error, file.name)) from error
        except OSError as error:
            raise CommandError(_("%s cannot be read. Check the path.") % file) from error
