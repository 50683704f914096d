"""Tell the story of the demo city, once."""

from argparse import ArgumentParser
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

import jielin.cases.seed
import jielin.clients.seed
import jielin.deadlines.seed
import jielin.duties.seed
import jielin.exchange.seed
import jielin.feedback.seed
import jielin.notices.seed
import jielin.organisations.seed
import jielin.people.seed
import jielin.rights.seed
import jielin.rulings.seed
import jielin.supervision.seed
import jielin.territory.seed
import jielin.whistles.seed
from jielin.kernel import clock
from jielin.people.seed import CAST, PASSWORD

LOADS = ("load_catalogue", "load_rules", "load_calendar", "load_posts")


class Command(BaseCommand):
    help = "Fill an empty database with the invented demo city; harmless when it is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--at", type=_moment, help="tell it around this moment")
        parser.add_argument("--print-cast", action="store_true", help="only name the cast")

    def handle(self, *args: Any, at: datetime | None, print_cast: bool, **options: Any) -> None:
        if print_cast:
            self._print_cast()
            return
        with clock.at(at) if at else nullcontext():
            told = self._tell()
        self.stdout.write(f"Demo city: {told} requests told." if told else "Demo city is there.")

    def _tell(self) -> int:
        homes = jielin.territory.seed.plant()
        for load in LOADS:
            call_command(load, verbosity=0, stdout=self.stderr)
        jielin.organisations.seed.found(homes)
        people = jielin.people.seed.enlist()
        jielin.clients.seed.tell(next(iter(homes.values())))
        jielin.deadlines.seed.tell(next(iter(homes.values())), people)
        jielin.exchange.seed.tell(people)
        jielin.duties.seed.tell(people)
        told = jielin.cases.seed.tell(people)
        if told:
            told += jielin.cases.seed.tell_joint(people)
            told += jielin.cases.seed.tell_helped(people)
        jielin.notices.seed.tell(people)
        jielin.feedback.seed.tell(people)
        jielin.rights.seed.tell(people)
        jielin.whistles.seed.tell(people)
        told += jielin.rulings.seed.tell(people)
        told += jielin.supervision.seed.tell(people)
        if told:
            call_command("index_search", verbosity=0, stdout=self.stderr)
        return told

    def _print_cast(self) -> None:
        self.stdout.write(f"Staff sign in with their name and the password {PASSWORD}:")
        for member in CAST:
            if member.does and not member.phone:
                self.stdout.write(f"  {member.who:6} {member.name}  {member.does}")
        self.stdout.write("Residents sign in by telephone; the code stands in the outbox:")
        for member in CAST:
            if member.phone:
                self.stdout.write(f"  {member.phone}  {member.name}  {member.does}")


def _moment(text: str) -> datetime:
    try:
        found = parse_datetime(text)
    except ValueError as error:
        raise CommandError(f"{text} is not a moment.") from error
    if found is None:
        raise CommandError(f"Write the moment like 2026-07-16T10:15, not {text}.")
    return found if timezone.is_aware(found) else timezone.make_aware(found)
