"""The town on a Thursday morning, with a lamp that was sent to the lighting office."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command

from jielin.cases.models import Case
from jielin.deadlines.reckoning import LAST_SECOND
from jielin.duties.entry_text import EntryText
from jielin.duties.tests.conftest import LAMPS, THEN, ZONE, Town, town_of
from jielin.kernel import clock
from jielin.kernel.models import Promise
from jielin.rulings.models import (
    Extension,
    ExtensionGround,
    MoreTime,
    Objection,
    Plan,
    Return,
    Suspension,
)
from tests import stories
from tests.cast import City, found_city

OFFICE, BUREAU, CENTRE = "区路灯管理所", "区城市管理局", "澜东区市民诉求中心"
STREET, WUTONGLI = "东桥街道", "梧桐里社区"
LAW = "城市照明管理规定第二十二条"
WHY = "灯杆立在小区红线内，属于物业共用设施，不在我所养护范围。"
WAIT = "灯杆要向厂家订做，预计下周到货，到货当天安装。"
PLAN = "九月底前完成线路改造，十月更换灯杆，十一月底验收。"
CAUSE = "整条线路老化，要列入全区改造计划才能施工。"
MIDNIGHT = datetime(2026, 10, 31, 23, 59, 59, tzinfo=ZONE)
FAR = timedelta(days=107)  # from the tests' morning to that midnight


def prepared(town: Town) -> Town:
    """With the grounds of extensions."""
    call_command("load_rulings", verbosity=0)
    return town


@pytest.fixture
def court(standing_city: City) -> Iterator[Town]:
    """The town on a Thursday morning, ready for rulings."""
    with clock.at(THEN):
        yield prepared(town_of(standing_city))


@pytest.fixture
def lasting_court(transactional_db: None) -> Iterator[Town]:
    """The same in committed rows, for threads that race."""
    yield prepared(town_of(found_city()))


def again(thing: Any) -> Any:
    """As it is stored."""
    return type(thing)._default_manager.get(pk=thing.pk)


def returned(town: Town, case: Case | None = None, **told: Any) -> Objection:
    """zhao returns the lamp; the basis is a law unless told otherwise."""
    usual: dict[str, Any] = {"reason": WHY, "law": LAW} | told
    found = case or stories.dispatched(town)
    return Objection.object(found, Return(**usual), by=town.actor("zhao"))


def more_time(town: Town, case: Case | None = None, **told: Any) -> Extension:
    """zhao asks for three days more."""
    found = case or stories.handling(town)
    ground = ExtensionGround.objects.get(code="material")
    due: Any = found.due_at
    usual: dict[str, Any] = {"ground": ground, "due_at": due + timedelta(days=3), "reason": WAIT}
    return Extension.ask(found, MoreTime(**(usual | told)), by=town.actor("zhao"))


def parking(town: Town, case: Case | None = None, **told: Any) -> Suspension:
    """zhao asks to park it until the end of October, on the tests' morning."""
    found = case or stories.handling(town)
    until = datetime.combine((clock.now() + FAR).date(), LAST_SECOND, ZONE)
    usual: dict[str, Any] = {"cause": CAUSE, "plan": PLAN, "until": until}
    return Suspension.ask(found, Plan(**(usual | told)), by=town.actor("zhao"))


def parked(town: Town) -> Suspension:
    one = parking(town)
    one.grant(by=town.actor("liang"), text="已到现场核实，线路确需整体改造。")
    return one


def promised(case: Any) -> datetime:
    """By when the resident was promised a result."""
    kinds = ("resolve", "redo")
    rows = Promise.objects.open().filter(subject_id=case.pk, kind__in=kinds)
    return rows.latest("made_at").due_at


def owed(thing: Any) -> list[str]:
    """What is owed for a matter now."""
    return sorted(
        Promise.objects.open().filter(subject_id=thing.pk).values_list("kind", flat=True)
    )


__all__ = ["LAMPS", "THEN", "EntryText", "Town"]
