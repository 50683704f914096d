"""An appointment is proposed by the organisation and counts once a second person agreed."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from jielin.kernel import clock
from jielin.kernel.models import Event
from jielin.kernel.workflow import Refused
from jielin.people.acting import Acting
from jielin.people.models import Account, Appointment, PostKind
from jielin.people.queries import acting

from .conftest import Ground, appoint, enlist, race

POSTS = {
    "secretary": ("community", "community_secretary"),
    "leader": ("street", "street_leader"),
    "elsewhere": ("department", "department_head"),
    "worker": ("community", "community_worker"),
    "he": ("centre", "district_leader"),
    "system": ("centre", "system_admin"),
    "security": ("centre", "security_admin"),
    "audit": ("centre", "audit_admin"),
}
Cast = dict[str, Acting]


@pytest.fixture
def cast(ground: Ground) -> Cast:
    found = {}
    for who, (unit, post) in POSTS.items():
        account = enlist(who, who)
        appoint(account, getattr(ground, unit), post)
        found[who] = acting(account)
    return found


def propose(ground: Ground, by: Acting, who: Account | None = None, **more: Any) -> Appointment:
    told: dict[str, Any] = {"unit": ground.community, "post": "community_worker", **more}
    return Appointment.propose(who or enlist("new"), by=by, **told)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("secretary", True), ("leader", True), ("he", True), ("elsewhere", False),
        ("worker", False), ("system", True), ("security", False), ("audit", False),
    ],
)  # fmt: skip
def test_who_may_propose(ground: Ground, cast: Cast, who: str, may: bool) -> None:
    if may:
        assert propose(ground, cast[who]).state == "proposed"
        return
    with pytest.raises(Refused) as refused:
        propose(ground, cast[who])
    assert refused.value.status == 403


STEPS: dict[str, dict[str, set[str]]] = {
    "proposed": {
        "secretary": {"withdraw"}, "leader": {"withdraw"}, "he": {"withdraw"},
        "system": {"withdraw"},
        "security": {"confirm", "refuse"},
    },
    "standing": {
        "secretary": {"note_leave", "note_return", "hand_over", "end"},
        "leader": {"note_leave", "note_return", "hand_over", "end"},
        "he": {"note_leave", "note_return", "hand_over", "end"},
        "system": {"note_leave", "note_return", "hand_over", "end"},
        "security": {"hand_over", "end"},
    },
    "ended": {}, "refused": {}, "withdrawn": {},
}  # fmt: skip


@pytest.mark.parametrize("state", STEPS)
def test_who_may_do_what(ground: Ground, cast: Cast, state: str) -> None:
    given = propose(ground, cast["secretary"])
    security = cast["security"]
    if state in {"standing", "ended"}:
        given.confirm(by=security)
    if state == "ended":
        given.end(by=security)
    if state == "refused":
        given.refuse(by=security, reason="资料不齐")
    if state == "withdrawn":
        given.withdraw(by=cast["leader"])
    found = {who: {step.verb for step in given.steps_for(one)} for who, one in cast.items()}
    assert {who: verbs for who, verbs in found.items() if verbs} == STEPS[state]


def test_a_proposal_opens_nothing_until_it_is_confirmed(ground: Ground, cast: Cast) -> None:
    new = enlist("new")
    given = propose(ground, cast["secretary"], new)
    assert acting(new).posts == ()
    given.confirm(by=cast["security"])
    assert acting(new).has_duty("cases.receive")


def test_each_step_is_an_event_about_the_person(ground: Ground, cast: Cast) -> None:
    new = enlist("new")
    given = propose(ground, cast["secretary"], new)
    given.confirm(by=cast["security"])
    rows = Event.objects.filter(subject_id=given.pk).order_by("seq")
    assert [row.verb for row in rows] == ["people.proposed", "people.confirmed"]
    assert {row.details["account"] for row in rows} == {str(new.pk)}
    assert [row.actor_id for row in rows] == [cast["secretary"].id, cast["security"].id]


def test_nobody_confirms_ones_own_proposal(ground: Ground) -> None:
    PostKind.load(
        [{"code": "both", "name": "兼任", "duties": ["settings.people", "people.manage"]}]
    )
    both = enlist("both")
    appoint(both, ground.street, "both")
    given = propose(ground, acting(both))
    with pytest.raises(Refused) as refused:
        given.confirm(by=acting(both))
    assert refused.value.status == 403


def test_nobody_confirms_or_proposes_oneself(ground: Ground, cast: Cast) -> None:
    security = Account.objects.get(pk=cast["security"].id)
    given = propose(ground, cast["leader"], security)
    with pytest.raises(Refused):
        given.confirm(by=cast["security"])
    with pytest.raises(Refused):
        propose(ground, cast["leader"], Account.objects.get(pk=cast["leader"].id))


def test_a_refusal_keeps_its_reason_out_of_the_chain(ground: Ground, cast: Cast) -> None:
    given = propose(ground, cast["secretary"])
    with pytest.raises(Refused):
        given.refuse(by=cast["security"], reason=" ")
    given.refuse(by=cast["security"], reason="资料不齐")
    assert Appointment.objects.get(pk=given.pk).answer == "资料不齐"
    assert "资料" not in str(Event.objects.filter(subject_id=given.pk).values_list("details"))


def test_confirmed_late_it_counts_from_then_and_never_back(ground: Ground, cast: Cast) -> None:
    given = propose(ground, cast["secretary"], since=clock.now() - timedelta(days=9))
    before = clock.now()
    given.confirm(by=cast["security"])
    assert given.since >= before


def test_what_is_over_is_not_confirmed(ground: Ground, cast: Cast) -> None:
    week = clock.now() + timedelta(days=7)
    given = propose(ground, cast["secretary"], until=week)
    with clock.at(week), pytest.raises(Refused):
        given.confirm(by=cast["security"])


def test_the_same_is_not_proposed_twice(ground: Ground, cast: Cast) -> None:
    new = enlist("new")
    propose(ground, cast["secretary"], new)
    with pytest.raises(Refused):
        propose(ground, cast["leader"], new)


def test_two_administrations_are_refused_when_proposed(ground: Ground, cast: Cast) -> None:
    system = Account.objects.get(pk=cast["system"].id)
    with pytest.raises(Refused, match="系统管理员"):
        propose(ground, cast["he"], system, unit=ground.centre, post="audit_admin")


def _two_proposals(ground: Ground, cast: Cast) -> tuple[Account, list[Callable[[], None]]]:
    """Both may be asked for while neither is in force."""
    new, more = enlist("new"), {"unit": ground.centre}
    given = [
        propose(ground, cast["he"], new, post=p, **more) for p in ("system_admin", "audit_admin")
    ]
    return new, [partial(one.confirm, by=cast["security"]) for one in given]


def test_and_refused_again_when_confirmed(ground: Ground, cast: Cast) -> None:
    _new, (first, second) = _two_proposals(ground, cast)
    first()
    with pytest.raises(Refused, match="系统管理员"):
        second()


@pytest.mark.django_db(transaction=True)
def test_of_two_racing_confirmations_one_wins(ground: Ground, cast: Cast) -> None:
    new, acts = _two_proposals(ground, cast)
    assert race(*acts) == ["refused", "won"]
    assert len(acting(new).posts) == 1


@pytest.mark.django_db(transaction=True)
def test_a_proposal_and_a_closing_do_not_pass_each_other(ground: Ground, cast: Cast) -> None:
    for one in Appointment.objects.filter(organisation_id=ground.department.id):
        one.end(by=cast["security"])
    unit = ground.department
    row = type(ground.district.street).objects.get(pk=unit.id)
    ask = partial(propose, ground, cast["he"], enlist("new"), unit=unit, post="department_head")
    assert race(ask, partial(row.close, by=cast["system"])) == ["refused", "won"]
