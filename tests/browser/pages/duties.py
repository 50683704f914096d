"""Lists, admission and burdens: each page, and each state it can be in."""

from collections.abc import Iterator, Mapping
from typing import Any

from jielin.duties.entry_text import EntryText
from jielin.duties.models import (
    Admission,
    Burden,
    Census,
    DispatchRule,
    DutyList,
    ListVersion,
    Objection,
    PowerExercise,
    Question,
    RuleText,
)
from jielin.duties.queries.powers import powers
from jielin.duties.tests.conftest import FLOOD, LAMPS, Town, town_of
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from tests.browser.sample import DESK, PORTAL, Deed, Sample
from tests.cast import City

OURS = frozenset({"duties", "desk_duties"})
# The first two only take what a form sends; the others answer with a workbook.
POSTED = frozenset(
    {
        "desk_duties:begin", "desk_duties:drop", "desk_duties:open_census",
        "desk_duties:template", "desk_duties:sheet", "desk_duties:returned",
    }
)  # fmt: skip
STREET, OFFICE = "东桥街道", "区路灯管理所"
BARRED = EntryText(
    "N01", "社区出具居民无犯罪记录证明", "民政部等六部门〔2020〕20号", note="由公安机关出具"
)
WORDS = (
    "路灯杆件普查", "垃圾分类打卡小程序", "灯杆迁移", "请就点位提出意见。", "缺经费来源说明",
    "依据充分，经费到位。", "同意，请避开消防通道。", "同居民台账重复", "派单目录（2026年版）",
    FLOOD.title, FLOOD.basis, LAMPS.title, LAMPS.basis, BARRED.title, BARRED.basis, BARRED.note,
    "澜东区清单管理办法", "城市照明管理规定第二十条", "核对路灯杆件编号和位置，更新底账。",
    "每社区经费三千元，杆件编号表由所里提供。",
    "梁栋", "梅英", "容静", "鞠辉", "路灯杆件核对表", "照明共管点",
)  # fmt: skip
DUTIES = DESK + "duties/"


def tell(city: City) -> dict[str, str]:
    """Lists and a draft, powers asked and answered, applications in each state, a census."""
    town = town_of(city)
    return {**_lists(town), **_powers(town), **_admissions(town), **_burdens(town)}


def _lists(town: Town) -> dict[str, str]:
    town.published("negative", "澜东区市民诉求中心", BARRED)
    service = town.published("service", "梧桐里社区", LAMPS)
    first = town.published("responsibility", STREET, FLOOD, applies_to="street")
    draft = ListVersion.draft(first.duty_list, by=SYSTEM)
    draft.take_in(by=SYSTEM, entries=(FLOOD, LAMPS))
    bare = DutyList.keep(1, "certificate", town.unit_id(STREET), "community")
    told = RuleText(town.category("R1203"), "派单目录（2026年版）", unit_id=town.unit_id(OFFICE))
    rule = DispatchRule.enact(told, tenant_id=1, by=SYSTEM)
    return {
        "list": f"{service.duty_list_id}",
        "published": f"{service.pk}",
        "replaceable": f"{first.pk}",
        "compare": f"{first.duty_list_id}/compare/?from={first.pk}&to={draft.pk}",
        "draft": f"{draft.pk}",
        "entry": f"{draft.entries.order_by('code')[0].pk}",
        "bare": f"{bare.pk}",
        "rule": f"{rule.pk}",
    }


def _powers(town: Town) -> dict[str, str]:
    town.published("power", STREET, FLOOD, applies_to="street")
    entry = powers(1)[0]
    question = Question(town.unit_id(OFFICE), entry, "灯杆迁移", "请就点位提出意见。")
    told: dict[str, PowerExercise] = {}
    for name in ("asked", "answered", "adopted"):
        told[name] = PowerExercise.ask(question, tenant_id=1, by=town.actor("zhao"))
    for name in ("answered", "adopted"):
        words = "同意，请避开消防通道。"
        told[name].answer(by=town.actor("zhou"), opinion="conditions", text=words)
    told["adopted"].adopt(by=town.actor("zhao"))
    return {name: one.number for name, one in told.items()}


def _admissions(town: Town) -> dict[str, str]:
    told: dict[str, Admission] = {
        "filed": town.filed(),
        "returned": town.filed(),
        "recommended": town.recommended("梧桐里社区", "槐荫里社区"),
        "admitted": town.admitted(),
        "objected": town.admitted(),
    }
    told["returned"].return_for_more(by=town.actor("mei"), text="缺经费来源说明")
    objection = Objection.object(
        told["objected"],
        community_id=town.unit_id("梧桐里社区"),
        reason="同居民台账重复",
        by=town.actor("li"),
    )
    return {name: one.number for name, one in told.items()} | {"objection": f"{objection.pk}"}


def _burdens(town: Town) -> dict[str, str]:
    community = town.unit_id("梧桐里社区")
    census = Census.open(tenant_id=1, community_id=community, by=town.actor("zhou"))
    today = clock.now().date()
    told: dict[str, Any] = {"department_id": None, "hours_month": 4, "since": today}
    census.add(by=town.actor("li"), burdens=[Burden("platform", "垃圾分类打卡小程序", **told)])
    return {"census": f"{census.pk}", "community": f"{community}"}


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    """Every page: what residents read, then the desk."""
    yield from _portal(told)
    yield from _reading(told)
    yield from _writing(told)
    yield from _asking(told)
    yield from _meter(told)
    yield from _steps(told)


