"""What both import commands share: their sentences, their report, their exit."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.territory.divisions import BadFile, Division, Problem
from jielin.territory.models import Area
from jielin.territory.releases import Changes, Difference, Stored

SHOWN = 20
SENTENCES = {
    Problem.NO_FILE: gettext_lazy(
        "%(file)s is not there. Put it into the folder and run the command again."
    ),
    Problem.NOT_UTF8: gettext_lazy(
        "%(file)s is not UTF-8. Save it as “CSV UTF-8” and run the command again."
    ),
    Problem.NO_COLUMN: gettext_lazy(
        "%(file)s, row 1: the column “%(column)s” is missing. Add it and run the command again."
    ),
    Problem.NO_ROWS: gettext_lazy(
        "%(file)s holds no rows below its header. Check that it is the right file."
    ),
    Problem.EMPTY: gettext_lazy(
        "%(file)s, row %(row)s: “%(column)s” is empty. Fill it in and run the command again."
    ),
    Problem.TOO_LONG: gettext_lazy(
        "%(file)s, row %(row)s: “%(value)s” in column “%(column)s” is too long. Shorten it."
    ),
    Problem.BAD_CODE: gettext_lazy(
        "%(file)s, row %(row)s: “%(value)s” in column “%(column)s” is not a code of this level."
        " Codes are digits: province 2, city 4, district 6, street 9, community 12, grid 15."
    ),
    Problem.TWICE: gettext_lazy(
        "%(file)s, row %(row)s: “%(value)s” in column “%(column)s” stands there twice."
        " Keep one of the two rows."
    ),
    Problem.ORPHAN: gettext_lazy(
        "%(file)s, row %(row)s: no area has the code “%(value)s” of column “%(column)s”."
        " Add that area first or correct the code."
    ),
    Problem.BAD_LEVEL: gettext_lazy(
        "%(file)s, row %(row)s: “%(value)s” in column “%(column)s” is no level."
        " Write community or grid."
    ),
    Problem.BAD_POSITION: gettext_lazy(
        "%(file)s, row %(row)s: “%(value)s” in column “%(column)s” is no position."
        " Write degrees such as 102.19, or leave both cells empty."
    ),
    Problem.BAD_SLUG: gettext_lazy(
        "%(file)s, row %(row)s: “%(value)s” in column “%(column)s” does not suit an address."
        " Use small letters, digits and hyphens, at least one letter, at most 40 signs."
    ),
}


class ImportCommand(BaseCommand):
    """Reads, compares, and saves all or nothing."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="report, save nothing")
        parser.add_argument("--release", default="", help="the release's date, as 2022-10-31")

    def follow(
        self, read: Callable[[], Sequence[Division]], covers: Callable[[Stored], bool], **o: Any
    ) -> None:
        """Do it, or end with one sentence and a non-zero exit."""
        try:
            divisions = read()
            if o["dry_run"]:
                changes = Area.differences(divisions, covers)
            else:
                name = o["release"] or timezone.localdate(clock.now()).isoformat()
                changes = Area.take_in(divisions, covers, name=name)
        except BadFile as bad:
            raise CommandError(SENTENCES[bad.problem] % vars(bad)) from None
        if o["verbosity"]:
            shown = SHOWN if o["verbosity"] == 1 else sys.maxsize
            self._report(changes, is_dry=o["dry_run"], shown=shown)

    def read_file(self, path: Path) -> bytes:
        """The file's bytes; a missing file is one of the sentences."""
        try:
            return path.read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            raise BadFile(Problem.NO_FILE, path.name) from None

    def _report(self, changes: Changes, *, is_dry: bool, shown: int) -> None:
        if not changes:
            self.stdout.write(_("Nothing differs; nothing was written."))
            return
        for heading, lines in _parts(changes):
            self.stdout.write(heading % {"count": len(lines)})
            for line in lines[:shown]:
                self.stdout.write(f"  {line}")
            if len(lines) > shown:
                rest = _("  … and %(count)s more (all with --verbosity 2)")
                self.stdout.write(rest % {"count": len(lines) - shown})
        self.stdout.write(_("Trial run: nothing was saved.") if is_dry else _("Saved."))


def _parts(changes: Changes) -> tuple[tuple[str, list[str]], ...]:
    """Headings and lines; the number of areas added is told even when it is none."""
    added = (_("Added: %(count)s"), [_named(area) for area in changes.added])
    others = (
        (_("Renamed: %(count)s"), [_renamed(pair) for pair in changes.renamed]),
        (_("Moved: %(count)s"), [_moved(pair) for pair in changes.moved]),
        (
            _("New position or address name: %(count)s"),
            [_named(pair.after) for pair in changes.placed],
        ),
        (_("Current again: %(count)s"), [_named(pair.after) for pair in changes.returned]),
        (
            _("Vanished, kept but no longer current: %(count)s"),
            [_named(area) for area in changes.vanished],
        ),
    )
    return (added, *((heading, lines) for heading, lines in others if lines))


def _named(area: Division | Stored) -> str:
    return f"{area.code} {area.name}"


def _renamed(pair: Difference) -> str:
    return f"{pair.before.code} {pair.before.name} → {pair.after.name}"


def _moved(pair: Difference) -> str:
    return f"{_named(pair.after)} {pair.before.parent_code or '-'} → {pair.after.parent_code}"
