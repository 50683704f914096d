"""What the apps take in and give out as workbooks: gathered from their `exchange.py`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.functional import Promise as Lazy

from .sheets import Fault, Heading, Layout, Sheet

_importers: dict[str, "Importer"] = {}
_exporters: dict[str, "Exporter"] = {}
Tick = Callable[[int], None]


@dataclass(frozen=True)
class Asking:
    """Who takes something in or out, with the posts held in this home, and the home."""

    actor: Any
    home: Any


@dataclass(frozen=True)
class Change:
    """What one row would do; `told` is the importer's own."""

    row: int
    is_new: bool
    said: str
    told: Any


@dataclass(frozen=True)
class Plan:
    """What a sheet would do as things stand. With a fault nothing is done."""

    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    faults: tuple[Fault, ...] = ()

    @property
    def new(self) -> int:
        return sum(1 for change in self.changes if change.is_new)

    @property
    def counts(self) -> dict[str, int]:
        """New, changed and unchanged rows."""
        return {
            "new": self.new,
            "changed": len(self.changes) - self.new,
            "unchanged": self.unchanged,
        }


class RowRefused(Exception):
    """A row that could not be written after all; everything is taken back."""

    def __init__(self, row: int, sentence: str) -> None:
        super().__init__(sentence)
        self.row, self.sentence = row, sentence


@dataclass(frozen=True)
class Importer:
    """One kind of thing that comes from a sheet.

    `plan` only reads; `write` runs inside one turn, after a plan without faults, and may raise
    RowRefused. What a sheet does not name stays as it is.
    """

    key: str
    label: Lazy
    line: Lazy
    icon: str
    duty: str
    layout: Layout
    example: Mapping[str, str]
    notes: tuple[Lazy, ...]
    plan: Callable[[Asking, Sheet], Plan]
    write: Callable[[Asking, Sequence[Change], Tick], None]


@dataclass(frozen=True)
class Exporter:
    """One list to take away, narrowed as its page was; `rows` sees only what they may."""

    key: str
    label: Lazy
    duty: str
    headings: tuple[Heading, ...]
    rows: Callable[[Asking, str], Iterator[Sequence[str]]]


def gather() -> None:
    """Read `IMPORTS` and `EXPORTS` from every app's exchange.py, in the order of the apps."""
    _importers.clear()
    _exporters.clear()
    for config in apps.get_app_configs():
        name = f"{config.name}.exchange"
        if config.name.startswith("jielin.") and find_spec(name):
            module = import_module(name)
            _importers.update({one.key: one for one in getattr(module, "IMPORTS", ())})
            _exporters.update({one.key: one for one in getattr(module, "EXPORTS", ())})


def importers(actor: Any) -> tuple[Importer, ...]:
    """What this person may take in."""
    return tuple(one for one in _importers.values() if actor.has_duty(one.duty))


def importer(key: str) -> Importer:
    """Raises KeyError."""
    return _importers[key]


def exporters(actor: Any) -> tuple[Exporter, ...]:
    """What this person may take out."""
    return tuple(one for one in _exporters.values() if actor.has_duty(one.duty))


def exporter(key: str) -> Exporter:
    """Raises KeyError."""
    return _exporters[key]


def import_duties() -> frozenset[str]:
    """The duties of which one opens the page of imports."""
    return frozenset(one.duty for one in _importers.values())
