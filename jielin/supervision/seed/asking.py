"""How a request of the ladder's story begins: told by a resident, given to a unit."""

from dataclasses import dataclass
from typing import Any

from jielin.cases.models import Case, Report
from jielin.cases.states import RequestType, Satisfied, Solved
from jielin.catalogue.queries import catalogue
from jielin.duties.seed.telling import HOME, Telling, unit_id
from jielin.people.queries import resident
from jielin.territory.queries import gazetteer

UNHAPPY: dict[str, Any] = {"solved": Solved.NO, "satisfied": Satisfied.NO}
HAPPY: dict[str, Any] = {"solved": Solved.YES, "satisfied": Satisfied.YES}
PHONES = {"chen": "13800002206", "sui": "13900001234"}


@dataclass(frozen=True)
class Asked:
    """One request: so many days ago, by whom, about what, and who got it."""

    days: int
    asker: str
    category: str
    unit: str
    officer: str
    text: str
    place: str

    def begin(self, telling: Telling) -> Case:
        """Registered, accepted by the community, given to the unit and taken on."""
        case = self.given(telling)
        with telling.days_ago(self.days - 1, "10:20"):
            case.take(by=telling.actor(self.officer))
        return fresh(case)

    def given(self, telling: Telling) -> Case:
        """Registered, accepted and dispatched; nobody has taken it on."""
        li = telling.actor("li")
        with telling.days_ago(self.days, "19:05"):
            asker = resident(telling.people[self.asker])
            case = Case.register(self._report(), tenant_id=HOME, by=asker)
        with telling.days_ago(self.days - 1, "08:50"):
            case.accept(by=li)
            case.contact(by=li, text="电话联系，说明了办理时限和联系人。")
            case.dispatch(by=li, unit_id=unit_id(self.unit), text="社区无权处理，请贵单位主办。")
        return fresh(case)

    def _report(self) -> Report:
        leaf: Any = catalogue().by_code(self.category)
        places = gazetteer().places.values()
        place = next(one for one in places if one.name == "梧桐里社区")
        return Report(
            request_type=RequestType.COMPLAINT,
            category_id=leaf.id,
            area_id=place.id,
            text=self.text,
            place=self.place,
            lng=place.lng,
            lat=place.lat,
            name={"chen": "陈芳", "sui": "隋大爷"}[self.asker],
            phone=PHONES[self.asker],
        )


def fresh(case: Case) -> Case:
    """The request as it is stored now."""
    found: Case = Case.objects.select_related("lead").get(tenant=case.tenant_id, pk=case.pk)
    return found
