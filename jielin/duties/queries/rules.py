"""The dispatch catalogue as its page shows it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from jielin.catalogue.queries import catalogue
from jielin.organisations.queries import directory
from jielin.organisations.tree import Kind
from jielin.people.acting import Acting
from jielin.territory.queries import gazetteer

from ..models import DispatchRule
from .seeing import Hidden


@dataclass(frozen=True)
class RuleLine:
    """A rule in words. `ended` names the day when it counts no longer."""

    rule: DispatchRule
    area: str
    unit: str
    source: str
    since: date
    ended: date | None
    end_url: str = ""


@dataclass(frozen=True)
class CategoryRules:
    """The rules of one category."""

    title: str
    code: str
    rules: tuple[RuleLine, ...]
    # Without rules of its own: whether those of the whole group cover it.
    is_covered: bool = False


def in_force(
    tenant_id: int, group_id: int, end_url: Callable[[DispatchRule], str]
) -> tuple[CategoryRules, ...]:
    """The rules of a group's categories and of the group itself. One query."""
    known = catalogue()
    wanted = (known.get(group_id), *known.leaves(group_id))
    rows = DispatchRule.objects.filter(
        tenant_id=tenant_id, in_force=True, category_id__in=[leaf.id for leaf in wanted]
    )
    found: dict[int, list[RuleLine]] = defaultdict(list)
    for rule in rows.order_by("scope"):
        found[rule.category_id].append(line_of(rule, end_url(rule)))
    is_covered = any(line.rule.area_id is None for line in found[group_id])
    return tuple(
        CategoryRules(leaf.title, leaf.code, tuple(found[leaf.id]), is_covered)
        for leaf in wanted
        if found[leaf.id] or not leaf.is_group
    )


def line_of(rule: DispatchRule, end_url: str = "") -> RuleLine:
    """One rule in words."""
    return RuleLine(
        rule=rule,
        area=gazetteer().label(rule.area_id) if rule.area_id else "",
        unit=directory().name(rule.unit_id) or str(Kind(rule.unit_kind).label),
        source=rule.source,
        since=rule.effective_from,
        ended=rule.effective_to,
        end_url=end_url,
    )


def rule(actor: Acting, tenant_id: int, id: str) -> DispatchRule:
    """A rule of the home; the catalogue is open to all staff. Raises Hidden."""
    try:
        rows = DispatchRule.objects.filter(tenant_id=tenant_id, pk=UUID(id))
    except ValueError as error:
        raise Hidden from error
    found = rows.first()
    if found is None:
        raise Hidden
    return found


def titled(rule: DispatchRule) -> str:
    """The category it is about, in the reader's language."""
    return catalogue().get(rule.category_id).title
