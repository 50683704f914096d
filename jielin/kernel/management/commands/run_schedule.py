"""Enqueue the periodic jobs that are due, again and again."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from ... import clock
from ...models import Schedule


class Command(BaseCommand):
    help = "Enqueue due periodic jobs every few seconds until ended (or once, with --once)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true")
        parser.add_argument("--pause", type=float, default=5.0, help="seconds between looks")

    def handle(self, *args: Any, once: bool, pause: float, **options: Any) -> None:
        ended = threading.Event()
        if not once:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: ended.set())
        while True:
            enqueue_due()
            if once or ended.wait(pause):
                return


def enqueue_due() -> list[str]:
    """Enqueue each due job whose turn this process could claim."""
    now, begun = clock.now(), []
    for row in Schedule.due(now):
        if row.claim(now):
            import_string(row.name).enqueue()
            begun.append(row.name)
    return begun
