"""Who rules: another level than those who ask and those who sent it; pure."""

from collections.abc import Collection, Iterable
from uuid import UUID


def reviewer(above: Iterable[UUID | None], barred: Collection[UUID]) -> UUID | None:
    """The first of the units above, nearest first, that is no party; None when all are."""
    return next((id for id in above if id is not None and id not in barred), None)
