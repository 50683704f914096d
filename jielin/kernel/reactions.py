"""After X happened, do Y: lists that higher apps keep, run as background jobs."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from uuid import UUID

from django.apps import apps
from django_tasks import task

from .models.event import Event

Reaction = Callable[[Event], None]
_known: dict[str, list[Reaction]] = {}


def gather() -> None:
    """Read `REACTIONS = {event: [function, …]}` from every app's reactions.py."""
    _known.clear()
    for config in apps.get_app_configs():
        name = f"{config.name}.reactions"
        if config.name.startswith("jielin.") and find_spec(name):
            for verb, functions in getattr(import_module(name), "REACTIONS", {}).items():
                _known.setdefault(verb, []).extend(functions)


def to(verb: str) -> list[Reaction]:
    """What follows an event, in the order of the apps and their lists."""
    return _known.get(verb, [])


@task()
def react(event_ids: list[str]) -> None:
    """Run every reaction to these events. Each reaction is idempotent, so a retry is safe."""
    for event in Event.objects.filter(pk__in=[UUID(one) for one in event_ids]).order_by("id"):
        for reaction in to(event.verb):
            reaction(event)
