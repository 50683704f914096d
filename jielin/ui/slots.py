"""Slots: named places of a page, filled by panels that higher apps offer."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.http import HttpRequest

_panels: dict[str, list["Panel"]] = {}


@dataclass(frozen=True)
class Panel:
    """What an app shows in a slot; its template finds the query's answer as `panel`.

    A query that answers None hides the panel. In the menus (`desk.nav`, `portal.tabs`) it
    answers a tuple of `NavItem` and uses the template `ui/nav_panel.html`. The desk keeps its
    menu in memory: queries of `desk.nav` and `desk.me`, and whether one of `desk.settings`
    answers at all, may depend on the home, the duties and the language alone.
    """

    slot: str
    name: str
    order: int
    query: Callable[[HttpRequest], object | None]
    template: str


def discover() -> None:
    """Collect PANELS of every installed app's `panels.py`; safe to call again."""
    _panels.clear()
    for config in apps.get_app_configs():
        path = f"{config.name}.panels"
        if config.name.startswith("jielin.") and find_spec(path):
            for panel in import_module(path).PANELS:
                offer(panel)


def offer(panel: Panel) -> None:
    """Put a panel into its slot, in the order it asks for."""
    _panels.setdefault(panel.slot, []).append(panel)
    _panels[panel.slot].sort(key=lambda one: (one.order, one.name))


def panels(slot: str) -> tuple[Panel, ...]:
    """The panels of a slot, first to last."""
    return tuple(_panels.get(slot, ()))
