"""Bring the catalogue to what the sheets say; safe to run again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.catalogue.models import Category, DangerWord, Loaded, Tree
from jielin.catalogue.sheets import BadSheet, Problem, read_categories, read_dangers
from jielin.kernel import clock

DATA = Path(__file__).resolve().parents[2] / "data"
SENTENCES = {
    Problem.NOT_UTF8: gettext_lazy(
        "%(sheet)s is not UTF-8. Save it as “CSV UTF-8” and run the command again."
    ),
    Problem.NO_COLUMN: gettext_lazy(
        "%(sheet)s, row 1: the column “%(column)s” is missing. Add it and run the command again."
    ),
    Problem.NO_ROWS: gettext_lazy(
        "%(sheet)s holds no rows below its header. Check that it is the right file."
    ),
    Problem.EMPTY: gettext_lazy(
        "%(sheet)s, row %(row)s: “%(column)s” is empty. Fill it in and run the command again."
    ),
    Problem.TWICE: gettext_lazy(
        "%(sheet)s, row %(row)s: “%(value)s” in column “%(column)s” stands there twice."
        " Keep one of the two rows."
    ),
    Problem.ORPHAN: gettext_lazy(
        "%(sheet)s, row %(row)s: no row above has the code “%(value)s” of column “%(column)s”."
        " Put the parent before its children."
    ),
    Problem.UNKNOWN: gettext_lazy(
        "%(sheet)s, row %(row)s: “%(value)s” is not allowed in column “%(column)s”."
        " docs/catalogue.md lists the allowed values."
    ),
}


class Command(BaseCommand):
    help = "Load the request tree, the city-management tree and the danger words."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, default=DATA, help="where the three sheets lie"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        try:
            with transaction.atomic():
                self._load(folder, is_told=bool(options["verbosity"]))
        except BadSheet as bad:
            raise CommandError(SENTENCES[bad.problem] % vars(bad)) from None
        except FileNotFoundError as missing:
            name = Path(missing.filename).name
            text = _("There is no %(sheet)s in %(folder)s. Give the folder with the sheets.")
            raise CommandError(text % {"sheet": name, "folder": folder}) from None

    def _load(self, folder: Path, *, is_told: bool) -> None:
        today = timezone.localdate(clock.now())
        for tree in Tree:
            name = f"{tree.value}.csv"
            entries = read_categories(name, (folder / name).read_bytes())
            loaded = Category.load(tree.value, entries, on=today)
            if is_told:
                self._tell(name, loaded)
        dangers = read_dangers("danger.csv", (folder / "danger.csv").read_bytes())
        written = DangerWord.load(dangers)
        if is_told:
            self.stdout.write(_("danger.csv: %(count)s rows written.") % {"count": written})

    def _tell(self, sheet: str, loaded: Loaded) -> None:
        text = _("%(sheet)s: %(added)s added, %(changed)s changed, %(ended)s no longer in use.")
        counts = {name: len(codes) for name, codes in vars(loaded).items()}
        self.stdout.write(text % {"sheet": sheet, **counts})
        if loaded.ended:
            ended = "、".join(loaded.ended)
            self.stdout.write(_("No longer in use: %(codes)s") % {"codes": ended})