def _portal(told: Mapping[str, str]) -> Iterator[Sample]:
    yield Sample("duties-portal-lists", PORTAL + "lists/")
    yield Sample("duties-portal-list", f"{PORTAL}lists/{told['list']}/")
    yield Sample("duties-portal-in-charge", PORTAL + "in-charge/")
    yield Sample("duties-portal-in-charge-found", PORTAL + "in-charge/?q=路灯维修")
    yield Sample("duties-portal-in-charge-nothing", PORTAL + "in-charge/?q=zzz")


def _reading(told: Mapping[str, str]) -> Iterator[Sample]:
    yield Sample("duties-lists", DUTIES, "li")
    yield Sample("duties-lists-zhou", DUTIES, "zhou")
    yield Sample("duties-find", DUTIES + "find/", "li")
    yield Sample("duties-find-found", DUTIES + "find/?q=路灯维修", "li")
    yield Sample("duties-find-nothing", DUTIES + "find/?q=zzz", "li")
    yield Sample("duties-version", f"{DUTIES}versions/{told['published']}/", "li")
    yield Sample("duties-version-own", f"{DUTIES}versions/{told['replaceable']}/", "zhou")
    yield Sample("duties-list-bare", f"{DUTIES}lists/{told['bare']}/", "zhou")
    yield Sample("duties-compare", f"{DUTIES}lists/{told['compare']}", "zhou")
    yield Sample("duties-dispatch", DUTIES + "dispatch/?group=R12", "zhou")


def _writing(told: Mapping[str, str]) -> Iterator[Sample]:
    draft = f"{DUTIES}versions/{told['draft']}/"
    yield Sample("duties-draft", draft, "zhou")
    yield from _form("duties-new-list", DUTIES + "lists/new/", "zhou")
    yield from _form("duties-write", f"{draft}entries/new/", "zhou")
    yield Sample("duties-rewrite", f"{draft}entries/{told['entry']}/", "zhou")
    yield from _form("duties-upload", f"{draft}upload/", "zhou")
    yield from _form("duties-enact", DUTIES + "dispatch/new/?group=R12", "zhou")


def _asking(told: Mapping[str, str]) -> Iterator[Sample]:
    for view in ("", "?view=admitted"):
        yield Sample(f"duties-admissions{view[6:]}", f"{DUTIES}admissions/{view}", "liang")
    yield from _form("duties-file", DUTIES + "admissions/new/", "zhao")
    for state in ("filed", "returned", "recommended", "admitted", "objected"):
        for who in ("liang", "zhao", "li"):
            page = f"{DUTIES}admissions/{told[state]}/"
            yield Sample(f"duties-admission-{state}-{who}", page, who)
    returned = f"{DUTIES}admissions/{told['returned']}/complete/"
    yield from _form("duties-complete", returned, "zhao")
    yield from _form("duties-object", f"{DUTIES}admissions/{told['admitted']}/object/", "li")
    yield Sample("duties-powers", DUTIES + "powers/", "zhou")
    yield from _form("duties-ask", DUTIES + "powers/new/", "zhao")
    for state in ("asked", "answered", "adopted"):
        yield Sample(f"duties-power-{state}", f"{DUTIES}powers/{told[state]}/", "zhou")


def _meter(told: Mapping[str, str]) -> Iterator[Sample]:
    yield Sample("duties-burden", DUTIES + "burden/", "zhou")
    yield Sample("duties-burden-department", DUTIES + "burden/?by=department", "zhou")
    yield from _form("duties-refuse", DUTIES + "burden/refuse/", "li")
    yield Sample("duties-community", f"{DUTIES}burden/{told['community']}/", "zhou")
    census = f"{DUTIES}census/{told['census']}/"
    yield from _form("duties-census", census, "zhou")
    yield Sample("duties-census-li", census, "li")
    yield from _form("duties-add-burden", f"{census}add/", "li")


STEPS = (
    ("versions", "draft", "zhou", "publish discard"),
    ("powers", "asked", "zhou", "answer"),
    ("powers", "answered", "zhao", "adopt not_adopt"),
    ("admissions", "filed", "mei", "recommend return_for_more"),
    ("admissions", "recommended", "liang", "approve reject"),
    ("admissions", "admitted", "zhao", "withdraw"),
    ("objections", "objection", "rong", "uphold dismiss"),
    ("rules", "rule", "rong", "end"),
)
WRONG = frozenset({"publish", "answer", "not_adopt", "recommend", "reject", "uphold"})


def _steps(told: Mapping[str, str]) -> Iterator[Sample]:
    for things, key, who, verbs in STEPS:
        for verb in verbs.split():
            page = Sample(
                f"duties-step-{verb}", f"{DUTIES}{things}/{told[key]}/steps/{verb}/", who
            )
            yield page
            if verb in WRONG:
                yield Sample(f"{page.name}-wrong", page.path, who, sends=True)


def _form(name: str, path: str, who: str, *before: Deed) -> Iterator[Sample]:
    """The form, and what it says when nothing was typed."""
    yield Sample(name, path, who, before)
    yield Sample(f"{name}-wrong", path, who, before, sends=True)
