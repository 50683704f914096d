"""Requests of the demo city, told through the verbs, with dates around today."""

import json
from collections.abc import Callable
from pathlib import Path

from jielin.kernel import clock
from jielin.kernel.reference import held
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.people.models import Account
from jielin.people.queries import acting

from ..models import Case, StandardReply
from .story import Story
from .telling import Telling

DATA = Path(__file__).parents[1] / "data"


def tell(people: dict[str, Account]) -> int:
    """Every story that has not been told yet; the number of those told now."""
    return 0 if Case.objects.exists() else _tell("stories.json", people, _standard_replies)


def tell_joint(people: dict[str, Account]) -> int:
    """Those on which more than one unit works or that end otherwise, after the sixty."""
    return _tell("joint_stories.json", people)


def tell_helped(people: dict[str, Account]) -> int:
    """Those told for somebody, by voice or on paper, and those who would rather be called."""
    return _tell("helped_stories.json", people)


def _tell(file: str, people: dict[str, Account], *more: Callable[[], None]) -> int:
    stories = [Story(**told) for told in json.loads((DATA / file).read_text("utf-8"))]
    stories.sort(key=lambda story: (-story.days, story.at))
    today, staff = clock.now(), _staff(people)
    with held():
        for story in stories:
            Telling(story, people, staff, today).run()
    for one in more:
        one()
    return len(stories)


def _staff(people: dict[str, Account]) -> list[Acting]:
    return [acting(account) for account in people.values() if account.username]


REPLIES = (
    ("已联系物业", "您好，我们已联系物业公司，师傅会尽快上门查看，有结果马上告诉您。"),
    ("需要进一步核实", "您好，您反映的情况我们正在现场核实，明天下班前给您答复。"),
    ("办结感谢", "您好，问题已经处理好了。如果还有不满意的地方，请直接告诉我们，我们重新办。"),
)


def _standard_replies() -> None:
    unit = next(unit for unit in directory().units(1) if unit.name == "梧桐里社区")
    for title, text in REPLIES:
        StandardReply.shelve(tenant_id=1, organisation_id=unit.id, title=title, text=text)
