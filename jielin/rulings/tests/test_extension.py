"""More time: asked before it is due, on a ground, granted at another level, and told."""

from datetime import timedelta
from typing import Any

import pytest

from jielin.deadlines.queries import times
from jielin.kernel import clock
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused
from jielin.messages.models import OutboxMessage
from jielin.rulings.models import Extension, ExtensionGround, MoreTime
from jielin.rulings.models.extension import latest_of
from tests import stories

from .conftest import STREET, WAIT, Town, again, more_time, owed, promised


def granted(town: Town, case: Any = None) -> Extension:
    one = more_time(town, case)
    one.grant(by=town.actor("zhou"), text="理由属实，同意。")
    return one


def test_the_level_above_the_receiver_owes_a_ruling(court: Town) -> None:
    one = more_time(court)
    [promise] = Promise.objects.open().filter(subject_id=one.pk)
    assert (promise.kind, promise.owner_id) == ("rule_extension", court.unit_id(STREET))


def test_asking_does_not_move_the_promise(court: Town) -> None:
    case = stories.handling(court)
    before = promised(case)
    more_time(court, case)
    assert promised(case) == before == again(case).due_at


def test_granted_the_promise_moves_to_the_new_date_and_is_counted(court: Town) -> None:
    case = stories.handling(court)
    before = promised(case)
    granted(court, case)
    assert promised(case) == again(case).due_at == before + timedelta(days=3)
    assert again(case).times_extended == 1


def test_the_resident_is_told_why(court: Town, run_jobs: Any) -> None:
    one = granted(court)
    run_jobs()
    public = again(one.case).entries.filter(is_public=True).values_list("text", flat=True)
    assert any(WAIT in text for text in public)
    assert OutboxMessage.objects.filter(template="request_replied").exists()


def test_refused_nothing_moves(court: Town) -> None:
    case = stories.handling(court)
    before = promised(case)
    one = more_time(court, case)
    one.refuse(by=court.actor("zhou"), text="备件街道有库存，请按时办结。")
    assert (promised(case), again(case).times_extended, owed(one)) == (before, 0, [])


def test_after_it_is_due_nothing_can_be_asked(court: Town) -> None:
    case = stories.handling(court)
    with clock.at(promised(case) + timedelta(minutes=1)), pytest.raises(Refused) as told:
        more_time(court, case)
    assert told.value.status == 409
    assert not Extension.objects.exists()


def test_a_request_that_waits_past_the_due_time_stops_no_clock(court: Town) -> None:
    case = stories.handling(court)
    one, before = more_time(court, case), promised(case)
    with clock.at(before + timedelta(hours=5)):
        assert (again(one).state, promised(case)) == ("asked", before)
        again(one).grant(by=court.actor("zhou"), text="同意。")
    assert promised(case) == before + timedelta(days=3)


def test_a_date_that_has_passed_is_not_granted(court: Town) -> None:
    one = more_time(court)
    with clock.at(one.due_at + timedelta(minutes=1)), pytest.raises(Refused):
        again(one).grant(by=court.actor("zhou"), text="同意。")


@pytest.mark.parametrize("days", [-1, 0, 40])
def test_the_new_date_lies_after_the_old_one_and_within_the_rule(court: Town, days: int) -> None:
    case = stories.handling(court)
    with pytest.raises(Refused):
        more_time(court, case, due_at=promised(case) + timedelta(days=days))


def test_the_rule_gives_fifteen_days(court: Town) -> None:
    case = stories.handling(court)
    latest = latest_of(case, promised(case))
    assert (latest.date() - promised(case).date()).days in {15, 16}
    assert more_time(court, case, due_at=latest).due_at == latest


def test_how_often_is_a_rule_with_its_source(court: Town) -> None:
    case = stories.handling(court)
    rule = times("extensions", at=clock.now(), tenant_id=1)
    assert (rule.amount, rule.is_verified) == (2, False)
    for _ in range(rule.amount):
        granted(court, again(case))
    with pytest.raises(Refused) as told:
        more_time(court, again(case))
    assert rule.source in str(told.value)


def test_only_one_request_waits_at_a_time(court: Town) -> None:
    one = more_time(court)
    with pytest.raises(Refused):
        more_time(court, again(one.case))


def test_a_ground_out_of_force_is_none(court: Town) -> None:
    ground = ExtensionGround.objects.get(code="weather")
    ground.effective_to = ground.effective_from + timedelta(days=1)
    with pytest.raises(Refused):
        more_time(court, ground=ground)


@pytest.mark.parametrize("who", ["zhao", "li", "hu", "sun", "rong", "wu", "qian", "chen"])
def test_only_another_level_rules(court: Town, who: str) -> None:
    one = more_time(court)
    for verb in ("grant", "refuse"):
        with pytest.raises(Refused) as told:
            getattr(again(one), verb)(by=court.actor(who), text="同意")
        assert told.value.status == 403


def test_whoever_holds_it_asks_and_nobody_else(court: Town) -> None:
    case = stories.handling(court)
    for who in ("li", "zhou", "sun"):
        with pytest.raises(Refused) as told:
            _asked_by(court, case, who)
        assert told.value.status == 403


def test_an_interested_person_neither_asks_nor_rules(court: Town) -> None:
    one = more_time(court)
    case = again(one.case)
    case.recused_ids = [str(court.actor("zhou").id)]
    case.save()
    with pytest.raises(Refused) as told:
        again(one).grant(by=court.actor("zhou"), text="同意。")
    assert told.value.status == 403
    assert again(one).state == "asked"


def test_it_lapses_when_the_case_is_resolved_or_given_on(court: Town, run_jobs: Any) -> None:
    one = more_time(court)
    again(one.case).resolve(by=court.actor("zhao"), text="提前修好了。")
    run_jobs()
    assert (again(one).state, owed(one)) == ("lapsed", [])


def _asked_by(town: Town, case: Any, who: str) -> Extension:
    ground = ExtensionGround.objects.get(code="material")
    told = MoreTime(ground, case.due_at + timedelta(days=3), WAIT)
    return Extension.ask(case, told, by=town.actor(who))
