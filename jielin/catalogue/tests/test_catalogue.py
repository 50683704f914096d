"""The catalogue as pages use it, on the sheets that the project ships."""

import pytest
from django.contrib import admin
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from jielin.catalogue.models import Category, DangerWord, RuleKey, UnitKind
from jielin.catalogue.queries import Catalogue, Danger, Leaf, catalogue
from jielin.catalogue.sheets import RULE_KEYS, UNIT_KINDS
from jielin.kernel.reference import held

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf() -> Catalogue:
    call_command("load_catalogue", verbosity=0)
    return catalogue()


def leaf(shelf: Catalogue, code: str) -> Leaf:
    found = shelf.by_code(code)
    assert found is not None
    return found


def test_the_request_tree_covers_what_residents_ask(shelf: Catalogue) -> None:
    groups = shelf.groups("request")
    leaves = [leaf for group in groups for leaf in shelf.leaves(group.id)]
    assert len(groups) >= 16
    assert len(leaves) >= 120
    assert all(5 <= len(leaf.words) <= 12 and leaf.name_en for leaf in leaves)


def test_the_city_tree_has_five_classes_of_parts_and_six_of_events(shelf: Catalogue) -> None:
    codes = [group.code for group in shelf.groups("city")]
    assert [code for code in codes if code.startswith("P")] == [f"P0{i}" for i in range(1, 6)]
    assert [code for code in codes if code.startswith("E")] == [f"E0{i}" for i in range(1, 7)]
    assert all(len(leaf.code) == 5 for g in shelf.groups("city") for leaf in shelf.leaves(g.id))


def test_city_classes_carry_their_source_and_its_mark(shelf: Catalogue) -> None:
    city = Category.objects.filter(tree="city")
    assert city.filter(source="GB/T 30428.2 [B]").count() == city.count()


def test_a_chain_goes_from_the_leaf_to_its_root(shelf: Catalogue) -> None:
    assert shelf.chain(leaf(shelf, "P0101").id) == ("P0101", "P01", "P")
    assert shelf.chain(leaf(shelf, "R1203").id) == ("R1203", "R12")


def test_a_guess_offers_leaves_of_the_request_tree_only(shelf: Catalogue) -> None:
    guesses = shelf.guess("门口路灯不亮，晚上黑灯瞎火", limit=3)
    assert guesses[0].category.code == "R1203"
    assert "黑灯瞎火" in guesses[0].matched
    assert {guess.category.tree for guess in guesses} == {"request"}


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("隔壁着火了，快来人", Danger("着火", "119")),
        ("楼道里好大一股煤气味", Danger("煤气味", "119")),
        ("小孩摸电线杆触电了", Danger("触电", "120")),
        ("楼顶有个人要跳楼", Danger("要跳楼", "110")),
    ],
)
def test_danger_words_lead_to_the_right_line(shelf: Catalogue, text: str, danger: Danger) -> None:
    assert shelf.danger_words(text) == (danger,)


def test_an_everyday_request_holds_no_danger_word(shelf: Catalogue) -> None:
    assert shelf.danger_words("小区路灯坏了，跳楼价清仓的喇叭也很吵") == ()


def test_a_title_follows_the_language(shelf: Catalogue) -> None:
    lamp = leaf(shelf, "R1203")
    with translation.override("en"):
        assert lamp.title == "Street lamp out"
    with translation.override("zh-hans"):
        assert str(lamp) == "路灯不亮"


def test_an_ended_category_is_found_but_never_offered(shelf: Catalogue) -> None:
    lamp = leaf(shelf, "R1203")
    entries = Category.objects.filter(tree="request").count()
    Category.load("request", (), on=Category.objects.get(code="R1203").effective_from)
    assert catalogue().get(lamp.id).name == "路灯不亮"
    assert catalogue().groups("request") == ()
    assert catalogue().guess("路灯不亮") == ()
    assert Category.objects.filter(tree="request").count() == entries


def test_a_warm_catalogue_asks_only_for_the_version(
    shelf: Catalogue, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1), held():
        catalogue().guess("暖气不热")
        catalogue().danger_words("着火")
        catalogue().chain(catalogue().groups("request")[0].id)


def test_sheet_and_table_know_the_same_kinds_and_rules() -> None:
    assert frozenset(UnitKind.values) == UNIT_KINDS
    assert frozenset(RuleKey.values) == RULE_KEYS


@pytest.mark.parametrize(("unit_kind", "rule_key"), [("street", ""), ("", "urgent")])
def test_the_database_refuses_half_a_leaf(unit_kind: str, rule_key: str, shelf: Catalogue) -> None:
    broken = Category.objects.filter(code="R1203")
    with pytest.raises(IntegrityError), transaction.atomic():
        broken.update(unit_kind=unit_kind, rule_key=rule_key)


@pytest.mark.parametrize("model", [Category, DangerWord])
def test_the_window_allows_no_change(
    model: type[Category | DangerWord], rf: RequestFactory
) -> None:
    window = admin.site._registry[model]
    assert not window.has_add_permission(rf.get("/"))
    assert not window.has_change_permission(rf.get("/"))
    assert not window.has_delete_permission(rf.get("/"))
