"""Two people press at once: one wins, the other is told, and the chain stays whole."""

import threading
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection

from jielin.cases.models import Case
from jielin.cases.queries import access
from jielin.kernel import sealing
from jielin.kernel.models import Promise
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from tests import stories
from tests.cast import City

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts: Callable[[], object]) -> list[object]:
    """Do it all at the same moment in threads of their own; answers or refusals, in order."""
    gate, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def run(at: int, act: Callable[[], object]) -> None:
        gate.wait(timeout=20)
        try:
            answers[at] = act()  # type: ignore[call-overload]
        except Refused as refused:
            answers[at] = refused  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return list(answers)


@pytest.mark.parametrize("round", range(5))
def test_of_two_racing_clicks_one_wins_and_the_other_is_told(
    lasting_city: City, round: int
) -> None:
    case = stories.registered(lasting_city)
    li, hu = lasting_city.actor("li"), lasting_city.actor("hu")
    answers = together(
        lambda: Case.objects.get(pk=case.pk).accept(by=li),
        lambda: Case.objects.get(pk=case.pk).accept(by=hu),
    )
    [refused] = [answer for answer in answers if isinstance(answer, Refused)]
    assert refused.status == 409
    assert Case.objects.get(pk=case.pk).event_seq == 2
    assert list(sealing.faults(1)) == []


@pytest.mark.parametrize("round", range(3))
def test_of_two_who_claim_a_request_one_sees_to_it_and_the_other_reads_who(
    lasting_city: City, round: int
) -> None:
    case = stories.accepted(lasting_city)
    names = {who: lasting_city.actor(who) for who in ("li", "hu")}
    answers = together(
        *(lambda by=by: Case.objects.get(pk=case.pk).claim(by=by) for by in names.values())
    )
    [refused] = [answer for answer in answers if isinstance(answer, Refused)]
    case.refresh_from_db()
    winner = next(one.name for one in names.values() if one.id == case.assignee_id)
    assert (refused.status, winner in str(refused)) == (409, True)
    assert list(sealing.faults(1)) == []


def test_a_lock_that_was_waited_for_shows_the_lead_as_it_is_now(lasting_city: City) -> None:
    case, unit = stories.accepted(lasting_city), lasting_city.unit("区路灯管理所").id
    li, chen = lasting_city.actor("li"), lasting_city.actor("chen")

    def dispatch() -> None:
        with turn():
            access.held(li, 1, case.number).dispatch(by=li, unit_id=unit)

    def withdraw() -> None:
        with turn():
            access.held_by_requester(chen, 1, case.number).withdraw(by=chen)

    together(dispatch, withdraw)
    if Case.objects.get().state == "withdrawn":
        assert not Promise.objects.open().exists()
    assert list(sealing.faults(1)) == []


def test_the_same_draft_sent_twice_is_one_case(lasting_city: City) -> None:
    told, chen = stories.report(lasting_city, filed_key=uuid4()), lasting_city.actor("chen")
    answers = together(*[lambda: Case.register(told, tenant_id=1, by=chen)] * 4)
    assert len({case.number for case in answers if isinstance(case, Case)}) == 1
    assert Case.objects.count() == 1


def test_requests_filed_at_once_get_numbers_of_their_own(lasting_city: City) -> None:
    told, chen = stories.report(lasting_city), lasting_city.actor("chen")
    answers = together(*[lambda: Case.register(told, tenant_id=1, by=chen)] * 8)
    numbers = [case.number for case in answers if isinstance(case, Case)]
    assert len(set(numbers)) == 8
    assert sorted(int(number[-4:]) for number in numbers) == list(range(1, 9))
