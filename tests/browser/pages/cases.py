"""Pages of cases on which several units work, that are parted, merged or asked outside."""

from collections.abc import Iterator, Mapping
from typing import Any

from jielin.cases.models import Outside, OutsideAsk, Part, Slip
from jielin.cases.states import Source
from jielin.kernel.ids import uuid7
from jielin.kernel.models.turn import turn
from jielin.people.models import Household
from tests import stories
from tests.browser.sample import Sample
from tests.cast import PHONES, City

OURS = frozenset({"outside", "household"})
# The last two need a slip: they are walked here, not with the other pages of the desk.
POSTED = frozenset(
    {
        "desk_cases:recall", "desk_cases:missed", "requests:recording", "household:answer",
        "household:choose", "desk_cases:slip", "desk_cases:sheets",
    }
)  # fmt: skip
QUESTION = "请问配电箱钥匙在谁手里，今天下午能否开箱？"
MOVED = "地下电缆归城管局。"
WORDS = (QUESTION, "东方物业", "请挖开路面查电缆。", "路面塌陷，先围挡。", MOVED)
DESK = "/desk/landong/cases/"


def tell(city: City) -> dict[str, str]:
    """One case with helpers, stages, a part and a question outside; one that changed hands."""
    case = stories.handling(city)
    zhao, bureau = city.actor("zhao"), city.unit("区城市管理局").id
    case.assist(by=zhao, unit_id=bureau, text=WORDS[2])
    case.plan_stages(by=zhao, names=["stop", "demolition"])
    part = case.split(by=zhao, part=Part(city.category("R1203"), bureau, WORDS[3]))
    with turn():
        told = Outside("东方物业", "13911112222", QUESTION)
        _ask, token = case.ask_outside(by=zhao, told=told)
    moved = stories.handling(city)
    moved.transfer(by=city.actor("li"), unit_id=bureau, text=MOVED)
    used = _answered(city)
    told_of = _beside(city) | {"shared": case.number, "part": part.number, "moved": moved.number}
    return {**told_of, "token": token, "used": used, "ending": stories.ending(city).number}


def _beside(city: City) -> dict[str, str]:
    """A slip that waits, one that was typed in, and a household."""
    told: dict[str, Any] = {"area_id": city.area("梧桐里社区"), "tenant_id": city.home.pk}
    slip, used = Slip.hand_out(2, batch=uuid7(), by=city.actor("li"), **told)
    used.enter(by=city.actor("li"), report=stories.report(city, source=Source.PAPER))
    Household.ask_in(PHONES["sui"], tenant_id=city.home.pk, by=city.actor("chen"))
    return {"slip": slip.number, "batch": str(slip.batch), "slip_used": used.number}


def _answered(city: City) -> str:
    """The token of a link that has served its turn."""
    case = stories.handling(city)
    told = Outside("东方物业", "13911112222", QUESTION)
    ask, token = case.ask_outside(by=city.actor("zhao"), told=told)
    OutsideAsk.objects.get(pk=ask.pk).recall(by=city.actor("zhao"))
    return token


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    """Pages, and every form of theirs as it stands and as it is refused."""
    yield Sample("cases-outside", f"/landong/outside/{told['token']}/")
    yield Sample("cases-outside-wrong", f"/landong/outside/{told['token']}/", sends=True)
    yield Sample("cases-outside-used", f"/landong/outside/{told['used']}/")
    for name in ("", "invite/", "leave/"):
        yield Sample(
            f"cases-household-{name or 'page'}".strip("/"), f"/me/household/{name}", "chen"
        )
    yield Sample("cases-household-invite-wrong", "/me/household/invite/", "chen", sends=True)
    yield Sample("cases-household-invited", "/me/household/", "sui")
    slips = "/desk/landong/slips/"
    yield Sample("cases-slip", f"{slips}{told['slip']}/", "li")
    yield Sample("cases-slip-wrong", f"{slips}{told['slip']}/", "li", sends=True)
    yield Sample("cases-slip-used", f"{slips}{told['slip_used']}/", "li")
    yield Sample("cases-slip-sheets", f"{slips}sheets/{told['batch']}/", "li")
    own = "/landong/c/wutongli/requests/"
    yield Sample("cases-moved-asker", f"{own}{told['moved']}/", "chen")
    for name, who in (("shared", "zhao"), ("part", "cheng"), ("moved", "li")):
        yield Sample(f"cases-{name}", f"{DESK}{told[name]}/", who)
    for name, who, verbs in STEPS:
        for verb in verbs.split():
            path = f"{DESK}{told[name]}/steps/{verb}/"
            yield Sample(f"cases-step-{verb}", path, who)
            yield Sample(f"cases-step-{verb}-wrong", path, who, sends=True)


STEPS = (
    ("shared", "zhao", "assist release split ask_outside finish_stage"),
    ("moved", "li", "transfer merge"),
    ("ending", "li", "refuse_end"),
)
