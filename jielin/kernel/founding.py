"""What a home stands on: reference rows that apps load once, where none are there yet.

An app lists in its `reactions.py` `FOUNDATIONS: tuple[Foundation, ...]`; whoever opens a home lays
those that are missing, the lower apps first, and never over what was changed on the pages.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.core.management import call_command


@dataclass(frozen=True)
class Foundation:
    """A command that loads delivered rows, and whether there are none yet."""

    command: str
    is_missing: Callable[[], bool]


def foundations() -> Iterator[Foundation]:
    """Those of all apps, the lower apps first."""
    for config in apps.get_app_configs():
        name = f"{config.name}.reactions"
        if config.name.startswith("jielin.") and find_spec(name):
            yield from getattr(import_module(name), "FOUNDATIONS", ())


def lay() -> tuple[str, ...]:
    """Load what is missing; which commands ran."""
    missing = (one.command for one in foundations() if one.is_missing())
    return tuple(_loaded(command) for command in missing)


def _loaded(command: str) -> str:
    call_command(command, verbosity=0)
    return command
