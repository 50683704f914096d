"""A version of a rule: proposed by one, confirmed by another, never at a promise's cost."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from jielin.deadlines.models import Rule, RuleProposal, Wanted
from jielin.deadlines.queries import term
from jielin.deadlines.reckoning import ZONE
from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Event, Promise
from jielin.kernel.workflow import Refused
from jielin.people.tests.conftest import appoint, enlist, race
from tests.cast import City
from tests.cast import city as city
from tests.cast import lasting_city as lasting_city

SOURCE = "澜东区办〔2026〕12号"


def day(ahead: int = 10) -> date:
    return clock.now().astimezone(ZONE).date() + timedelta(days=ahead)


def wanted(**told: Any) -> Wanted:
    usual = {"promise_kind": "resolve", "amount": 5, "unit": "natural_day", "source": SOURCE}
    return Wanted(**{**usual, "effective_from": day(), **told})


def proposed(city: City, **told: Any) -> RuleProposal:
    return RuleProposal.propose(wanted(**told), tenant=city.home, by=city.actor("qian"))


def second(city: City) -> None:
    """Another system administrator, qin."""
    city.accounts["qin"] = enlist("qin", "秦岭")
    appoint(city.accounts["qin"], city.unit("澜东区市民诉求中心"), "system_admin")


def again(one: RuleProposal) -> RuleProposal:
    return RuleProposal.objects.get(tenant_id=1, pk=one.pk)


def amount_on(when: date, home: int = 1) -> int:
    """How many days an ordinary request made at noon of that day has."""
    start = (
        clock.now()
        .astimezone(ZONE)
        .replace(year=when.year, month=when.month, day=when.day, hour=12)
    )
    return (term("resolve", tenant_id=home, start=start).due_at.date() - when).days


def test_a_confirmed_version_counts_from_its_day_and_in_its_home_alone(city: City) -> None:
    again(proposed(city)).confirm(by=city.actor("he"))
    assert (amount_on(day(9)), amount_on(day(10))) == (7, 5)
    assert amount_on(day(10), home=2) == 7


def test_a_proposal_binds_nobody(city: City) -> None:
    proposed(city)
    assert amount_on(day(10)) == 7


def test_whoever_proposed_does_not_confirm(city: City) -> None:
    one = proposed(city)
    with pytest.raises(Refused) as refusal:
        one.confirm(by=city.actor("qian"))
    assert refusal.value.status == 403


def test_another_administrator_confirms_too(city: City) -> None:
    second(city)
    again(proposed(city)).confirm(by=city.actor("qin"))
    assert amount_on(day(10)) == 5


# For each state the verbs that each of the cast may take, by hand.
OPEN_TO = [
    ("proposed", "qian", {"withdraw"}),
    ("proposed", "qin", {"confirm", "refuse", "withdraw"}),
    ("proposed", "he", {"confirm", "refuse"}),
    ("proposed", "zhou", set()),
    ("proposed", "wu", set()),
    ("confirmed", "he", set()),
    ("refused", "he", set()),
    ("withdrawn", "qian", set()),
]


@pytest.mark.parametrize(("state", "who", "verbs"), OPEN_TO)
def test_who_may_do_what_in_which_state(city: City, state: str, who: str, verbs: set[str]) -> None:
    second(city)
    one = proposed(city)
    if state == "confirmed":
        one.confirm(by=city.actor("he"))
    elif state == "refused":
        one.refuse(by=city.actor("he"), reason="依据不足")
    elif state == "withdrawn":
        one.withdraw(by=city.actor("qian"))
    assert {step.verb for step in one.steps_for(city.actor(who))} == verbs


@pytest.mark.parametrize("ahead", [0, -1, -400])
def test_nothing_runs_back(city: City, ahead: int) -> None:
    with pytest.raises(ValidationError) as error:
        proposed(city, effective_from=day(ahead))
    assert set(error.value.message_dict) == {"effective_from"}


def test_a_proposal_that_waited_past_its_day_is_not_confirmed(city: City) -> None:
    one = proposed(city)
    with clock.at(clock.now() + timedelta(days=10)), pytest.raises(Refused):
        one.confirm(by=city.actor("he"))
    assert not Rule.objects.filter(source=SOURCE).exists()


def test_two_versions_of_one_rule_do_not_wait_together(city: City) -> None:
    proposed(city)
    with pytest.raises(Refused):
        proposed(city, amount=4)
    assert proposed(city, urgency="urgent", unit="clock_hour").pk


def test_what_is_in_force_already_is_not_proposed_again(city: City) -> None:
    again(proposed(city)).confirm(by=city.actor("he"))
    with pytest.raises(Refused):
        proposed(city, effective_from=day(20))


def test_a_version_confirmed_meanwhile_stops_an_older_proposal(city: City) -> None:
    one = proposed(city)
    Rule.adopt(wanted(amount=6, effective_from=day(2)).text("landong"))
    with pytest.raises(Refused):
        one.confirm(by=city.actor("he"))


def test_versions_are_added_and_the_one_before_is_closed_on_the_day(city: City) -> None:
    again(proposed(city)).confirm(by=city.actor("he"))
    again(proposed(city, amount=4, effective_from=day(20))).confirm(by=city.actor("he"))
    rows = Rule.objects.filter(home=city.home, kind="resolve").order_by("effective_from")
    told = list(rows.values_list("amount", "effective_to"))
    assert told == [(5, day(20)), (4, None)]


def test_running_promises_keep_the_time_they_were_given(city: City) -> None:
    rule = term("resolve", tenant_id=1, start=clock.now())
    kept = Promise(
        tenant=city.home, subject_kind="case", subject_id=uuid7(), kind="resolve",
        owner_id=city.unit("东桥街道").id, made_at=clock.now(), due_at=rule.due_at,
        rule_id=rule.rule_id,
    )  # fmt: skip
    kept.save(force_insert=True)
    again(proposed(city, amount=1)).confirm(by=city.actor("he"))
    assert Promise.objects.get(tenant_id=1, pk=kept.pk).due_at == rule.due_at


def test_the_homes_own_rule_ends_and_the_common_one_counts_again(city: City) -> None:
    again(proposed(city)).confirm(by=city.actor("he"))
    own = Rule.objects.get(home=city.home)
    end = RuleProposal.propose_end(own, on=day(30), tenant=city.home, by=city.actor("qian"))
    again(end).confirm(by=city.actor("he"))
    assert (amount_on(day(29)), amount_on(day(30))) == (5, 7)


def test_a_rule_for_all_homes_is_not_ended_by_one(city: City) -> None:
    common = Rule.objects.filter(home=None, kind="resolve")[0]
    with pytest.raises(Refused, match="通用规则"):
        RuleProposal.propose_end(common, on=day(), tenant=city.home, by=city.actor("qian"))


def test_a_refusal_says_why(city: City) -> None:
    one = proposed(city)
    with pytest.raises(Refused):
        again(one).refuse(by=city.actor("he"), reason="  ")
    again(one).refuse(by=city.actor("he"), reason="依据不足")
    assert again(one).answer == "依据不足"


def test_each_act_is_an_event_with_codes_alone(city: City) -> None:
    one = proposed(city)
    again(one).confirm(by=city.actor("he"))
    rows = Event.objects.filter(tenant_id=1, subject_id=one.pk).order_by("seq")
    assert [row.verb for row in rows] == ["rule.proposed", "rule.confirmed"]
    assert rows[0].details["amount"] == 5
    assert SOURCE not in str([row.details for row in rows])


@pytest.mark.parametrize(("kind", "unit"), [("redos", "natural_day"), ("resolve", "times")])
def test_a_unit_that_does_not_suit_is_refused(city: City, kind: str, unit: str) -> None:
    with pytest.raises(ValidationError):
        proposed(city, promise_kind=kind, unit=unit)


def test_of_two_who_confirm_at_once_one_wins(lasting_city: City) -> None:
    second(lasting_city)
    one = proposed(lasting_city)
    he, qin = lasting_city.actor("he"), lasting_city.actor("qin")
    outcomes = race(lambda: again(one).confirm(by=he), lambda: again(one).confirm(by=qin))
    assert outcomes == ["refused", "won"]
    assert Rule.objects.filter(source=SOURCE).count() == 1


def test_of_two_who_propose_the_same_at_once_one_wins(lasting_city: City) -> None:
    second(lasting_city)
    qian, qin, home = lasting_city.actor("qian"), lasting_city.actor("qin"), lasting_city.home
    outcomes = race(
        lambda: RuleProposal.propose(wanted(), tenant=home, by=qian),
        lambda: RuleProposal.propose(wanted(amount=6), tenant=home, by=qin),
    )
    assert outcomes == ["refused", "won"]
