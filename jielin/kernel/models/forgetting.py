"""A matter that may speak of a person, and says on its chain that the words were replaced."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models

from ..actors import Actor
from ..erasing import Known, clean, scrub, speaks
from .matter import Matter

Beside = tuple[models.QuerySet[Any], Collection[str]]


class Forgettable(Matter):
    """Its table has a row `forget`, an inner step from every state."""

    # Its own columns that hold words.
    spoken: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def beside(self) -> tuple[Beside, ...]:
        """The rows beside it that hold words, with their columns."""
        return ()

    def forget(self, *, by: Actor, known: Known) -> int:
        """Take the person out; how many rows said something. Without any, nothing happens."""
        is_mine = speaks(self, self.spoken, known)
        others = [
            (rows, fields)
            for rows, fields in self.beside()
            if any(speaks(row, fields, known) for row in rows)
        ]
        if not is_mine and not others:
            return 0
        with self.taking("forget", by=by, **known.told):
            clean(self, self.spoken, known)
            return is_mine + sum(scrub(rows, fields, known) for rows, fields in others)
