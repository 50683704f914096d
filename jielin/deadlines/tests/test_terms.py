"""Promises as the shipped rules give them."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest import Subtests

from jielin.deadlines.models import Rule
from jielin.deadlines.queries import NoRuleError, rulebook, term
from jielin.kernel.reference import held

from .conftest import at

Leaf = Callable[[str], int]
KINDS = ("receive", "contact", "resolve", "take", "handle", "verify", "revisit", "redo", "reply")
pytestmark = pytest.mark.django_db
START = at("2026-07-14 20:16")  # a Tuesday evening


# promise, category, matter and the due time by hand.
SHIPPED = [
    ("resolve", "R1203", "complaint", "2026-07-21 23:59:59"),  # ordinary: 7 natural days
    ("resolve", "R0201", "help", "2026-07-15 20:16"),  # water is off: 24 hours
    ("resolve", "R0502", "help", "2026-07-14 22:16"),  # gas: 2 hours
    ("resolve", "R0502", "consult", "2026-07-14 22:16"),  # also when only asked about
    ("resolve", "R2306", "help", "2026-07-29 23:59:59"),  # complex: 15 natural days
    ("resolve", "R2306", "consult", "2026-07-16 17:30"),  # a question: 1 working day
    ("resolve", "R2306", "suggestion", "2026-07-19 23:59:59"),
    ("resolve", "R1203", "report", "2026-07-24 23:59:59"),
    ("resolve", "R1001", "complaint", "2026-08-12 17:30"),  # 20 working days
    ("contact", "R1203", "complaint", "2026-07-15 20:16"),
    ("contact", "R0304", "complaint", "2026-07-14 22:16"),
    ("take", "R1203", "complaint", "2026-07-15 10:30"),  # 2 working hours from 08:30
    ("take", "R0502", "help", "2026-07-14 21:16"),
    ("handle", "R1101", "complaint", "2026-07-15 14:30"),  # 4 working hours over lunch
    ("verify", "R1203", "complaint", "2026-07-16 17:30"),
    ("revisit", "R1203", "complaint", "2026-07-20 17:30"),
    ("redo", "R1203", "complaint", "2026-07-20 17:30"),
]


def test_the_shipped_rules(leaf: Leaf, subtests: Subtests) -> None:
    for kind, code, matter, due in SHIPPED:
        with subtests.test(kind=kind, code=code, matter=matter):
            known = {"matter_type": matter, "category_id": leaf(code)}
            found = term(kind, tenant_id=81, start=START, **known)  # type: ignore[arg-type]
            assert (found.due_at, found.provisional) == (at(due), False)


def test_every_kind_of_promise_has_a_rule_for_anything(rules: None, subtests: Subtests) -> None:
    for kind in KINDS:
        with subtests.test(kind=kind):
            assert term(kind, tenant_id=81, start=START).due_at > START


def test_the_term_names_the_rule_it_comes_from(rules: None) -> None:
    found = term("resolve", tenant_id=81, matter_type="consult", start=START)
    rule = rulebook().by_id[found.rule_id]
    assert (rule.amount, rule.unit, rule.is_verified) == (1, "working_day", True)
    assert "上海大宁路街道" in rule.source


def test_the_owners_hours_count(rules: None) -> None:
    early = (((at("2026-07-15 07:00").time(), at("2026-07-15 15:00").time()),),) * 5 + ((), ())
    assert term("take", tenant_id=81, start=START, hours=early).due_at == at("2026-07-15 09:00")


def test_an_owner_without_hours_has_ordinary_ones(rules: None) -> None:
    closed: Any = ((),) * 7
    assert term("take", tenant_id=81, start=START, hours=closed).due_at == at("2026-07-15 10:30")


def test_a_kind_without_a_rule_is_said_plainly(rules: None) -> None:
    with pytest.raises(NoRuleError, match="promenade"):
        term("promenade", tenant_id=81, start=START)


def test_before_the_first_rule_there_is_none(rules: None) -> None:
    with pytest.raises(NoRuleError, match="2025-12-31"):
        term("resolve", tenant_id=81, start=at("2025-12-31 10:00"))


def test_a_term_costs_no_query_once_the_rules_are_known(
    leaf: Leaf, django_assert_num_queries: Any
) -> None:
    category = leaf("R1203")
    with held():
        term("resolve", tenant_id=81, category_id=category, start=START)
        with django_assert_num_queries(0):
            term("take", tenant_id=81, category_id=category, start=START)


def test_what_nobody_read_in_the_original_is_marked_so(rules: None) -> None:
    doubtful = Rule.objects.filter(source__contains="[B]") | Rule.objects.filter(
        source__contains="[建议]"
    )
    assert doubtful.exists()
    assert not doubtful.filter(is_verified=True).exists()
