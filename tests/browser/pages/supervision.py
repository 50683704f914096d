"""Supervision: the list, an order on each rung, its steps, and what a request shows of it."""

from collections.abc import Iterator, Mapping

from jielin.kernel.actors import SYSTEM
from jielin.supervision.models import SupervisionOrder
from jielin.supervision.tests.conftest import Town, town_of
from tests import stories
from tests.browser.sample import DESK, PORTAL, Sample
from tests.cast import City

OURS = frozenset({"desk_supervision"})
POSTED: frozenset[str] = frozenset()
WORDS = (
    "备件已到，后天修好。", "街道牵头，明天到场。", "三日内见方案。", "涉及供电，请协调。",
    "梁栋", "容静",
    # What the clock wrote on the course of a request, in the language of the city.
    "督办逾期未答复", "超过时限未办结",
)  # fmt: skip
LIST, ORDERS = DESK + "supervision/", DESK + "supervision/orders/"


def tell(city: City) -> dict[str, str]:
    """An order on each rung, a problem order, one with a result, one ended."""
    town = town_of(city)
    told = {f"order_{rung}": town.on(rung) for rung in RUNGS}
    told["order_supervised"].report(by=town.actor("zhao"), text="备件已到，后天修好。")
    told["order_raised"].coordinate(by=town.actor("zhou"), text="街道牵头，明天到场。")
    told["order_district_leader"].instruct(by=town.actor("he"), text="三日内见方案。")
    asked = SupervisionOrder.ask_above(
        stories.handling(town), by=town.actor("zhao"), text="涉及供电，请协调。"
    )
    told |= {"order_asked": asked, "order_resting": _resting(town)}
    cases = {f"case_{name[6:]}": order.case.number for name, order in told.items()}
    bare = stories.handling(town)
    return {name: one.number for name, one in told.items()} | cases | {"case_bare": bare.number}


RUNGS = ("reminded", "supervised", "raised", "district_leader", "ended")


def _resting(town: Town) -> SupervisionOrder:
    order = town.supervised()
    order.case.resolve(by=town.actor("zhao"), text="灯亮了。")
    order.rest(by=SYSTEM)
    return order


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    """What staff read, what they write, and what the resident reads."""
    for view in ("open", "problem", "ended"):
        yield Sample(f"supervision-list-{view}", f"{LIST}?view={view}", "zhou")
    yield Sample("supervision-list-empty", LIST, "sun")
    for rung in (*RUNGS, "asked", "resting"):
        yield Sample(f"supervision-order-{rung}", f"{LIST}{told[f'order_{rung}']}/", "liang")
    yield Sample("supervision-on-case", f"{DESK}cases/{told['case_raised']}/", "zhou")
    for rung in ("supervised", "raised", "district_leader"):
        page = f"{PORTAL}requests/{told[f'case_{rung}']}/"
        yield Sample(f"supervision-told-{rung}", page, "chen")
    yield from _steps(told)


STEPS = (
    ("reminded", "zhao", "report ask_coordination"),
    ("reminded", "zhou", "supervise"),
    ("supervised", "zhou", "escalate"),
    ("raised", "liang", "coordinate instruct to_leader"),
    ("resting", "zhou", "close"),
)


def _steps(told: Mapping[str, str]) -> Iterator[Sample]:
    for rung, who, verbs in STEPS:
        for verb in verbs.split():
            path = f"{ORDERS}{told[f'order_{rung}']}/steps/{verb}/"
            yield Sample(f"supervision-step-{verb}", path, who)
            yield Sample(f"supervision-step-{verb}-wrong", path, who, sends=True)
    for verb, who in (("supervise", "zhou"), ("ask_coordination", "zhao")):
        path = f"{LIST}of/{told['case_bare']}/{verb}/"
        yield Sample(f"supervision-start-{verb}", path, who)
        yield Sample(f"supervision-start-{verb}-wrong", path, who, sends=True)
