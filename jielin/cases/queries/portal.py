"""A resident's own requests and those they follow, as lists and as one line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from jielin.catalogue.queries import catalogue
from jielin.kernel.models import Event
from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory
from jielin.people.models import Account
from jielin.people.queries.household import helped_ids
from jielin.territory.queries import gazetteer
from jielin.ui.parts import StepItem

from ..models import Case, Follower
from ..states import DONE, ENDED, CaseState, Source
from .resident_words import MILESTONES, look, steps

MOST_LISTED = 100


@dataclass(frozen=True)
class Line:
    """A request in a list: `is_mine` is false for one that is only followed."""

    number: str
    title: str
    place: str
    look: Look
    holder: str
    due_at: datetime | None
    registered_at: datetime
    steps: tuple[StepItem, ...]
    is_mine: bool
    is_by_proxy: bool
    is_open: bool
    waits_for_me: bool


@dataclass(frozen=True)
class Requests:
    """All of a resident's requests in the three parts of the page."""

    waiting: tuple[Line, ...]
    running: tuple[Line, ...]
    ended: tuple[Line, ...]

    @property
    def count(self) -> int:
        return len(self.waiting) + len(self.running) + len(self.ended)


@dataclass(frozen=True)
class Newest:
    """What the home page shows: the newest request, and how many there are."""

    line: Line
    count: int


def mine(account: Account, tenant_id: int) -> QuerySet[Case]:
    """What the account asked."""
    return Case.objects.filter(tenant_id=tenant_id, asked_by_id=account.pk)


def told_for_me(account: Account, tenant_id: int) -> QuerySet[Case]:
    """What was taken down by phone, at the counter or without an account for this telephone.

    A sign-in code has proven it; a number that staff typed opens nothing. What another account
    asked stays with that account, even when its owner mistyped a number into this one.
    """
    rows = Case.objects.filter(tenant_id=tenant_id, asked_by_id=None)
    index = account.proven_index
    return rows.filter(phone_index=index) if index else rows.none()


def is_told_for(account: Account, case: Case) -> bool:
    """Whether the case is one of `told_for_me`."""
    return case.asked_by_id is None and case.is_phone(account.proven_index)


def told_by_me(account: Account, tenant_id: int) -> list[Case]:
    """What the account told for others of the household who still let it. One query or two."""
    rows = Case.objects.filter(
        tenant_id=tenant_id, helped_by_id=account.pk, source=Source.WEB
    ).exclude(asked_by_id=None)
    found = list(rows.order_by("-registered_at")[:MOST_LISTED])
    let = helped_ids(account.pk) if found else frozenset()
    return [case for case in found if case.asked_by_id in let]


def requests(account: Account, tenant_id: int) -> Requests:
    """Everything, newest first within each part. Six queries at most."""
    own = [*mine(account, tenant_id)[:MOST_LISTED], *told_for_me(account, tenant_id)[:MOST_LISTED]]
    own += told_by_me(account, tenant_id)
    known = {case.pk for case in own}
    followed = [case for case in _followed(account, tenant_id) if case.pk not in known]
    happened = milestones(tenant_id, [case.pk for case in (*own, *followed)])
    cases = sorted((*own, *followed), key=lambda case: case.registered_at, reverse=True)
    lines = [_line(case, happened[case.pk], is_mine=case.pk in known) for case in cases]
    return Requests(
        waiting=tuple(line for line in lines if line.waits_for_me),
        running=tuple(line for line in lines if line.is_open and not line.waits_for_me),
        ended=tuple(line for line in lines if not line.is_open),
    )


def newest(account: Account, tenant_id: int) -> Newest | None:
    """The request to show at home; None when there is none yet."""
    found = [*mine(account, tenant_id)[:1], *told_for_me(account, tenant_id)[:1]]
    if not found:
        return None
    case = max(found, key=lambda case: case.registered_at)
    count = mine(account, tenant_id).count() + told_for_me(account, tenant_id).count()
    happened = milestones(tenant_id, [case.pk])
    return Newest(_line(case, happened[case.pk], is_mine=True), count)


def waiting_count(account: Account, tenant_id: int) -> int:
    """How many requests wait for a word of this resident."""
    asked = [str(state) for state in (*DONE, CaseState.WAITING)]
    rows = mine(account, tenant_id).filter(state__in=asked).count()
    return rows + told_for_me(account, tenant_id).filter(state__in=asked).count()


def milestones(tenant_id: int, case_ids: Iterable[UUID]) -> dict[UUID, dict[str, datetime]]:
    """When each step of these cases was last reached; one query."""
    found: dict[UUID, dict[str, datetime]] = defaultdict(dict)
    rows = Event.objects.filter(
        tenant_id=tenant_id, subject_id__in=list(case_ids), verb__in=MILESTONES
    )
    for case_id, verb, at in rows.order_by("seq").values_list("subject_id", "verb", "happened_at"):
        found[case_id][verb] = at
    return found


def _followed(account: Account, tenant_id: int) -> list[Case]:
    rows = Follower.objects.filter(tenant_id=tenant_id, account_id=account.pk)
    ids = rows.values_list("case_id", flat=True)
    found = Case.objects.filter(tenant_id=tenant_id, id__in=ids, is_confidential=False)
    return list(found[:MOST_LISTED])


def _line(case: Case, happened: dict[str, datetime], *, is_mine: bool) -> Line:
    """A followed case goes by its category: its title is somebody else's words."""
    place, state = gazetteer().get(case.area_id), CaseState(case.state)
    return Line(
        number=case.number,
        title=case.title if is_mine else catalogue().get(case.category_id).title,
        place=(case.place if is_mine else "") or place.name,
        look=look(case.state),
        holder=directory().name(case.holder_id),
        due_at=case.due_at if case.is_open else None,
        registered_at=case.registered_at,
        steps=tuple(steps(case, happened)),
        is_mine=is_mine,
        is_by_proxy=case.family_id is not None,
        is_open=state not in ENDED,
        waits_for_me=is_mine and (state in DONE or state is CaseState.WAITING),
    )
