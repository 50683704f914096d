"""What must not be found of a person any more, and how it is taken out of a text."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models

# What stands where a person's own words stood: stored data, as the words were.
ERASED = "（已按本人要求删除）"
STARS = "＊＊"
# So many signs in a row of what a person wrote are theirs; shorter ones are everybody's.
RUN = 8
SHORTEST = 4
SHORTEST_NAME = 2
_FILLING = r"[\s\-‐-―−ー_.·()（）]{0,3}"


@dataclass(frozen=True)
class Known:
    """Names, numbers and own words of one person, and the matters and homes they stand in."""

    names: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    matters: frozenset[UUID] = frozenset()
    homes: frozenset[int] = frozenset()
    # The number of the wish that is carried out, for the events of it.
    request: str = ""

    def __or__(self, other: "Known") -> "Known":
        return Known(
            self.names | other.names,
            self.phones | other.phones,
            self.words | other.words,
            self.matters | other.matters,
            self.homes | other.homes,
            self.request or other.request,
        )

    @property
    def told(self) -> dict[str, str]:
        """What the event of an erasure says: by which request, and no word of it."""
        return {"request": self.request} if self.request else {}

    def cleaned(self, text: str) -> str:
        """The text without the person: their words replaced, number and name starred."""
        if not text:
            return text
        text = self._without_words(self._without_numbers(text))
        for name in sorted(self.names, key=len, reverse=True):
            if len(name) >= SHORTEST_NAME:
                text = text.replace(name, STARS)
        return text

    def _without_numbers(self, text: str) -> str:
        for number in self._numbers:
            text = number.sub(STARS, text)
        return text

    def _without_words(self, text: str) -> str:
        covered = [False] * len(text)
        for start, length in self._places(text):
            covered[start : start + length] = [True] * length
        made, was = [], False
        for sign, is_covered in zip(text, covered, strict=True):
            made.append(sign if not is_covered else "" if was else ERASED)
            was = is_covered
        return "".join(made)

    def _places(self, text: str) -> Iterable[tuple[int, int]]:
        for start in range(len(text) - RUN + 1):
            if text[start : start + RUN] in self._runs:
                yield start, RUN
        for words in self._short:
            start = text.find(words)
            while start >= 0:
                yield start, len(words)
                start = text.find(words, start + 1)

    @cached_property
    def _runs(self) -> frozenset[str]:
        """Every run of eight signs of what they wrote."""
        return frozenset(
            words[start : start + RUN]
            for words in (*self.words, *map(self._without_numbers, self.words))
            for start in range(len(words) - RUN + 1)
            if _is_theirs(words[start : start + RUN])
        )

    @cached_property
    def _short(self) -> tuple[str, ...]:
        whole = {words.strip() for words in self.words}
        return tuple(one for one in whole if SHORTEST <= len(one) < RUN and one not in ERASED)

    @cached_property
    def _numbers(self) -> tuple[re.Pattern[str], ...]:
        """The numbers in any way they are written: with dashes, blanks, full-width digits."""
        return tuple(_pattern(phone) for phone in self.phones if any(map(str.isdigit, phone)))


def scrub(rows: models.QuerySet[Any], fields: Collection[str], known: Known) -> int:
    """Take the person out of these columns of these rows; how many rows said something.

    What happened stays as it was: no state, figure or event changes. That words were replaced
    is an event of the matter that they belong to (`Forgettable`).
    """
    changed = 0
    for row in rows.only("pk", "tenant_id", *fields):
        made = {name: _fitting(row, name, known) for name in fields}
        if any(getattr(row, name) != text for name, text in made.items()):
            mine = type(row)._base_manager.filter(tenant_id=row.tenant_id, pk=row.pk)
            changed += mine.update(**made)
    return changed


def speaks(row: Any, fields: Collection[str], known: Known) -> bool:
    """Whether any of these columns says something of the person."""
    return any(getattr(row, name) != _fitting(row, name, known) for name in fields)


def clean(row: Any, fields: Collection[str], known: Known) -> None:
    """Take the person out of these columns of a row that is about to be saved."""
    for name in fields:
        setattr(row, name, _fitting(row, name, known))


def _fitting(row: Any, name: str, known: Known) -> str:
    longest = row._meta.get_field(name).max_length
    return known.cleaned(getattr(row, name))[:longest]


def _is_theirs(run: str) -> bool:
    """Our own replacement is ours, and digits alone are no words: numbers are told apart."""
    return run not in ERASED and not all(sign in "0123456789 -" for sign in run)


def _pattern(phone: str) -> re.Pattern[str]:
    digits = [sign for sign in phone if sign.isdigit()]
    return re.compile(_FILLING.join(f"[{sign}{_wide(sign)}]" for sign in digits))


def _wide(digit: str) -> str:
    return chr(ord(digit) - ord("0") + ord("０"))
