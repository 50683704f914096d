"""Many invented requests for the demo city: volume to try the house with."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from jielin.cases.seed import volume
from jielin.kernel.models import Tenant

MOST, STEPS = 10_000_000, 10


class Command(BaseCommand):
    help = "Add so many invented requests to the demo city, with all that happened to them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--volume", type=_count, required=True, help="how many, such as 10000 or 1000000"
        )
        parser.add_argument(
            "--seed", type=int, default=volume.SEED, help="another number, another city"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        refusal = _refusal()
        if refusal:
            raise CommandError(f"{refusal} Nothing was added.")
        call_command("seed_demo", stdout=self.stdout, stderr=self.stderr)
        self._count, self._told = int(options["volume"]), 0
        volume.grow(self._count, seed=options["seed"], said=self._say)
        self.stdout.write("Next: manage.py index_search, so that search finds them.")

    def _say(self, done: int) -> None:
        """A line for each tenth."""
        tenth = done * STEPS // self._count
        if tenth > self._told:
            self._told = tenth
            self.stdout.write(f"{done:,} of {self._count:,} requests are there.")
            self.stdout.flush()


def _refusal() -> str:
    """Why this is no place for invented requests; empty where it is one."""
    if not (settings.DEMO or settings.DEBUG or settings.TESTING):
        return "Only a demo takes invented requests: it runs with JIELIN_DEMO=1."
    real = Tenant.objects.filter(is_demo=False).order_by("pk").first()
    return f"{real.name} is no demo home, and this database holds it." if real else ""


def _count(text: str) -> int:
    plain = text.replace(",", "")
    count = int(plain) if plain.isascii() and plain.isdigit() else 0
    if not 1 <= count <= MOST:
        raise ArgumentTypeError(f"{text} is no number from 1 to {MOST:,}.")
    return count
