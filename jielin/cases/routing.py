"""Who receives a request: plain values in, a route out."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.kernel.workflow import Refused


class HasId(Protocol):
    """A unit, of which routing needs only the id."""

    @property
    def id(self) -> UUID: ...


class Units(Protocol):
    """The part of the directory that routing asks."""

    def serving(self, area_id: int) -> HasId | None: ...
    def superiors(self, id: UUID) -> tuple[HasId, ...]: ...


@dataclass(frozen=True)
class Route:
    """Who answers for a request, who oversees that, and who may not know of it."""

    receiver_id: UUID
    overseer_id: UUID | None
    is_confidential: bool
    kept_from: tuple[UUID, ...]


def route(*, is_report: bool, accused_id: UUID | None, area_id: int, units: Units) -> Route:
    """The unit serving the place receives, but never one that the request is about.

    A report of misconduct (举报), and a complaint about the unit that would receive it, goes
    to that unit's superior; the unit cannot see that it exists. A complaint about another
    unit takes the usual way, but neither reaches that unit nor can be given to it. Sources:
    Jinan hotline regulation art. 32, regulation on petitions art. 30.
    """
    usual = units.serving(area_id)
    if usual is None:
        raise Refused(_("No unit serves this place yet. Please call 12345."))
    kept_from = _kept_from(is_report, accused_id, usual.id)
    candidates = (usual, *units.superiors(usual.id))
    concerns_us = accused_id in {unit.id for unit in candidates}
    if accused_id is not None and (is_report or concerns_us):
        above = {unit.id for unit in units.superiors(accused_id)}
        lead = [unit for unit in candidates if unit.id in above]
        candidates = tuple(lead) or candidates
    free = [unit.id for unit in candidates if unit.id not in kept_from]
    if not free:
        raise Refused(_("Nobody above this unit can receive it here. Please call 12345."))
    overseer = free[1] if len(free) > 1 else None
    return Route(free[0], overseer, is_report or concerns_us, kept_from)


def _kept_from(is_report: bool, accused_id: UUID | None, usual_id: UUID) -> tuple[UUID, ...]:
    concerned = (usual_id, accused_id) if is_report else (accused_id,)
    return tuple(dict.fromkeys(one for one in concerned if one is not None))
