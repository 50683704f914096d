"""A city of volume: copies are as whole as what the verbs told, and the house goes on."""

from collections import Counter
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from jielin.cases.models import Assignment, Case, Entry
from jielin.cases.seed import volume
from jielin.cases.seed.lines import PRESSED
from jielin.cases.seed.volume import grow
from jielin.kernel import clock
from jielin.kernel.models import Event, Involvement, Promise
from jielin.kernel.sealing import faults, seal_all
from tests import stories
from tests.cast import City

COUNT = 300
LIST = "/desk/landong/cases/"


@pytest.fixture
def told(city: City) -> City:
    """One story in each of these states."""
    for tell in (stories.registered, stories.handling, stories.resolved, stories.redo):
        tell(city)
    stories.closed(city)
    return city


@pytest.fixture
def grown(told: City) -> City:
    grow(COUNT)
    return told


def pressed() -> Any:
    first = Event.objects.filter(seq=1, subject_kind=Case.kind, request_id=PRESSED)
    return Case.objects.filter(pk__in=first.values("subject_id"))


def test_as_many_are_added_as_were_asked_for_and_every_chain_proves(grown: City) -> None:
    assert (Case.objects.count(), pressed().count()) == (COUNT + 5, COUNT)
    assert [*faults(1), *faults(2)] == []


def test_they_spread_over_communities_months_and_states(grown: City) -> None:
    rows = list(pressed().values_list("community_id", "state", "registered_at"))
    assert {community for community, _state, _at in rows} == {
        grown.area(name) for name in ("梧桐里社区", "槐荫里社区", "柳巷社区")
    }
    assert {state for _community, state, _at in rows} == {
        *("registered", "handling", "resolved", "redo", "closed")
    }
    assert len({f"{timezone.localtime(at):%Y-%m}" for _community, _state, at in rows}) >= 5
    assert all(at < clock.now() for _community, _state, at in rows)


def test_everything_that_belongs_to_a_request_points_at_its_own(grown: City) -> None:
    cases = set(Case.objects.values_list("id", flat=True))
    parts = set(Assignment.objects.values_list("id", flat=True))
    events = set(Event.objects.values_list("id", flat=True))
    assert set(Assignment.objects.values_list("case_id", flat=True)) == cases
    assert set(Entry.objects.values_list("event_id", flat=True)) <= events
    assert set(Promise.objects.values_list("subject_id", flat=True)) <= cases | parts
    assert set(Involvement.objects.values_list("matter_id", flat=True)) <= cases


def test_an_open_copy_owes_what_its_story_owes(grown: City) -> None:
    owed = {
        state: {*Promise.objects.open().filter(subject_id__in=ids).values_list("kind", flat=True)}
        for state in ("registered", "handling", "closed")
        for ids in [list(pressed().filter(state=state).values_list("pk", flat=True))]
    }
    assert owed["registered"] >= {"receive"}
    assert "resolve" in owed["handling"]
    assert owed["closed"] == set()


def test_the_next_request_of_the_day_counts_on(grown: City) -> None:
    numbers = set(Case.objects.values_list("number", flat=True))
    today = f"SQ{timezone.localdate(clock.now()):%Y%m%d}-"
    last = max(int(one.removeprefix(today)) for one in numbers if one.startswith(today))
    assert stories.registered(grown).number == f"{today}{last + 1:04d}"


def test_copies_have_units_and_askers_of_their_own(grown: City) -> None:
    receivers = Counter(pressed().values_list("receiver_id", flat=True))
    askers = set(pressed().values_list("asked_by_id", flat=True))
    assert len(receivers) == 3
    assert len(askers) > 20
    assert grown.actor("chen").id not in askers


def test_growing_again_adds_on_and_a_sealed_day_stays_as_it_is(told: City) -> None:
    grow(20)
    seal_all(timezone.localdate(clock.now()) - timedelta(days=1))
    grow(30)
    assert pressed().count() == 50
    assert [*faults(1), *faults(2)] == []


def test_outside_a_transaction_batches_are_stored_beside_and_are_as_whole(
    lasting_city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volume, "BATCH", 20)
    stories.closed(lasting_city)
    grow(50)
    assert pressed().count() == 50
    assert [*faults(1), *faults(2)] == []


def test_nothing_is_copied_where_nothing_was_told(city: City) -> None:
    with pytest.raises(LookupError):
        grow(10)


def test_it_is_said_how_many_there_are(told: City) -> None:
    heard: list[int] = []
    grow(10, said=heard.append)
    assert heard == [10]


@pytest.mark.parametrize("who", ["li", "zhou", "he"])
def test_the_list_a_copy_and_the_search_open(grown: City, who: str) -> None:
    call_command("index_search", stdout=StringIO())
    client, case = grown.client(who), pressed().filter(community_id=grown.area("梧桐里社区"))[0]
    assert client.get(f"{LIST}?view=all&state=closed").status_code == 200
    page = client.get(f"{LIST}{case.number}/")
    assert case.title in page.content.decode()
    found = client.get(f"/desk/landong/search/?q={case.number[2:]}")
    assert case.number in found.content.decode()
