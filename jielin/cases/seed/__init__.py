"""Sixty requests of the demo city, told through the verbs, with dates around today."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from django.utils import timezone

from jielin.catalogue.queries import catalogue
from jielin.kernel import clock
from jielin.kernel.reference import held
from jielin.organisations.queries import Unit, directory
from jielin.people.acting import Acting
from jielin.people.models import Account
from jielin.people.queries import acting, resident
from jielin.territory.queries import gazetteer

from ..models import Case, Report, StandardReply
from ..states import RequestType, Source
from .lives import LIVES, Turn

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Story:
    """One request as a resident wrote it, and the life it had."""

    life: str
    days: int
    at: str
    kind: str
    category: str
    community: str
    text: str
    place: str = ""
    grid: int = 0
    unit: str = ""
    other: str = ""
    asker: str = ""
    name: str = ""
    phone: str = ""
    source: str = "web"
    reply: str = ""
    accused: str = ""

    @cached_property
    def area_id(self) -> int:
        """The grid if the story names one, else its community."""
        places = gazetteer()
        community = next(
            place for place in places.places.values()
            if place.name == self.community and place.level == "community"
        )  # fmt: skip
        grids = places.children(community.id)
        return grids[self.grid - 1].id if self.grid else community.id


def tell(people: dict[str, Account]) -> int:
    """Every story that has not been told yet; the number of those told now."""
    return 0 if Case.objects.exists() else _tell("stories.json", people, _standard_replies)


def tell_joint(people: dict[str, Account]) -> int:
    """Those on which more than one unit works or that end otherwise, after the sixty."""
    return _tell("joint_stories.json", people)


def _tell(file: str, people: dict[str, Account], *more: Callable[[], None]) -> int:
    stories = [Story(**told) for told in json.loads((DATA / file).read_text("utf-8"))]
    stories.sort(key=lambda story: (-story.days, story.at))
    today, staff = clock.now(), _staff(people)
    with held():
        for story in stories:
            _Telling(story, people, staff, today).run()
    for one in more:
        one()
    return len(stories)


class _Telling:
    """One story, moment by moment."""

    def __init__(
        self, story: Story, people: dict[str, Account], staff: list[Acting], today: datetime
    ) -> None:
        self._story, self._people, self._staff, self._today = story, people, staff, today
        self._tenant_id = gazetteer().home_of(story.area_id)

    def run(self) -> None:
        with clock.at(self._moment(0, self._story.at)):
            case = Case.register(self._report(), tenant_id=self._tenant_id, by=self._filer())
        for turn in LIVES[self._story.life]:
            with clock.at(self._moment(turn.day, turn.at)):
                turn.play(case, self._actor(case, turn), self._words(case, turn))
                case = Case.objects.select_related("lead").get(tenant=case.tenant_id, pk=case.pk)

    def _moment(self, day: int, at: str) -> datetime:
        """So many days after the story began, at a time of day; never after now."""
        local = timezone.localtime(self._today)
        date = local.date() - timedelta(days=self._story.days - day)
        moment = datetime.combine(date, time.fromisoformat(at), local.tzinfo)
        return min(moment, self._today - timedelta(minutes=2))

    def _report(self) -> Report:
        story = self._story
        place = gazetteer().get(story.area_id)
        leaf: Any = catalogue().by_code(story.category)
        phones = {"chen": "13800002206", "sui": "13900001234"}
        return Report(
            request_type=RequestType(story.kind),
            category_id=leaf.id,
            area_id=story.area_id,
            text=story.text,
            place=story.place,
            lng=place.lng,
            lat=place.lat,
            source=Source(story.source),
            name=story.name,
            phone=story.phone or phones.get(story.asker, ""),
            accused_id=self._unit(story.accused).id if story.accused else None,
        )

    def _filer(self) -> Acting:
        story = self._story
        if story.source == "web":
            account = self._people.get(story.asker) or Account.of_phone(story.phone)
            return resident(account)
        return acting(self._people[{"patrol": "wang"}.get(story.source, "li")])

    def _unit(self, name: str) -> Unit:
        return next(one for one in directory().units(self._tenant_id) if one.name == name)

    def _actor(self, case: Case, turn: Turn) -> Acting:
        """The one of the cast whom the turn means: by part, or by unit."""
        if turn.part == "asker":
            return resident(self._people.get(self._story.asker) or self._account(case))
        unit_id = case.holder_id if turn.part == "officer" else case.receiver_id
        if turn.part == "helper":
            unit_id = self._unit(self._story.other).id
        found = [one for one in self._staff if unit_id in one.organisations]
        fit = [one for one in found if one.has_duty(turn.duty, unit_id)]
        if not fit:
            raise LookupError(f"Nobody can {turn.verb} at {directory().name(unit_id)}.")
        return fit[1 if turn.part == "second" and len(fit) > 1 else 0]

    def _account(self, case: Case) -> Account:
        found: Account = Account.objects.get(pk=case.asked_by_id)
        return found

    def _words(self, case: Case, turn: Turn) -> dict[str, Any]:
        told = dict(turn.words)
        if "text" in told and turn.verb in {"resolve", "answer"} and self._story.reply:
            told["text"] = self._story.reply
        if turn.verb == "dispatch":
            told["unit_id"] = self._unit(self._story.unit).id
        if turn.verb in {"assist", "transfer"}:
            told["unit_id"] = self._unit(self._story.other).id
        if turn.verb == "finish_stage":
            told["stage_id"] = case.stages_left()[0].pk
        if turn.verb == "merge":
            told["into"] = self._same(case)
        if turn.verb == "inquire":
            told["unit_id"] = self._unit(self._story.community).id
        return told

    @staticmethod
    def _same(case: Case) -> Case:
        """What was told of the same place and class before."""
        rows = Case.objects.filter(
            tenant_id=case.tenant_id,
            area_id=case.area_id,
            category_id=case.category_id,
            state="handling",
        )
        return rows.exclude(pk=case.pk).latest("registered_at")


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
