"""The hot requests: who sends them, what they say, and what is expected to come back."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet

from jielin.cases.draft import Draft
from jielin.cases.models import Case
from jielin.cases.seed.volume import SEED
from jielin.cases.states import CaseState, RequestType
from jielin.catalogue.queries import catalogue
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Tenant
from jielin.kernel.reference import held
from jielin.kernel.sealed import seal
from jielin.people.models import Account, Appointment
from jielin.territory.queries import Place, gazetteer

from .counting import counted
from .long import the_long_one
from .sessions import TOKEN, sign_in

HOME = 1
FILINGS, STEPS = 3000, 2500
WORDS = "{}号楼门口的路灯从星期天晚上开始就不亮了，楼里老人多，下楼都要摸黑。请尽快来看看。"
DONE = {"text": "开关和线路已经更换，当晚试过，灯亮了，请您看看还有没有问题。"}


@dataclass(frozen=True)
class Shot:
    """One request of one person."""

    path: str
    session: str
    form: dict[str, str] = field(default_factory=dict)

    def raw(self) -> str:
        """As it goes over the wire."""
        body = urlencode(self.form and {"csrfmiddlewaretoken": TOKEN, **self.form})
        lines = (
            f"{'POST' if self.form else 'GET'} {self.path} HTTP/1.1",
            "Host: 127.0.0.1",
            f"Cookie: sessionid={self.session}; csrftoken={TOKEN}",
            "Content-Type: application/x-www-form-urlencoded" if self.form else "Accept: */*",
            f"Content-Length: {len(body)}",
        )
        return "\r\n".join(lines) + "\r\n\r\n" + body


@dataclass(frozen=True)
class Scenario:
    """A kind of request with its bar: queries at most, and one part in so many of the base."""

    name: str
    queries: int
    ratio: int
    shots: list[Shot]
    status: int = 200
    holds: str = ""


def prepare(folder: str) -> None:
    """Write every scenario to a file, with its queries counted on its first requests."""
    with held():
        found = [*steps(), *pages(), filing()]
    told = [
        {**asdict(one), "counted": counted(one), "shots": [shot.raw() for shot in one.shots[3:]]}
        for one in found
    ]
    Path(folder, "scenarios.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")


def filing() -> Scenario:
    rng = Random(SEED)
    slug = Tenant.objects.get(pk=HOME).slug
    places = gazetteer()
    communities = [p for p in places.places.values() if p.level == "community"]
    ours = [place for place in communities if places.home_of(place.id) == HOME]
    residents = list(Account.objects.filter(username=None).order_by("id")[:FILINGS])
    chosen = [(rng.choice(ours), rng.choice(residents)) for _ in range(FILINGS)]
    told = {
        f"{n}": {f"report.{HOME}.{place.id}": seal(_draft(place, resident, rng).to_json())}
        for n, (place, resident) in enumerate(chosen)
    }
    keys = sign_in([resident for _, resident in chosen], list(told.values()))
    paths = (f"/{slug}/c/{place.slug or place.code}/report/check/" for place, _ in chosen)
    shots = [Shot(path, key, {"send": "1"}) for path, key in zip(paths, keys, strict=True)]
    return Scenario("filing a request (portal POST)", 10, 40, shots, 302, "/report/done/")


def _draft(place: Place, resident: Account, rng: Random) -> Draft:
    grid = rng.choice(gazetteer().children(place.id))
    leaf = catalogue().by_code("R1203")
    return Draft(
        key=str(uuid7()),
        kind=RequestType.HELP.value,
        is_located=True,
        place="3号楼门前",
        grid_id=grid.id,
        lng=grid.lng,
        lat=grid.lat,
        has_looked=True,
        text=WORDS.format(rng.randint(1, 90)),
        category_id=leaf.id if leaf else None,
        is_reachable=True,
        name="陈芳",
        phone=resident.phone,
    )


def steps() -> Iterable[Scenario]:
    yield _step("accept", CaseState.REGISTERED, {})
    yield _step("resolve", CaseState.HANDLING, DONE)


def _step(verb: str, state: CaseState, form: dict[str, str]) -> Scenario:
    """Each case once, by somebody who works at the unit that holds it."""
    slug = Tenant.objects.get(pk=HOME).slug
    people = _people()
    rows = _in_state(state).filter(holder_id__in=people)[:STEPS]
    cases = list(rows.values_list("number", "event_seq", "holder_id"))
    known = dict(zip(people, sign_in(list(people.values())), strict=True))
    shots = [
        Shot(f"/desk/{slug}/cases/{number}/steps/{verb}/", known[unit], {**form, "seen": f"{seq}"})
        for number, seq, unit in cases
    ]
    return Scenario(f"step: {verb} (desk POST)", 10, 40, shots, 302, "/cases/")


def _in_state(state: CaseState) -> "QuerySet[Case]":
    rows = Case.objects.filter(tenant_id=HOME, state=state, is_confidential=False)
    return rows.order_by("phone_index", "id")


def _people() -> dict[UUID, Account]:
    """Somebody of every unit who may receive and handle."""
    posts = ("community_worker", "department_officer", "utility_clerk")
    rows = Appointment.objects.filter(tenant_id=HOME, post_id__in=posts)
    return {row.organisation_id: row.account for row in rows.select_related("account")}


def pages() -> Iterable[Scenario]:
    li, zhou = (Account.objects.get(username=name) for name in ("li", "zhou"))
    slug = Tenant.objects.get(pk=HOME).slug
    both = sign_in([li, zhou])
    desk = f"/desk/{slug}/"

    def page(name: str, queries: int, ratio: int, path: str, holds: str, **more: Any) -> Scenario:
        keys = more.get("keys", both)
        shots = [Shot(desk + path, key) for key in keys] * (4 // len(keys))
        return Scenario(name, queries, ratio, shots, 200, holds)

    closed = "cases/?view=all&state=closed"
    yield page("list of 50, li's community", 6, 50, closed, "SQ2", keys=both[:1])
    yield page("list of 50, zhou's street", 6, 50, closed, "SQ2", keys=both[1:])
    long = the_long_one().number
    yield page("case with a timeline of 30", 8, 45, f"cases/{long}/", long, keys=both[:1])
    yield page("to-do: workbench of li, zhou", 6, 50, "", "SQ2")
