"""States × verbs × cast for both lives: the expected sets are written by hand."""

from typing import Any

import pytest

from jielin.whistles.models import WhistleOrder
from jielin.whistles.states import Mark

from .conftest import LAMPS, STREETS, Town

EVERYBODY = (
    "chen", "sui", "wang", "li", "hu", "zhou", "zhao", "shen", "sun", "he", "zheng", "qian", "wu",
)  # fmt: skip
May = dict[str, set[str]]


def order_in(town: Town, state: str) -> WhistleOrder:
    """An order of 梧桐里 in 东桥; the lighting office leads."""
    if state == "asked":
        return town.asked()
    if state == "declined":
        order = town.asked()
        order.decline(by=town.actor("zhou"), text="先由社区协调")
        return order
    if state == "cancelled":
        order = town.sounded()
        order.cancel(by=town.actor("zhou"), text="不用了")
        return order
    return _further(town, state)


def _further(town: Town, state: str) -> WhistleOrder:
    if state == "working":
        order = town.arrived()
        town.part(order, LAMPS).work(by=town.actor("zhao"))
        return town.fresh(order)
    if state == "rated":
        order = town.confirmed()
        marks = {town.id_of(name): (Mark.GOOD, "") for name in (LAMPS, STREETS)}
        order.rate(by=town.actor("zhou"), marks=marks)
        return order
    if state == "blown":
        return town.sounded()
    if state == "arrived":
        return town.arrived()
    return town.done() if state == "to_confirm" else town.confirmed()


UNDER_WAY = {"call_more", "name_lead", "command", "minute"}
ORDER: dict[str, May] = {
    "asked": {"zhou": {"blow", "decline"}, "li": {"withdraw"}, "hu": {"withdraw"}},
    "blown": {"zhou": {*UNDER_WAY, "cancel"}},
    "arrived": {"zhou": UNDER_WAY},
    "working": {"zhou": UNDER_WAY},
    "to_confirm": {"zhou": {"minute", "confirm", "send_back"}},
    "confirmed": {"zhou": {"rate"}},
    "rated": {},
    "declined": {},
    "cancelled": {},
}


@pytest.mark.parametrize("state", ORDER)
def test_order(town: Town, state: str) -> None:
    order = order_in(town, state)
    assert (order.state, open_to(town, order)) == (state, ORDER[state])


def part_in(town: Town, state: str) -> Any:
    """The lighting office's report-in; the lead is claimed by nobody."""
    if state in {"objected", "released", "rejected"}:
        return _ruled(town, state)
    order = town.sounded(lead=LAMPS if state in {"confirmed", "rated"} else "")
    by = town.actor("zhao")
    part = town.part(order, LAMPS)
    if state == "answered":
        part.answer(by=by)
    if state not in {"called", "answered"}:
        part.arrive(by=by, person="老赵")
    if state == "working":
        part.work(by=by)
    if state in {"signed_off", "confirmed", "rated"}:
        part.sign_off(by=by, text="灯杆已清。")
    return _ended(town, order, state)


def _ended(town: Town, order: WhistleOrder, state: str) -> Any:
    if state in {"confirmed", "rated"}:
        town.part(order, STREETS).release(by=town.actor("zhou"), text="不用来了")
        town.fresh(order).confirm(by=town.actor("zhou"), text="好了")
    part = town.part(order, LAMPS)
    if state == "rated":
        part.rate(by=town.actor("zhao"), use=Mark.GOOD, evidence=Mark.GOOD)
    return town.part(order, LAMPS)


def _ruled(town: Town, state: str) -> Any:
    order = town.sounded(lead="")
    town.part(order, LAMPS).object(by=town.actor("zhao"), text="不归我们")
    if state == "released":
        town.part(order, LAMPS).uphold(by=town.actor("zhou"), text="确实")
    if state == "rejected":
        town.part(order, LAMPS).reject(by=town.actor("zhou"), text="清单写明")
    return town.part(order, LAMPS)


RESPONSE: dict[str, May] = {
    "called": {
        "zhao": {"answer", "arrive", "claim_lead", "object"}, "zhou": {"arrive", "release"},
    },
    "answered": {"zhao": {"arrive", "claim_lead", "object"}, "zhou": {"arrive", "release"}},
    "arrived": {"zhao": {"work", "sign_off", "claim_lead"}},
    "working": {"zhao": {"sign_off", "claim_lead"}},
    "signed_off": {"zhao": {"claim_lead"}},
    "confirmed": {"zhao": {"rate"}},
    "rated": {},
    "objected": {"zhou": {"uphold", "reject"}},
    "released": {},
    # Back among those who come, designated: no second objection.
    "rejected": {"zhao": {"arrive", "claim_lead"}, "zhou": {"arrive", "release"}},
}  # fmt: skip


@pytest.mark.parametrize("state", RESPONSE)
def test_report_in(town: Town, state: str) -> None:
    assert open_to(town, part_in(town, state)) == RESPONSE[state]


def open_to(town: Town, matter: Any) -> May:
    """Which steps each of the cast could take now."""
    found = {who: {step.verb for step in matter.steps_for(town.actor(who))} for who in EVERYBODY}
    return {who: verbs for who, verbs in found.items() if verbs}
