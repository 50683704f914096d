"""By when a promise is due, from rules and calendar kept in the process."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from jielin.catalogue.queries import catalogue
from jielin.kernel.reference import Reference

from ..models import Rule, WorkDay
from ..picking import Asked, RuleRow, pick
from ..reckoning import ZONE, OfficeHours, Span, due_at
from ..rulebook import RuleBook


class NoRuleError(LookupError):
    """No rule in force fits: the sheet of rules has a hole (`load_rules`)."""


@dataclass(frozen=True)
class Term:
    """When it is due, by which rule, and whether a guessed day stands behind it."""

    due_at: datetime
    rule_id: int
    provisional: bool


class About(TypedDict):
    """What the rules ask of a matter; what is left out is unknown."""

    tenant_id: int
    matter_type: NotRequired[str]
    category_id: NotRequired[int | None]
    urgency: NotRequired[str]


def term(
    kind: str,
    *,
    start: datetime,
    hours: Sequence[Sequence[Span]] | None = None,
    **about: Unpack[About],
) -> Term:
    """The due time of a promise of this kind made at `start`, by the most specific rule.

    `hours` are the owner's, seven days from Monday (`Unit.hours`); ordinary hours without.
    Raises NoRuleError.
    """
    book = rulebook()
    rule = _rule(book, kind, start, about)
    due = due_at(start, rule.amount, rule.unit, book.calendar, OfficeHours.of(hours))
    return Term(due_at=due.at, rule_id=rule.id, provisional=due.provisional)


def times(kind: str, *, at: datetime, **about: Unpack[About]) -> RuleRow:
    """How often something may or must happen, by the most specific rule: its `amount`.

    Raises NoRuleError.
    """
    return _rule(rulebook(), kind, at, about)


def rulebook() -> RuleBook:
    """All rules and the calendar, loaded again only after one of them changed."""
    return _BOOK.get()


def _rule(book: RuleBook, kind: str, start: datetime, about: About) -> RuleRow:
    asked = _asked(about)
    day = start.astimezone(ZONE).date()
    rule = pick(book.by_kind.get(kind, ()), asked, day)
    if rule is None:
        raise NoRuleError(f"No rule of time for “{kind}” on {day}: {asked}. Run load_rules.")
    return rule


def _asked(about: About) -> Asked:
    category_id = about.get("category_id")
    leaf = None if category_id is None else catalogue().get(category_id)
    return Asked(
        home_id=about["tenant_id"],
        matter_type=about.get("matter_type", ""),
        chain=tuple(catalogue().chain(leaf.id)) if leaf else (),
        rule_key=leaf.rule_key if leaf else "",
        urgency=about.get("urgency", ""),
    )


def _load() -> RuleBook:
    rows = [rule.row() for rule in Rule.objects.select_related("category")]
    by_kind: dict[str, list[RuleRow]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    return RuleBook(
        calendar=WorkDay.calendar(),
        by_kind={kind: tuple(found) for kind, found in by_kind.items()},
        by_id={row.id: row for row in rows},
    )


_BOOK = Reference("deadlines", _load)
