"""The kinds of posts that come with the house."""

import pytest
from django.core.management import call_command
from django.utils.translation import override

from jielin.organisations.tree import Kind
from jielin.people.models import PostKind
from jielin.people.queries import posts
from jielin.people.separation import clashes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded() -> None:
    call_command("load_posts", verbosity=0)


def test_loading_again_changes_nothing() -> None:
    before = list(PostKind.objects.order_by("code").values())
    call_command("load_posts", verbosity=0)
    assert list(PostKind.objects.order_by("code").values()) == before


def test_a_post_of_ones_own_stays() -> None:
    PostKind.load([{"code": "lane_head", "name": "巷长", "duties": ["desk.open"]}])
    call_command("load_posts", verbosity=0)
    assert "lane_head" in {post.code for post in posts()}


def test_no_post_holds_two_administrations() -> None:
    assert not [post.code for post in posts() if clashes((), post.duties)]


def test_every_post_opens_the_desk_and_names_known_kinds() -> None:
    assert all("desk.open" in post.duties for post in posts())
    assert {kind for post in posts() for kind in post.unit_kinds} <= set(Kind.values)


def test_every_administration_is_held_by_some_post() -> None:
    duties = {duty for post in posts() for duty in post.duties}
    assert {"system.manage", "security.manage", "audit.read", "people.manage"} <= duties


def test_a_post_is_named_in_the_readers_language() -> None:
    post = PostKind.objects.get(code="grid_worker")
    with override("en"):
        assert post.label == "Grid worker"
    with override("zh-hans"):
        assert post.label == "网格员"
