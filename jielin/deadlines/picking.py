"""Which rule applies: the most specific one in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class RuleRow:
    """A rule as it is reckoned with. Empty fields stand for "any"."""

    id: int
    kind: str
    unit: str
    amount: int
    effective_from: date
    effective_to: date | None = None
    matter_type: str = ""
    category: str = ""
    rule_key: str = ""
    urgency: str = ""
    home_id: int | None = None
    source: str = ""
    version: str = ""
    is_verified: bool = False

    def is_in_force(self, day: date) -> bool:
        """From its first day up to, and without, the day on which the next one began."""
        return self.effective_from <= day and (
            self.effective_to is None or day < self.effective_to
        )


@dataclass(frozen=True)
class Asked:
    """What is known of the matter; `chain` holds the category's codes, the leaf first."""

    home_id: int
    matter_type: str = ""
    chain: tuple[str, ...] = ()
    rule_key: str = ""
    urgency: str = ""


def pick(rules: Iterable[RuleRow], asked: Asked, day: date) -> RuleRow | None:
    """The rule in force that fits best; None when none fits.

    The order of weight, the first difference decides:
    1. urgency, because danger goes before everything that is ordinary for a class;
    2. category, a leaf before its group;
    3. matter type;
    4. rule key of the category;
    5. the home's own number before the one for all homes;
    6. the younger rule.
    """
    fitting = (rule for rule in rules if rule.is_in_force(day) and _fits(rule, asked))
    return max(fitting, key=lambda rule: _weight(rule, asked), default=None)


def _fits(rule: RuleRow, asked: Asked) -> bool:
    return (
        rule.urgency in {"", asked.urgency}
        and rule.category in {"", *asked.chain}
        and rule.matter_type in {"", asked.matter_type}
        and rule.rule_key in {"", asked.rule_key}
        and rule.home_id in {None, asked.home_id}
    )


def _weight(rule: RuleRow, asked: Asked) -> tuple[bool, int, bool, bool, bool, date]:
    nearness = len(asked.chain) - asked.chain.index(rule.category) if rule.category else 0
    return (
        bool(rule.urgency),
        nearness,
        bool(rule.matter_type),
        bool(rule.rule_key),
        rule.home_id is not None,
        rule.effective_from,
    )
