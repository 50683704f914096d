"""Which unit takes a matter of a category in an area: the most specific rule first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class RuleRow:
    """A rule of the dispatch catalogue: names a unit, or the kind of unit that serves there."""

    id: UUID
    category: str
    area_id: int | None
    unit_id: UUID | None
    unit_kind: str
    basis: str
    effective_from: date
    effective_to: date | None = None

    def is_in_force(self, day: date) -> bool:
        """From its first day up to, and without, the day on which the next one began."""
        return self.effective_from <= day and (
            self.effective_to is None or day < self.effective_to
        )


@dataclass(frozen=True)
class Proposal:
    """A unit that should take the matter, why, and the rule that says so."""

    unit_id: UUID
    basis: str
    rule_id: UUID


def rank(
    rules: Iterable[RuleRow], chain: Sequence[str], areas: Sequence[int], day: date
) -> list[RuleRow]:
    """The rules that fit, the nearest area first, then the leaf before its group.

    `chain` holds category codes from the leaf up, `areas` ids from the place itself up.
    """
    fitting = [
        rule
        for rule in rules
        if rule.is_in_force(day)
        and rule.category in chain
        and (rule.area_id is None or rule.area_id in areas)
    ]
    return sorted(fitting, key=lambda rule: _distance(rule, chain, areas))


def _distance(
    rule: RuleRow, chain: Sequence[str], areas: Sequence[int]
) -> tuple[int, int, int, str]:
    away = len(areas) if rule.area_id is None else areas.index(rule.area_id)
    # Of two equal rules the younger one counts; the id only makes the order certain.
    return away, chain.index(rule.category), -rule.effective_from.toordinal(), str(rule.id)


def proposals(ranked: Iterable[RuleRow], serving: Mapping[str, UUID]) -> tuple[Proposal, ...]:
    """Each unit once. `serving` tells which unit of a kind serves the place."""
    found: dict[UUID, Proposal] = {}
    for rule in ranked:
        unit_id = rule.unit_id or serving.get(rule.unit_kind)
        if unit_id is not None:
            found.setdefault(unit_id, Proposal(unit_id, rule.basis, rule.id))
    return tuple(found.values())
