"""Pages of cases on which several units work, that are parted, merged or asked outside."""

from collections.abc import Iterator, Mapping

from jielin.cases.models import Outside, OutsideAsk, Part
from jielin.kernel.models.turn import turn
from tests import stories
from tests.browser.sample import Sample
from tests.cast import City

OURS = frozenset({"outside"})
POSTED = frozenset({"desk_cases:recall"})
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
    told_of = {"shared": case.number, "part": part.number, "moved": moved.number}
    return {**told_of, "token": token, "used": used, "ending": stories.ending(city).number}


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
