"""Which of several rules applies."""

from datetime import date

from jielin.deadlines.picking import Asked, RuleRow, pick

DAY = date(2026, 7, 14)
BEFORE = date(2026, 1, 1)


def rule(id: int, **told: object) -> RuleRow:
    values = {"kind": "resolve", "unit": "natural_day", "amount": 7, "effective_from": BEFORE}
    return RuleRow(id=id, **{**values, **told})  # type: ignore[arg-type]


FULL = Asked(81, "consult", ("R0502", "R05"), "urgent", "high")
GENERAL = rule(1)
LADDER = [
    GENERAL,
    rule(2, home_id=81),
    rule(3, rule_key="urgent"),
    rule(4, rule_key="urgent", home_id=81),
    rule(5, matter_type="consult"),
    rule(6, matter_type="consult", rule_key="urgent"),
    rule(7, category="R05"),
    rule(8, category="R05", matter_type="consult"),
    rule(9, category="R0502"),
    rule(10, urgency="high"),
    rule(11, urgency="high", category="R0502"),
]


def picked(rules: list[RuleRow], asked: Asked = FULL, day: date = DAY) -> int | None:
    found = pick(rules, asked, day)
    return None if found is None else found.id


def test_each_rung_of_the_ladder_beats_all_below_it() -> None:
    for top in range(1, len(LADDER) + 1):
        assert picked(LADDER[:top]) == top
        assert picked(LADDER[:top][::-1]) == top


def test_a_rule_for_something_else_never_applies() -> None:
    others = [
        rule(20, home_id=82),
        rule(21, rule_key="complex"),
        rule(22, matter_type="report"),
        rule(23, category="R0501"),
        rule(24, urgency="low"),
        rule(25, category="R0502", matter_type="report"),
    ]
    assert picked(others) is None
    assert picked([*others, GENERAL]) == 1


def test_a_matter_of_which_nothing_is_known_gets_the_general_rule() -> None:
    assert picked(LADDER, Asked(99)) == 1


def test_a_rule_holds_from_its_first_day_up_to_its_successors() -> None:
    old = rule(1, effective_to=DAY)
    new = rule(2, effective_from=DAY)
    assert picked([old, new], day=date(2026, 7, 13)) == 1
    assert picked([old, new], day=DAY) == 2
    assert picked([old, new], day=date(2025, 12, 31)) is None


def test_of_two_alike_the_younger_holds() -> None:
    assert picked([rule(2, effective_from=date(2026, 5, 1)), GENERAL]) == 2
