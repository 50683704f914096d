"""Enqueue the periodic jobs that are due, again and again."""

import signal
import threading
from argparse import ArgumentParser
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
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
        keep_all()
        while True:
            enqueue_due()
            if once or ended.wait(pause):
                return


def keep_all() -> None:
    """Have every job that an app's tasks.py lists in `SCHEDULE` on the schedule."""
    for config in apps.get_app_configs():
        name = f"{config.name}.tasks"
        if config.name.startswith("jielin.") and find_spec(name):
            for job, every in getattr(import_module(name), "SCHEDULE", {}).items():
                Schedule.keep(f"{name}.{job}", every)


def enqueue_due() -> list[str]:
    """Enqueue each due job whose turn this process could claim."""
    now, begun = clock.now(), []
    for row in Schedule.due(now):
        if row.claim(now):
            import_string(row.name).enqueue()
            begun.append(row.name)
    return begun
