"""Notices: what residents read, the desk's pages in each state, and every form."""

from collections.abc import Iterator, Mapping

from jielin.notices.models import Notice
from jielin.notices.tests.conftest import TEXT, TITLE, Town, town_of
from tests.browser.sample import DESK, PORTAL, Sample
from tests.cast import City

OURS = frozenset({"notices", "desk_notices"})
POSTED: frozenset[str] = frozenset()
WORDS = (
    TITLE, *TEXT.split("\n"), "6号楼、8号楼", "检修取消。", "写明联系电话。", "停水改到下午",
    "周六上午义诊", "社区广场，量血压、测血糖，不收费。",
)  # fmt: skip
NOTICES = DESK + "notices/"
READ = PORTAL + "notices/"
STATES = ("draft", "proposed", "published", "ended", "replaced", "taken_back", "discarded")


def tell(city: City) -> dict[str, str]:
    """A notice in each state, one that was sent back, an important one, and a correction."""
    town = town_of(city)
    told = {state: town.in_state(state) for state in STATES}
    told["important"] = town.published(
        topic="activity", title="周六上午义诊", text="社区广场，量血压、测血糖，不收费。",
        buildings="", is_important=True,
    )  # fmt: skip
    told["correction"] = town.published(title="停水改到下午", corrects=town.published())
    told["sent_back"] = _sent_back(town)
    return {name: notice.number for name, notice in told.items()}


def _sent_back(town: Town) -> Notice:
    notice = town.proposed()
    notice.send_back(by=town.actor("zhou"), text="写明联系电话。")
    return notice


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    """What residents read, then the desk."""
    yield from _portal(told)
    yield Sample("notices-list", NOTICES, "li")
    yield Sample("notices-list-published", NOTICES + "?view=published", "zhou")
    yield Sample("notices-list-over", NOTICES + "?view=over", "zhou")
    yield Sample("notices-list-empty", NOTICES, "sun")
    for state in (*STATES, "sent_back", "correction"):
        yield Sample(f"notices-desk-{state}", f"{NOTICES}{told[state]}/", "li")
    yield Sample("notices-desk-proposed-zhou", f"{NOTICES}{told['proposed']}/", "zhou")
    yield Sample("notices-preview", f"{NOTICES}{told['draft']}/preview/", "li")
    yield from _forms(told)


def _portal(told: Mapping[str, str]) -> Iterator[Sample]:
    yield Sample("notices-home", PORTAL)
    yield Sample("notices-read", READ)
    yield Sample("notices-read-none", "/landong/c/liuxiang/notices/")
    for name in ("published", "important", "ended", "replaced", "correction", "taken_back"):
        yield Sample(f"notices-read-{name}", f"{READ}{told[name]}/")
    yield Sample("notices-sheet", f"{READ}{told['published']}/print/")
    yield Sample("notices-sheet-taken-back", f"{READ}{told['taken_back']}/print/")


def _forms(told: Mapping[str, str]) -> Iterator[Sample]:
    yield Sample("notices-new", NOTICES + "new/", "li")
    yield Sample("notices-new-wrong", NOTICES + "new/", "li", sends=True)
    yield Sample("notices-new-zhao", NOTICES + "new/", "zhao")
    yield Sample("notices-correct", f"{NOTICES}new/?corrects={told['published']}", "li")
    yield Sample("notices-change", f"{NOTICES}{told['draft']}/change/", "li")
    for state, who, verb in (
        ("draft", "li", "propose"), ("draft", "li", "discard"), ("proposed", "li", "recall"),
        ("proposed", "zhou", "publish"), ("proposed", "zhou", "send_back"),
        ("published", "li", "take_back"), ("published", "li", "discard"),
    ):  # fmt: skip
        yield Sample(f"notices-step-{verb}-{state}", _step(told[state], verb), who)
    for state, who, verb in (("proposed", "zhou", "send_back"), ("published", "li", "take_back")):
        yield Sample(f"notices-step-{verb}-wrong", _step(told[state], verb), who, sends=True)


def _step(number: str, verb: str) -> str:
    return f"{NOTICES}{number}/steps/{verb}/"
