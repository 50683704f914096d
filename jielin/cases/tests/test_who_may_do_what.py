"""States × verbs × cast: the expected sets are written by hand, from the handbook."""

import pytest

from jielin.cases import policy
from tests.cast import City
from tests.stories import STORIES

RECEIVER = {"contact", "recuse", "note", "try_contact"}
REVEAL = {"reveal"}
ASKER = {"add", "withdraw"}
SHARE = {"assist", "ask_outside", "split"}
LEAD = SHARE | {"transfer", "merge"}
# Inside the unit that holds it; whoever took it on sees to it and may give it back.
WITHIN = {"claim", "entrust"}
MINE = WITHIN | {"lay_down"}

# Who of the cast could take which verb when chen's lamp in grid 7 stands in a state.
# A verb that is missing for a person is refused to them; a person who is missing sees none.
MAY: dict[str, dict[str, set[str]]] = {
    "registered": {
        "chen": ASKER,
        "li": {"accept", "answer", "not_accept", "merge"} | RECEIVER | REVEAL | WITHIN,
        "hu": {"accept", "answer", "not_accept", "merge"} | RECEIVER | REVEAL | WITHIN,
        "wang": RECEIVER | WITHIN,
        "zhou": {"recuse"},
    },
    "accepted": {
        "chen": ASKER,
        "li": {"answer", "not_accept", "dispatch", "start", "propose_end", "merge", "split"}
        | RECEIVER
        | REVEAL
        | WITHIN,
        "hu": {"answer", "not_accept", "dispatch", "start", "propose_end", "merge", "split"}
        | RECEIVER
        | REVEAL
        | WITHIN,
        "wang": {"start", "propose_end", "split"} | RECEIVER | WITHIN,
        "zhou": {"recuse"},
    },
    "dispatched": {
        "chen": ASKER,
        "li": LEAD | RECEIVER | REVEAL,
        "hu": LEAD | RECEIVER | REVEAL,
        "wang": RECEIVER,
        "zhao": {"take"} | SHARE | RECEIVER | REVEAL | WITHIN,
        "zhou": {"recuse"},
    },
    "handling": {
        "chen": ASKER,
        "li": {"ask", "propose_end"} | LEAD | RECEIVER | REVEAL,
        "hu": {"ask", "propose_end"} | LEAD | RECEIVER | REVEAL,
        "wang": {"ask"} | RECEIVER,
        "zhao": {"ask", "resolve", "propose_end", "plan_stages"}
        | SHARE
        | RECEIVER
        | REVEAL
        | MINE,
        "zhou": {"recuse"},
    },
    "waiting": {
        "chen": {"supply", "withdraw"},
        "li": LEAD | RECEIVER | REVEAL,
        "hu": LEAD | RECEIVER | REVEAL,
        "wang": RECEIVER,
        "zhao": SHARE | RECEIVER | REVEAL | MINE,
        "zhou": {"recuse"},
    },
    # A lamp needs a second person's check before anybody asks the resident.
    "resolved": {
        "chen": {"rate", "reject"},
        "li": {"verify", "fail_check", "recuse"} | REVEAL,
        "hu": {"verify", "fail_check", "recuse"} | REVEAL,
        "wang": {"recuse"},
        "zhao": {"recuse"} | REVEAL,
        "zhou": {"verify", "fail_check", "recuse"},
    },
    "verified": {
        "chen": {"rate", "reject"},
        "li": {"revisit", "send_back", "miss_revisit", "recuse"} | REVEAL,
        "hu": {"revisit", "send_back", "miss_revisit", "recuse"} | REVEAL,
        "wang": {"recuse"},
        "zhao": {"recuse"} | REVEAL,
        "zhou": {"revisit", "send_back", "miss_revisit", "recuse"},
    },
    "redo": {
        "chen": ASKER,
        "li": SHARE | {"transfer"} | RECEIVER | REVEAL,
        "hu": SHARE | {"transfer"} | RECEIVER | REVEAL,
        "wang": RECEIVER,
        "zhao": {"take"} | SHARE | RECEIVER | REVEAL | MINE,
        "zhou": {"recuse"},
    },
    # Who did not propose the end may confirm it, here and above.
    "ending": {
        "chen": ASKER,
        "li": {"confirm_end", "refuse_end"} | RECEIVER | REVEAL,
        "hu": {"confirm_end", "refuse_end"} | RECEIVER | REVEAL,
        "wang": RECEIVER,
        "zhao": RECEIVER | REVEAL | MINE,
        "zhou": {"confirm_end", "refuse_end", "recuse"},
    },
    "parked": {
        "chen": ASKER,
        "li": RECEIVER | REVEAL,
        "hu": RECEIVER | REVEAL,
        "wang": RECEIVER,
        "zhao": RECEIVER | REVEAL | MINE,
        "zhou": {"recuse"},
    },
    "merged": {"li": REVEAL, "hu": REVEAL},
    "closed": {"li": REVEAL, "hu": REVEAL, "zhao": REVEAL},
    "not_accepted": {"li": REVEAL, "hu": REVEAL},
    "withdrawn": {"li": REVEAL, "hu": REVEAL},
}
EVERYBODY = (
    "chen", "sui", "wang", "li", "hu", "zhou", "zhao", "cheng", "sun", "he", "zheng", "qian", "wu",
)  # fmt: skip


@pytest.mark.parametrize("state", MAY)
def test_each_of_the_cast_may_do_just_this(city: City, state: str) -> None:
    case = STORIES[state](city)
    for who in EVERYBODY:
        actor = city.actor(who)
        rows = (s for s in case.workflow.steps if str(case.state) in s.source)
        # Rows for everybody are inner: the verb around them has checked the actor.
        rows = (s for s in rows if s.who is not policy.is_system)
        open_to = {s.verb for s in rows if s.who(actor, case)}
        assert open_to == MAY[state].get(who, set()), who


def test_a_visitor_who_proved_the_phone_may_do_what_the_asker_may(city: City) -> None:
    case = STORIES["resolved"](city)
    visitor = policy.Visitor(case_id=case.pk)
    assert [step.verb for step in case.steps_for(visitor)] == ["rate", "reject"]


def test_a_visitor_to_another_case_may_do_nothing(city: City) -> None:
    case, other = STORIES["resolved"](city), STORIES["registered"](city)
    assert case.steps_for(policy.Visitor(case_id=other.pk)) == []
