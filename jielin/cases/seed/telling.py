"""One request of the demo, moment by moment, through the verbs."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from jielin.catalogue.queries import catalogue
from jielin.kernel import clock
from jielin.organisations.queries import Unit, directory
from jielin.people.acting import Acting
from jielin.people.models import Account
from jielin.people.queries import acting, resident
from jielin.people.seed import CAST
from jielin.territory.queries import gazetteer

from ..models import Case, Report
from ..states import RequestType, Source
from .arriving import arrive
from .lives import LIVES, Turn
from .story import Story


class Telling:
    """One story, moment by moment."""

    def __init__(
        self, story: Story, people: dict[str, Account], staff: list[Acting], today: datetime
    ) -> None:
        self._story, self._people, self._staff, self._today = story, people, staff, today
        self._tenant_id = gazetteer().home_of(story.area_id)

    def run(self) -> None:
        with clock.at(self._moment(0, self._story.at)):
            case = arrive(self._story, self._report(), tenant_id=self._tenant_id, by=self._filer())
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
        phones = {member.who: member.phone for member in CAST}
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
            phone=story.phone or phones.get(story.helped or story.asker, ""),
            prefers=story.prefers,
            accused_id=self._unit(story.accused).id if story.accused else None,
            for_id=self._people[story.helped].pk if story.helped else None,
            is_spoken=bool(story.voice),
        )

    def _filer(self) -> Acting:
        story = self._story
        if story.source == "web":
            account = self._people.get(story.asker) or Account.of_phone(story.phone)
            return resident(account)
        usual = {"patrol": "wang"}.get(story.source, "li")
        return acting(self._people[story.asker or usual])

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
