"""Posts are given and taken: by whom, where, from when, and which not together."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event, Tenant
from jielin.kernel.workflow import Refused
from jielin.organisations.models import Organisation
from jielin.organisations.queries import directory
from jielin.people.models import Appointment
from jielin.people.queries import acting

from .conftest import Ground, appoint, enlist, race

ADMINISTRATORS = ("system_admin", "security_admin", "audit_admin")


def test_an_appointment_leaves_an_event_in_the_chain(ground: Ground) -> None:
    given = appoint(enlist("li"), ground.community, "community_worker")
    given.end(by=SYSTEM)
    verbs = Event.objects.filter(subject_id=given.pk).values_list("verb", flat=True)
    assert list(verbs) == ["people.appointed", "people.dismissed"]


def test_it_counts_from_its_first_to_its_last_moment(ground: Ground) -> None:
    li, now = enlist("li"), clock.now()
    since, until = now + timedelta(days=1), now + timedelta(days=3)
    appoint(li, ground.community, "community_worker", since=since, until=until)
    counts = []
    for day in range(5):
        with clock.at(now + timedelta(days=day)):
            counts.append(bool(acting(li).posts))
    assert counts == [False, True, True, False, False]


def test_an_end_counts_at_once_and_only_once(ground: Ground) -> None:
    li = enlist("li")
    given = appoint(li, ground.community, "community_worker")
    given.end(by=SYSTEM)
    assert acting(li).posts == ()
    with pytest.raises(Refused):
        given.end(by=SYSTEM)


def test_a_post_belongs_to_its_kind_of_organisation(ground: Ground) -> None:
    with pytest.raises(Refused, match="区住建局"):
        appoint(enlist("li"), ground.department, "grid_worker")


def test_there_is_no_post_that_nobody_loaded(ground: Ground) -> None:
    with pytest.raises(Refused):
        appoint(enlist("li"), ground.community, "emperor")


def test_the_same_post_is_not_given_twice(ground: Ground) -> None:
    li = enlist("li")
    appoint(li, ground.community, "community_worker")
    with pytest.raises(Refused):
        appoint(li, ground.community, "community_worker")


def test_a_post_ends_after_it_begins(ground: Ground) -> None:
    yesterday = clock.now() - timedelta(days=1)
    with pytest.raises(Refused):
        appoint(enlist("li"), ground.community, "community_worker", until=yesterday)


def test_the_area_of_a_post_lies_in_that_of_its_organisation(ground: Ground) -> None:
    grid = ground.district.grid_area.pk
    appoint(enlist("wang"), ground.community, "grid_worker", area_id=grid)
    elsewhere = ground.district.street_area.pk
    with pytest.raises(Refused):
        appoint(enlist("li"), ground.community, "grid_worker", area_id=elsewhere)


@pytest.mark.parametrize("first", ADMINISTRATORS)
@pytest.mark.parametrize("second", ADMINISTRATORS)
def test_no_one_holds_two_administrations(ground: Ground, first: str, second: str) -> None:
    qian = enlist("qian")
    appoint(qian, ground.centre, first)
    with pytest.raises(Refused):
        appoint(qian, ground.centre, second)
    assert len(acting(qian).posts) == 1


def test_not_even_in_two_homes(ground: Ground) -> None:
    other = Tenant.objects.create(pk=2, slug="chuanxian", name="川县")
    kind = Organisation.Kind.DISTRICT_CENTRE
    there = Organisation.found(tenant=other, kind=kind, name="川县市民诉求中心")
    qian = enlist("qian")
    appoint(qian, ground.centre, "system_admin")
    with pytest.raises(Refused, match="系统管理员"):
        appoint(qian, directory().get(there.pk), "audit_admin")


@pytest.mark.django_db(transaction=True)
def test_of_two_racing_administrations_one_is_given(ground: Ground) -> None:
    qian, centre = enlist("qian"), ground.centre
    acts = [partial(appoint, qian, centre, post) for post in ADMINISTRATORS]
    assert race(*acts) == ["refused", "refused", "won"]
    assert len(acting(qian).posts) == 1


def test_one_after_the_other_is_allowed(ground: Ground) -> None:
    qian, month = enlist("qian"), clock.now() + timedelta(days=30)
    appoint(qian, ground.centre, "system_admin", until=month)
    appoint(qian, ground.centre, "audit_admin", since=month)
    with clock.at(month + timedelta(minutes=1)):
        assert "audit.read" in acting(qian).duties
        assert "system.manage" not in acting(qian).duties


def test_a_post_to_come_already_stands_in_the_way(ground: Ground) -> None:
    qian, month = enlist("qian"), clock.now() + timedelta(days=30)
    appoint(qian, ground.centre, "system_admin", since=month)
    with pytest.raises(Refused):
        appoint(qian, ground.centre, "audit_admin")


def test_the_refusal_is_a_sentence_that_names_the_post(ground: Ground) -> None:
    qian = enlist("qian")
    appoint(qian, ground.centre, "system_admin")
    with pytest.raises(Refused) as refused:
        appoint(qian, ground.centre, "audit_admin")
    assert str(refused.value) == (
        "系统、安全保密和审计三种管理工作要由不同的人担任。"
        "“系统管理员”还在任：请先免去，或另选他人。"
    )


@pytest.mark.parametrize("post", [*ADMINISTRATORS, "district_leader"])
def test_no_person_gives_a_post_at_once(ground: Ground, post: str) -> None:
    someone = enlist("someone")
    appoint(someone, ground.centre, post)
    call: dict[str, Any] = {"unit": ground.community, "post": "grid_worker", "by": acting(someone)}
    with pytest.raises(Refused) as refused:
        Appointment.appoint(enlist("wang"), **call)
    assert refused.value.status == 403


def test_no_post_is_given_at_a_closed_organisation(ground: Ground) -> None:
    unit = ground.community
    ground.district.community.close(by=SYSTEM)
    with pytest.raises(Refused, match="梧桐里社区居委会"):
        appoint(enlist("li"), unit, "community_worker")


def test_nobody_suspended_gets_a_post(ground: Ground) -> None:
    li = enlist("li")
    li.suspend()
    with pytest.raises(Refused):
        appoint(li, ground.community, "community_worker")


def test_an_organisation_is_not_closed_over_its_people(ground: Ground) -> None:
    given = appoint(enlist("li"), ground.community, "community_worker")
    with pytest.raises(Refused, match="李敏"):
        ground.district.community.close(by=SYSTEM)
    given.end(by=SYSTEM)
    ground.district.community.close(by=SYSTEM)


def test_a_post_does_not_end_before_it_began(ground: Ground) -> None:
    given = appoint(enlist("li"), ground.community, "community_worker")
    for days in (1, 400):
        with pytest.raises(Refused):
            given.end(by=SYSTEM, at=clock.now() - timedelta(days=days))


def test_an_end_to_come_leaves_the_post_until_then(ground: Ground) -> None:
    li, week = enlist("li"), clock.now() + timedelta(days=7)
    appoint(li, ground.community, "community_worker").end(by=SYSTEM, at=week)
    assert acting(li).has_duty("cases.receive")
    with clock.at(week + timedelta(minutes=1)):
        assert not acting(li).posts
