"""The lists of the demo district: for communities, for streets, and of its departments."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from jielin.exchange.sheets import split
from jielin.kernel.actors import SYSTEM
from jielin.organisations.queries import directory

from ..entry_text import EntryText
from ..models import DutyList, ListVersion
from ..queries.naming import unit_ids_named
from ..states import AppliesTo, ListKind
from .telling import HOME, Telling, rows, unit_id

DISTRICT = "澜东区市民诉求中心"
BASIS = "澜东区{title}（2026年版）{code}"
DOCUMENT = "澜东区委办〔2026〕6号（演示）"
# Sheet name → kind, title of the document, owners' kind.
OF_COMMUNITIES = {
    "responsibility": "社区职责事项清单",
    "service": "社区服务事项清单",
    "assisting": "社区协助事项清单",
    "negative": "社区负面事项清单",
    "certificate": "社区证明事项清单",
    "party_building": "抓党建责任清单",
}
WINTER, LAST = 170, 40


def tell_lists(telling: Telling) -> None:
    """Published in winter, some renewed since; one draft is open."""
    sheets = _sheets()
    with telling.days_ago(WINTER):
        for kind, title in OF_COMMUNITIES.items():
            _publish(kind, DISTRICT, AppliesTo.COMMUNITY, _entries(sheets[kind], title))
        _of_streets(sheets)
        for name, found in sheets.items():
            if name.startswith("department:"):
                owner = name.partition(":")[2]
                told = _entries(found, "部门职责清单")
                _publish(ListKind.RESPONSIBILITY, owner, AppliesTo.DEPARTMENT, told)
    with telling.days_ago(LAST):
        _renew_negative(sheets["negative"])
    with telling.days_ago(3):
        _open_draft()


def _sheets() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows("demo_lists.csv"):
        found[row["list"]].append(row)
    return found


def _entries(found: list[dict[str, str]], title: str) -> Iterator[EntryText]:
    for row in found:
        yield EntryText(
            code=row["code"],
            title=row["title"],
            basis=BASIS.format(title=title, code=row["code"]),
            categories=split(row["categories"]),
            unit_id=next(iter(unit_ids_named(HOME, row["unit"])), None),
            assisting=unit_ids_named(HOME, row["assisting"]),
            note=row["note"],
        )


def _of_streets(sheets: dict[str, list[dict[str, str]]]) -> None:
    for street in directory().units(HOME, "street"):
        powers = _entries(sheets["power"], "街道赋权清单")
        _publish(ListKind.POWER, street.name, AppliesTo.STREET, powers)
        duties = _entries(sheets["street"], "街道职责事项清单")
        _publish(ListKind.RESPONSIBILITY, street.name, AppliesTo.STREET, duties)


def _publish(kind: str, owner: str, applies_to: str, entries: Iterator[EntryText]) -> None:
    one = DutyList.keep(HOME, kind, unit_id(owner), applies_to)
    draft = ListVersion.draft(one, by=SYSTEM)
    draft.take_in(by=SYSTEM, entries=tuple(entries))
    draft.publish(by=SYSTEM, legal_basis=DOCUMENT)


def _renew_negative(found: list[dict[str, str]]) -> None:
    """The second version of the negative list says one thing more, and one more clearly."""
    one = DutyList.keep(HOME, ListKind.NEGATIVE, unit_id(DISTRICT), AppliesTo.COMMUNITY)
    draft = ListVersion.draft(one, by=SYSTEM)
    last = list(_entries(found, "社区负面事项清单"))[-1]
    draft.write(
        by=SYSTEM, entry=replace(last, note="含群内随时响应、夜间回复"), instead_of=last.code
    )
    basis = BASIS.format(title="社区负面事项清单", code="N13")
    title = "要求社区代为催缴物业费、停车费"
    more = replace(last, code="N13", title=title, basis=basis, note="")
    draft.write(by=SYSTEM, entry=more)
    draft.publish(by=SYSTEM, legal_basis="澜东区委办〔2026〕21号（演示）")


def _open_draft() -> None:
    one = DutyList.keep(HOME, ListKind.SERVICE, unit_id(DISTRICT), AppliesTo.COMMUNITY)
    draft = ListVersion.draft(one, by=SYSTEM)
    entry = EntryText(
        "F11", "家庭医生签约登记", BASIS.format(title="社区服务事项清单", code="F11")
    )
    draft.write(by=SYSTEM, entry=replace(entry, categories=("R1904",)))
