"""Sentences about places of a sheet, as they are kept beside it."""

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass


@dataclass(frozen=True)
class Note:
    """A row, the letter of a column, a sentence."""

    row: int
    column: str
    sentence: str


def dump(notes: Iterable[Note]) -> str:
    return json.dumps([astuple(note) for note in notes], ensure_ascii=False)


def load(told: str) -> tuple[Note, ...]:
    return tuple(Note(*note) for note in json.loads(told or "[]"))
