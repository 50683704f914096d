"""Returned, put off and parked: the rulings of the demo city, told by their verbs."""

from datetime import datetime, timedelta
from typing import Any

from django.core.management import call_command
from django.utils import timezone

from jielin.cases.models import Case
from jielin.deadlines.reckoning import LAST_SECOND, ZONE
from jielin.duties.models import RuleText
from jielin.duties.seed.telling import Telling, unit_id
from jielin.kernel import clock
from jielin.kernel.reference import held
from jielin.people.models import Account

from ..models import Extension, ExtensionGround, MoreTime, Objection, Plan, Return, Suspension
from ..queries.bases import bases
from . import stories
from .telling import at, dispatched, fresh, hours_ago, taken

FIRM = "梧桐里物业服务中心"


def tell(people: dict[str, Account]) -> int:
    """All of it, once; how many requests were told. Cases and lists are there already."""
    call_command("load_rulings", verbosity=0)
    if Objection.objects.exists():
        return 0
    telling = Telling.among(people)
    with held():
        for tale in (_upheld, _rejected, _waiting, _extended, _hurried, _asked, _parked, _hard):
            tale(telling)
    return 8


def _upheld(telling: Telling) -> None:
    """Not the bureau's: it goes to the firm, and so does the next one, by the catalogue."""
    case = dispatched(telling, stories.UPHELD)
    with at(telling, 9, "15:20"):
        one = _returned(telling, case, "shen", "红线内的装修垃圾由物业组织清运。", FIRM)
    with at(telling, 8, "15:10"):
        one.uphold(by=telling.actor("zhou"), text="垃圾在小区红线内，由物业清运。请社区改派。")
    with at(telling, 8, "15:40"):
        fresh(case).dispatch(by=telling.actor("li"), unit_id=unit_id(FIRM))
    with at(telling, 8, "16:05"):
        rule = RuleText(
            category_id=case.category_id,
            area_id=case.community_id,
            unit_id=unit_id(FIRM),
            source=f"裁定{one.number}：小区红线内由物业清运（演示）",
        )
        one.amend(by=telling.actor("zhou"), rule=rule)


def _rejected(telling: Telling) -> None:
    case = dispatched(telling, stories.REJECTED)
    with at(telling, 6, "15:30"):
        one = _returned(telling, case, "zhao", "灯箱由公交公司设置，不在我所养护范围。", "")
    with at(telling, 5, "14:20"):
        text = "现场核对杆号，是市政路灯，由你所办理，不再退回。"
        one.reject(by=telling.actor("liang"), text=text)
    with at(telling, 5, "15:00"):
        fresh(case).take(by=telling.actor("zhao"))


def _waiting(telling: Telling) -> None:
    case = dispatched(telling, stories.RETURNED, since=hours_ago(telling, 3))
    with clock.at(hours_ago(telling, 1)):
        _returned(telling, case, "zhao", "地下车库照明是小区共用设施，由物业维修。", FIRM)


def _extended(telling: Telling) -> None:
    case = taken(telling, stories.EXTENDED)
    with at(telling, 3, "11:00"):
        one = _more_time(
            telling, case, "material", "灯杆要向厂家订做，下周到货，到货当天安装；先围好现场。"
        )
    with at(telling, 2, "09:40"):
        one.grant(by=telling.actor("zhou"), text="已看订货单，理由属实，同意延期。")


def _hurried(telling: Telling) -> None:
    case = taken(telling, stories.HURRIED)
    with at(telling, 2, "16:00"):
        one = _more_time(telling, case, "material", "地灯型号停产，要另选型号。")
    with at(telling, 1, "10:10"):
        one.refuse(by=telling.actor("zhou"), text="街道库房有同型号备件，请按原时限办结。")


def _asked(telling: Telling) -> None:
    case = taken(telling, stories.LATER)
    with clock.at(hours_ago(telling, 2)):
        _more_time(telling, case, "works", "要等供电公司调整这条线路的时控，已约好日期。")


def _parked(telling: Telling) -> None:
    """Parked six weeks ago, looked at once since then."""
    case = taken(telling, stories.PARKED)
    with at(telling, 48, "14:00"):
        one = _asking_to_park(
            telling,
            case,
            "这一段没有照明管线，要列入全区背街小巷改造计划才能施工。",
            "先装三盏太阳能灯过渡；八周内完成管线勘察，入冬前敷设管线，随后装灯并验收。",
        )
    with at(telling, 46, "10:30"):
        one.grant(by=telling.actor("zhou"), text="到现场看过，确无管线，计划可行。")
    with at(telling, 18, "15:20"):
        text = "太阳能灯已经装好三盏；管线勘察做了一半，设备进场后继续。"
        one.reexamine(by=telling.actor("li"), text=text)


def _hard(telling: Telling) -> None:
    case = taken(telling, stories.HARD)
    with clock.at(hours_ago(telling, 5)):
        _asking_to_park(
            telling,
            case,
            "电杆属多家单位，入地改造要统一立项。",
            "三个月内会同各家单位定方案，明年开春施工；期间每周巡查一次。",
        )


def _returned(telling: Telling, case: Case, who: str, why: str, to: str) -> Objection:
    """On a rule of the demo; without a unit to name, on what the dispatch catalogue says."""
    one: Any = fresh(case)
    named = (basis for basis in bases(one, one.lead.since) if basis.rule is not None)
    found = None if to else next(named, None)
    told = Return(
        reason=why,
        rule=found.rule if found else None,
        law="" if found else "澜东区小区红线内事项分工办法第六条（演示）",
        suggested_id=unit_id(to) if to else None,
    )
    return Objection.object(one, told, by=telling.actor(who))


def _more_time(telling: Telling, case: Case, ground: str, reason: str) -> Extension:
    one: Any = fresh(case)
    told = MoreTime(
        ground=ExtensionGround.objects.get(code=ground),
        due_at=one.due_at + timedelta(days=5),
        reason=reason,
    )
    return Extension.ask(one, told, by=telling.actor("zhao"))


def _asking_to_park(telling: Telling, case: Case, cause: str, plan: str) -> Suspension:
    day = timezone.localtime(telling.now + timedelta(days=120)).date()
    until = datetime.combine(day, LAST_SECOND, ZONE)
    return Suspension.ask(fresh(case), Plan(cause, plan, until), by=telling.actor("zhao"))
