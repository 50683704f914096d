"""The city of volume that the benchmark seeds is one that the verbs could have made."""

from uuid import UUID

import pytest

from bench.long import EVENTS, the_long_one
from bench.volume import seed
from jielin.cases.models import Assignment, Case, Entry
from jielin.kernel.models import Event, Involvement, Promise
from jielin.kernel.sealing import faults

CASES = 200
# Of these promises a case in that state owes one at least; in any other state it owes none.
OWED = {
    "registered": {"receive"},
    "accepted": {"resolve"},
    "dispatched": {"take"},
    "handling": {"resolve", "redo"},
    "waiting": {"resolve", "redo"},
    "redo": {"redo"},
    "resolved": {"verify", "revisit"},
    "verified": {"revisit"},
    "parked": {"reexamine"},
    "ending": {"resolve"},
    # It ends together with the other, and until then is owed as before.
    "merged": {"resolve"},
}


@pytest.mark.slow
@pytest.mark.django_db
def test_a_seeded_volume_is_as_whole_as_what_the_verbs_make() -> None:
    seed(CASES, seed=7)
    assert [*faults(1), *faults(2)] == []
    assert _promises_that_do_not_match() == []
    assert _left_in_the_void() == set()
    assert len(_numbers()) == Case.objects.count() > CASES
    assert the_long_one().event_seq == EVENTS


def _promises_that_do_not_match() -> list[str]:
    parts = dict(Assignment.objects.values_list("id", "case_id"))
    owed: dict[UUID, set[str]] = {}
    for promise in Promise.objects.open():
        case_id = parts.get(promise.subject_id, promise.subject_id)
        owed.setdefault(case_id, set()).add(promise.kind)
    return [
        f"{case} {case.state}: {kinds}"
        for case in Case.objects.all()
        if not _match(case.state, kinds := owed.get(case.pk, set()))
    ]


def _match(state: str, kinds: set[str]) -> bool:
    return bool(kinds & OWED[state]) if state in OWED else not kinds


def _left_in_the_void() -> set[UUID]:
    """Ids that words and involvements name and no row has."""
    cases = set(Case.objects.values_list("id", flat=True))
    events = set(Event.objects.values_list("id", flat=True))
    involved = Involvement.objects.filter(matter_kind=Case.kind)
    words = set(Entry.objects.values_list("event_id", flat=True))
    return (set(involved.values_list("matter_id", flat=True)) - cases) | (words - events)


def _numbers() -> set[tuple[int, str]]:
    return set(Case.objects.values_list("tenant_id", "number"))
