"""Cases brought to a state by their own verbs, told by the cast."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from jielin.cases.models import Case, Report
from jielin.cases.states import Ending, NotAccepted, RequestType, Satisfied, Solved
from jielin.duties.entry_text import EntryText
from jielin.duties.models import DutyList, ListVersion
from jielin.duties.states import AppliesTo
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM

from .cast import City

LAMP = "3号楼门口的路灯从星期天晚上开始就不亮了，楼里老人多，下楼都要摸黑。请尽快来看看。"
UNHAPPY: dict[str, Any] = {"solved": Solved.NO, "satisfied": Satisfied.NO, "text": "灯还是不亮"}
HAPPY: dict[str, Any] = {"solved": Solved.YES, "satisfied": Satisfied.YES}


def report(city: City, **told: Any) -> Report:
    """chen's broken lamp in grid 7, unless told otherwise."""
    usual: dict[str, Any] = {
        "request_type": RequestType.HELP,
        "category_id": city.category("R1203"),
        "area_id": city.area("第7网格"),
        "text": LAMP,
        "place": "梧桐路88弄3号楼门前",
        "name": "陈芳",
        "phone": "13800002206",
    }
    return Report(**{**usual, **told})


def registered(city: City, **told: Any) -> Case:
    return Case.register(report(city, **told), tenant_id=1, by=city.actor("chen"))


def accepted(city: City) -> Case:
    case = registered(city)
    case.accept(by=city.actor("li"))
    return case


def dispatched(city: City) -> Case:
    case = accepted(city)
    case.dispatch(by=city.actor("li"), unit_id=city.unit("区路灯管理所").id)
    return case


def handling(city: City) -> Case:
    case = dispatched(city)
    case.take(by=city.actor("zhao"))
    return case


def waiting(city: City) -> Case:
    case = handling(city)
    case.ask(by=city.actor("zhao"), text="请问是几号灯杆？")
    return case


def resolved(city: City) -> Case:
    case = handling(city)
    case.resolve(by=city.actor("zhao"), text="开关已更换，灯亮了。")
    return case


def verified(city: City) -> Case:
    case = resolved(city)
    case.verify(by=city.actor("li"), text="晚上七点去看过，灯亮。")
    return case


def redo(city: City) -> Case:
    case = resolved(city)
    case.reject(by=city.actor("chen"), **UNHAPPY)
    return case


def closed(city: City) -> Case:
    case = resolved(city)
    case.rate(by=city.actor("chen"), **HAPPY)
    return case


def not_accepted(city: City) -> Case:
    case = registered(city)
    case.not_accept(
        by=city.actor("li"), reason=NotAccepted.MARKET, text="可以请小区物业或维修师傅上门。"
    )
    return case


def withdrawn(city: City) -> Case:
    case = registered(city)
    case.withdraw(by=city.actor("chen"), text="已经好了")
    return case


def ending(city: City) -> Case:
    case = handling(city)
    case.propose_end(
        by=city.actor("zhao"),
        ending=Ending.NOT_OUR_DUTY,
        proof="灯杆在小区红线内，属业主共有（民法典第二百七十四条）。",
        text="这盏灯归小区业主共有，可以请物业用维修资金修。",
    )
    return case


def parked(city: City) -> Case:
    case = handling(city)
    until = clock.now() + timedelta(days=90)
    case.park(by=SYSTEM, until=until, text="要等明年三月的改造工程，三月底前恢复。")
    return case


def merged(city: City) -> Case:
    case, other = registered(city), handling(city)
    case.merge(by=city.actor("li"), into=other, text="和另一件一起办，结果会告诉您。")
    return case


def duty_list(city: City, kind: str, owner: str, *, categories: tuple[str, ...]) -> ListVersion:
    """A list of a unit for the communities below it, in force, with one entry."""
    of = DutyList.keep(1, kind, city.unit(owner).id, AppliesTo.COMMUNITY)
    draft = ListVersion.draft(of, by=SYSTEM)
    entry = EntryText(code="T01", title="路灯", basis="澜东区社区清单", categories=categories)
    draft.take_in(by=SYSTEM, entries=(entry,))
    draft.publish(by=SYSTEM, legal_basis="澜东区清单管理办法")
    return draft


STORIES: dict[str, Callable[[City], Case]] = {
    story.__name__: story
    for story in (
        registered, accepted, dispatched, handling, waiting, resolved, verified, redo, closed,
        not_accepted, withdrawn, ending, parked, merged,
    )
}  # fmt: skip
