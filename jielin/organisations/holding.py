"""What keeps an organisation from being closed: higher apps list it, each in a sentence."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from uuid import UUID

from django.apps import apps

Holder = Callable[[int, UUID], str]
_known: list[Holder] = []


def gather() -> None:
    """Read `HOLDS_UNITS = (function, …)` from every app's reactions.py."""
    _known.clear()
    for config in apps.get_app_configs():
        name = f"{config.name}.reactions"
        if config.name.startswith("jielin.") and find_spec(name):
            _known.extend(getattr(import_module(name), "HOLDS_UNITS", ()))


def held_by(tenant_id: int, organisation_id: UUID) -> tuple[str, ...]:
    """The sentences of all that still hold it; empty when it may close."""
    said = (holder(tenant_id, organisation_id) for holder in _known)
    return tuple(one for one in said if one)
