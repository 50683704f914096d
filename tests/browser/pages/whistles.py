"""Whistles: the board, its wall, the order in each state, and every form."""

from collections.abc import Iterator, Mapping

from jielin.duties.models import DispatchRule, RuleText
from jielin.kernel.actors import SYSTEM
from jielin.whistles.models import WhistleOrder
from jielin.whistles.states import Mark
from jielin.whistles.tests.conftest import LAMPS, STREETS, TEXT, Town, town_of
from tests import stories
from tests.browser.sample import DESK, Sample
from tests.cast import City

OURS = frozenset({"desk_whistles"})
POSTED: frozenset[str] = frozenset()
RULE = "派单目录（2026年版）"
OBJECTION = "灯杆属供电公司产权。"
WORDS = (
    TEXT, TEXT.rstrip("。"), "梧桐路夜市占道，电线乱拉到灯杆上", "梧桐路88弄门前", "条例第十六条",
    RULE, OBJECTION, "先断电，再清占道。", "现场恢复。", "现场人员", "沈洁",
    "区路灯管理所已处理。", "区城市管理局已处理。", "综合执法队二组到场。", "占道归城管。",
    "由社区先协调。", "晚了半小时",
)  # fmt: skip
WHISTLES = DESK + "whistles/"


def tell(city: City) -> dict[str, str]:
    """An order in each state, with parts in each, and a case to whistle for."""
    town = town_of(city)
    for code, name in (("R1203", LAMPS), ("R12", STREETS)):
        rule = RuleText(city.category(code), RULE, unit_id=town.id_of(name))
        if not DispatchRule.objects.filter(category_id=rule.category_id, in_force=True).exists():
            DispatchRule.enact(rule, tenant_id=1, by=SYSTEM)
    told = {**_orders(town), **_objected(town)}
    keys = {name: order.number for name, order in told.items()}
    keys |= {
        f"part-{name}": f"{town.part(order, LAMPS).pk}"
        for name, order in told.items()
        if order.is_blown and order.state != "declined"
    }
    return {**keys, "case": stories.accepted(city).number}  # fmt: skip


def _orders(town: Town) -> dict[str, WhistleOrder]:
    declined, blown, arrived = town.asked(), town.sounded(), town.arrived()
    declined.decline(by=town.actor("zhou"), text="由社区先协调。")
    arrived.minute(by=town.actor("zhou"), text="先断电，再清占道。")
    arrived.command(by=town.actor("zhou"), text="综合执法队二组到场。")
    return {
        "asked": town.asked(),
        "declined": declined,
        "blown": blown,
        "open-lead": town.sounded(lead=""),
        "arrived": arrived,
        "to_confirm": town.done(),
        "confirmed": town.confirmed(),
        "rated": _rated(town),
    }


def _rated(town: Town) -> WhistleOrder:
    order = town.confirmed()
    marks = {town.id_of(LAMPS): (Mark.GOOD, ""), town.id_of(STREETS): (Mark.POOR, "晚了半小时")}
    order.rate(by=town.actor("zhou"), marks=marks)
    town.part(order, LAMPS).rate(by=town.actor("zhao"), use=Mark.GOOD, evidence=Mark.FAIR)
    return order


def _objected(town: Town) -> dict[str, WhistleOrder]:
    objected, rejected = town.sounded(), town.sounded()
    for order in (objected, rejected):
        town.part(order, LAMPS).object(by=town.actor("zhao"), text=OBJECTION)
    town.part(rejected, LAMPS).reject(by=town.actor("zhou"), text="占道归城管。")
    return {"objected": objected, "rejected": rejected}


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    """The board and lists, the order in every state, then the forms."""
    yield from _boards()
    for state in ("asked", "declined", "arrived", "to_confirm", "rated", "objected", "rejected"):
        yield Sample(f"whistles-order-{state}", f"{WHISTLES}{told[state]}/", "zhou")
    for state in ("blown", "open-lead", "arrived", "confirmed"):
        yield Sample(f"whistles-order-{state}-zhao", f"{WHISTLES}{told[state]}/", "zhao")
    yield from _new(told)
    yield from _steps(told)


def _boards() -> Iterator[Sample]:
    yield Sample("whistles-board", WHISTLES, "zhou")
    yield Sample("whistles-board-zhao", WHISTLES, "zhao")
    yield Sample("whistles-board-empty", WHISTLES, "sun")
    yield Sample("whistles-table", WHISTLES + "?view=table", "zhou")
    yield Sample("whistles-wall", WHISTLES + "?wall=1", "he")
    yield Sample("whistles-wall-still", WHISTLES + "?wall=1&still=1", "zhou")
    yield Sample("whistles-all", WHISTLES + "all/", "zhou")
    yield Sample("whistles-all-none", WHISTLES + "all/?state=cancelled", "li")


def _new(told: Mapping[str, str]) -> Iterator[Sample]:
    new = f"{WHISTLES}new/"
    yield from _form("whistles-new", new, "zhou")
    yield Sample("whistles-new-case", f"{new}?case={told['case']}", "zhou")
    yield from _form("whistles-ask", new, "li")
    yield Sample("whistles-ask-case", f"{new}?case={told['case']}", "li")
    yield Sample("whistles-blow", f"{WHISTLES}{told['asked']}/blow/", "zhou")
    yield Sample("whistles-case-steps", f"{DESK}cases/{told['case']}/", "zhou")


ORDER_STEPS = (
    ("asked", "zhou", "decline"),
    ("asked", "li", "withdraw"),
    ("blown", "zhou", "cancel call_more name_lead command"),
    ("arrived", "zhou", "minute"),
    ("to_confirm", "zhou", "confirm send_back"),
    ("confirmed", "zhou", "rate"),
)
PART_STEPS = (
    ("blown", "zhao", "answer arrive object"),
    ("arrived", "zhao", "sign_off"),
    ("objected", "zhou", "uphold reject"),
    ("blown", "zhou", "release"),
    ("confirmed", "zhao", "rate"),
)
# Nothing can be left out of these, or all of it may be.
EASY = frozenset({"withdraw", "answer", "minute", "name_lead"})


def _steps(told: Mapping[str, str]) -> Iterator[Sample]:
    rows = [(f"orders/{told[key]}", "", who, verbs) for key, who, verbs in ORDER_STEPS]
    rows += [
        (f"parts/{told[f'part-{key}']}", "part-", who, verbs) for key, who, verbs in PART_STEPS
    ]
    for matter, of, who, verbs in rows:
        for verb in verbs.split():
            name, page = f"whistles-{of}{verb}", f"{WHISTLES}{matter}/steps/{verb}/"
            yield Sample(name, page, who)
            if verb not in EASY:
                yield Sample(f"{name}-wrong", page, who, sends=True)


def _form(name: str, path: str, who: str) -> Iterator[Sample]:
    """The form, and what it says when nothing was typed."""
    yield Sample(name, path, who)
    yield Sample(f"{name}-wrong", path, who, sends=True)
