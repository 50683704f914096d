"""The actor behind a request: posts, duties and the areas it reads."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from jielin.kernel.models import Tenant
from jielin.kernel.reference import held
from jielin.organisations.models import Organisation
from jielin.organisations.queries import directory
from jielin.people.acting import ANYONE, Scope
from jielin.people.queries import acting, resident

from .conftest import Ground, appoint, enlist


def test_posts_are_loaded_with_two_queries_at_most(
    ground: Ground, django_assert_max_num_queries: Any
) -> None:
    li = enlist("li")
    appoint(li, ground.community, "community_worker")
    appoint(li, ground.street, "street_leader")
    with held():
        acting(li)
    with held(), django_assert_max_num_queries(2):
        assert len(acting(li).posts) == 2


def test_residents_cost_no_query(ground: Ground, django_assert_num_queries: Any) -> None:
    chen = enlist("chen", "陈芳")
    with django_assert_num_queries(0):
        actor = resident(chen)
    assert (actor.kind, actor.id, actor.name, actor.posts) == ("person", chen.pk, "陈芳", ())
    assert actor.tenants == frozenset()


def test_who_is_not_signed_in_is_nobody_in_particular() -> None:
    assert resident(AnonymousUser()) == ANYONE
    assert ANYONE.id is None and not ANYONE.duties


@pytest.mark.parametrize(
    ("unit", "post", "area", "level", "scope"),
    [
        ("community", "grid_worker", "grid_area", "grid", "grid_area"),
        ("community", "grid_worker", None, "community", "community_area"),
        ("community", "community_worker", None, "community", "community_area"),
        ("street", "street_dispatcher", None, "street", "street_area"),
        ("centre", "district_reviewer", None, "district", "area"),
        ("department", "department_officer", None, "", None),
        ("centre", "system_admin", None, "district", None),
    ],
)
def test_what_area_a_post_reads(
    ground: Ground, unit: str, post: str, area: str | None, level: str, scope: str | None
) -> None:
    person, places = enlist("person"), ground.district
    where = {"area_id": getattr(places, area).pk} if area else {}
    appoint(person, getattr(ground, unit), post, **where)
    actor = acting(person)
    assert actor.posts[0].area_level == level
    expected = (Scope(1, level, getattr(places, scope).pk),) if scope else ()
    assert actor.scopes == expected


def test_a_duty_is_held_where_the_post_is(ground: Ground) -> None:
    li = enlist("li")
    appoint(li, ground.community, "community_worker")
    actor = acting(li)
    assert actor.has_duty("cases.receive")
    assert actor.has_duty("cases.receive", ground.community.id)
    assert not actor.has_duty("cases.receive", ground.street.id)
    assert actor.organisations_with("cases.receive") == {ground.community.id}
    assert not actor.has_duty("audit.read")


def test_two_homes_are_kept_apart(ground: Ground) -> None:
    other = Tenant.objects.create(pk=2, slug="chuanxian", name="川县")
    kind = Organisation.Kind.STREET
    town = Organisation.found(tenant=other, kind=kind, name="城关镇")
    li = enlist("li")
    appoint(li, ground.community, "community_worker")
    appoint(li, directory().get(town.pk), "street_leader")
    actor = acting(li)
    assert actor.tenants == {1, 2}
    assert actor.at(2).organisations == {town.pk}
    assert not actor.at(2).has_duty("cases.handle")
    assert actor.home("chuanxian") == other and actor.home("elsewhere") is None


def test_seen_from_one_home_a_program_is_still_a_program(ground: Ground) -> None:
    """Else what only persons may do would be open to it."""
    li = enlist("li")
    appoint(li, ground.community, "community_worker")
    program = replace(acting(li), kind="client")
    assert program.at(1) == program
    assert program.at(2) == replace(program, posts=(), homes=())
