"""What a browser's session keeps for a resident: drafts, what was proven, what was filed."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from jielin.files.viewers import viewer_key
from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.sealed import seal, unseal
from jielin.people.duties import PortalRequest

from ..draft import Draft

MINE = "requests.mine"
FINDING = "requests.finding"
MOST_KEPT = 20


@dataclass(frozen=True)
class Finding:
    """A number and telephone that await their code; `case_id` is empty when they do not match."""

    number: str
    phone: str
    case_id: str


def draft(request: PortalRequest) -> Draft | None:
    """The draft for this community, if one was begun."""
    stored = request.session.get(_place(request))
    return Draft.from_json(unseal(stored)) if stored else None


def begin(request: PortalRequest) -> Draft:
    """The draft for this community, a fresh one if there is none yet."""
    return draft(request) or Draft(key=str(uuid7()))


def keep(request: PortalRequest, written: Draft) -> None:
    """Keep the draft, sealed: it holds a name, a number and somebody's trouble."""
    viewer_key(request)
    saved = written.told(saved_at=clock.now().isoformat())
    request.session[_place(request)] = seal(saved.to_json())


def drop(request: PortalRequest) -> None:
    """Forget the draft, once what it became was shown."""
    request.session.pop(_place(request), None)


def own(request: HttpRequest, case_id: UUID) -> None:
    """From now on this browser may see and speak for this one case."""
    kept = [one for one in _owned(request) if one != str(case_id)]
    request.session[MINE] = [*kept, str(case_id)][-MOST_KEPT:]


def owns(request: HttpRequest, case_id: UUID) -> bool:
    """Whether this browser filed the case, or proved its telephone by a code."""
    return str(case_id) in _owned(request)


def look_for(request: HttpRequest, number: str, phone: str, case_id: UUID | None) -> None:
    """Remember which number and telephone a code was asked for."""
    told = [number, phone, str(case_id or "")]
    request.session[FINDING] = seal(json.dumps(told))


def looked_for(request: HttpRequest) -> Finding | None:
    stored = request.session.get(FINDING)
    return Finding(*json.loads(unseal(stored))) if stored else None


def found(request: HttpRequest) -> None:
    request.session.pop(FINDING, None)


def _owned(request: HttpRequest) -> list[str]:
    kept: list[str] = request.session.get(MINE, [])
    return kept


def _place(request: PortalRequest) -> str:
    return f"report.{request.home.pk}.{request.community.id}"
