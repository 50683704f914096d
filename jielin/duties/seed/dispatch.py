"""The dispatch catalogue of both demo homes, from the request tree and their units."""

from collections.abc import Iterator

from jielin.catalogue.queries import Leaf, catalogue
from jielin.kernel.actors import SYSTEM
from jielin.organisations.queries import Unit, directory
from jielin.territory.seed import HOMES

from ..models import DispatchRule, RuleText
from .telling import HOME, Telling, rows

BY_PLACE = frozenset({"community", "street"})
SOURCE = "{home}派单目录（2026年版）{code}（演示）"
# Who looks after the houses of each community in 东桥; elsewhere the street is asked.
FIRMS = {
    "梧桐里社区": "梧桐里物业服务中心",
    "槐荫里社区": "安居物业",
    "东桥社区": "和顺物业",
}


def tell_dispatch(telling: Telling) -> None:
    """A rule for every group or leaf, and those of single areas above them."""
    with telling.days_ago(150):
        for home in HOMES:
            told = {row["code"]: _named(home.id, row["unit"]) for row in rows("demo_dispatch.csv")}
            for text in _rules(home.id, home.name, told):
                DispatchRule.enact(text, tenant_id=home.id, by=SYSTEM)


def _rules(home: int, name: str, told: dict[str, Unit]) -> Iterator[RuleText]:
    known = catalogue()
    for group in known.groups("request"):
        for leaf in (group, *known.leaves(group.id)):
            source = SOURCE.format(home=name, code=leaf.code)
            if leaf.code in told:
                yield RuleText(leaf.id, source, unit_id=told[leaf.code].id)
            elif leaf.unit_kind in BY_PLACE:
                yield RuleText(leaf.id, source, unit_kind=leaf.unit_kind)
            elif leaf.unit_kind == "property_firm":
                yield from _of_firms(home, leaf, source)
            elif leaf.unit_kind and group.code not in told:
                yield RuleText(leaf.id, source, unit_kind="street")


def _of_firms(home: int, leaf: Leaf, source: str) -> Iterator[RuleText]:
    yield RuleText(leaf.id, source, unit_kind="street")
    if home != HOME:
        return
    units = {unit.name: unit for unit in directory().units(home)}
    for community, firm in FIRMS.items():
        yield RuleText(leaf.id, source, units[community].area_id, units[firm].id)


def _named(home: int, ending: str) -> Unit:
    return next(unit for unit in directory().units(home) if unit.name.endswith(ending))
