"""Rulings: each page, and each state it can be in."""

from collections.abc import Iterator, Mapping

from jielin.duties.entry_text import EntryText
from jielin.duties.tests.conftest import town_of
from jielin.rulings.queries.bases import bases
from jielin.rulings.tests.conftest import (
    CAUSE,
    LAW,
    PLAN,
    WAIT,
    WHY,
    Town,
    again,
    more_time,
    parking,
    prepared,
    returned,
)
from tests import stories
from tests.browser.sample import DESK, PORTAL, Sample
from tests.cast import City

OURS = frozenset({"desk_rulings"})
POSTED = frozenset[str]()
ENTRY = EntryText("F07", "居住小区内共用照明的维修", "物业管理条例第五十一条", ("R1203",))
WORDS = (
    WHY, WAIT, PLAN, CAUSE, LAW, ENTRY.title, ENTRY.basis, "属物业共用设施，请社区改派。",
    "在市政道路上，由你所办理。", "理由属实，同意。", "到现场核实过，确需整体改造。",
    "改造计划已批复，等设备进场。", "备件、材料需要采购或者生产",
    "北京市接诉即办工作条例（2021）第十五条", "[建议] 客观事由",
)  # fmt: skip
RULINGS = DESK + "rulings/"


def tell(city: City) -> dict[str, str]:
    """Objections raised, upheld and rejected; more time asked and given; one parked."""
    town = prepared(town_of(city))
    town.published("responsibility", "澜东区市民诉求中心", ENTRY, applies_to="department")
    return {**_objections(town), **_extensions(town), **_suspensions(town), **_open(town)}


def _objections(town: Town) -> dict[str, str]:
    case = again(stories.dispatched(town))
    [found] = bases(case, case.lead.since)
    raised = returned(town, case, entry=found.entry, law="")
    upheld, rejected = returned(town), returned(town)
    upheld.uphold(by=town.actor("zhou"), text="属物业共用设施，请社区改派。")
    rejected.reject(by=town.actor("liang"), text="在市政道路上，由你所办理。")
    return {"raised": raised.number, "upheld": upheld.number, "rejected": rejected.number}


def _extensions(town: Town) -> dict[str, str]:
    asked, granted = more_time(town), more_time(town)
    granted.grant(by=town.actor("zhou"), text="理由属实，同意。")
    return {"asked": asked.number, "granted": granted.number, "later": granted.case.number}


def _suspensions(town: Town) -> dict[str, str]:
    waiting, parked = parking(town), parking(town)
    parked.grant(by=town.actor("liang"), text="到现场核实过，确需整体改造。")
    parked.reexamine(by=town.actor("li"), text="改造计划已批复，等设备进场。")
    return {"waiting": waiting.number, "parked": parked.number, "case": parked.case.number}


def _open(town: Town) -> dict[str, str]:
    return {"sent": stories.dispatched(town).number, "held": stories.handling(town).number}


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    """Every page, the lists first."""
    yield from _lists()
    yield from _asking(told)
    yield from _ruling(told)
    yield Sample("rulings-request-later", f"{PORTAL}requests/{told['later']}/", "chen")
    yield Sample("rulings-request-parked", f"{PORTAL}requests/{told['case']}/", "chen")
    yield Sample("rulings-case-parked", f"{DESK}cases/{told['case']}/", "li")


def _lists() -> Iterator[Sample]:
    for kind in ("objections", "extensions", "suspensions"):
        yield Sample(f"rulings-{kind}", f"{RULINGS}?kind={kind}", "zhou")
    yield Sample("rulings-decided", f"{RULINGS}?kind=objections&view=decided", "zhou")
    yield Sample("rulings-empty", RULINGS, "sun")
    yield Sample("rulings-parked", f"{RULINGS}parked/", "zhou")
    yield Sample("rulings-parked-empty", f"{RULINGS}parked/", "sun")


def _asking(told: Mapping[str, str]) -> Iterator[Sample]:
    pages = (
        ("object", f"objections/new/{told['sent']}/"),
        ("ask-time", f"extensions/new/{told['held']}/"),
        ("ask-parking", f"suspensions/new/{told['held']}/"),
    )
    for name, path in pages:
        yield Sample(f"rulings-{name}", RULINGS + path, "zhao")
        yield Sample(f"rulings-{name}-wrong", RULINGS + path, "zhao", sends=True)
    yield Sample("rulings-object-late", f"{RULINGS}objections/new/{told['held']}/", "zhao")


def _ruling(told: Mapping[str, str]) -> Iterator[Sample]:
    for state in ("raised", "upheld", "rejected"):
        yield Sample(f"rulings-objection-{state}", f"{RULINGS}objections/{told[state]}/", "zhou")
    for state in ("asked", "granted"):
        yield Sample(f"rulings-extension-{state}", f"{RULINGS}extensions/{told[state]}/", "zhou")
    for state in ("waiting", "parked"):
        path = f"{RULINGS}suspensions/{told[state]}/"
        yield Sample(f"rulings-suspension-{state}", path, "zhou")
    yield Sample("rulings-amend", f"{RULINGS}objections/{told['upheld']}/catalogue/", "zhou")
    steps = (
        ("objections", "raised", "uphold", "zhou"), ("extensions", "asked", "grant", "zhou"),
        ("suspensions", "waiting", "grant", "zhou"), ("suspensions", "parked", "reexamine", "li"),
    )  # fmt: skip
    for things, state, verb, who in steps:
        path = f"{RULINGS}{things}/{told[state]}/steps/{verb}/"
        yield Sample(f"rulings-step-{things}-{verb}", path, who)
        yield Sample(f"rulings-step-{things}-{verb}-wrong", path, who, sends=True)
