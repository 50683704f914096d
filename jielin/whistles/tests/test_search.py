"""Search finds the whistles whose page a person may open, and no other."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from jielin.cases.search import SEARCHED as CASES
from jielin.kernel.models import Tenant
from jielin.search import queries, words
from jielin.search.models import Document
from jielin.whistles.models import WhistleOrder
from jielin.whistles.queries import seeing
from jielin.whistles.search import SEARCHED

from .conftest import LAMPS, STREETS, Town
from .test_interest import Away, called, persons, ways

STAFF = ("li", "zhou", "zhao", "shen", "sun", "he", "wang", "zheng")


def index() -> None:
    call_command("index_search", stdout=StringIO())


def found(town: Town, who: str, typed: str = "夜市", source: Any = SEARCHED[0]) -> list[str]:
    home, asked = Tenant.objects.get(pk=1), words.read(typed)
    answer = queries.search(source, town.actor(who), home, asked, shown=20)
    return [hit.number for hit in answer.hits]


@pytest.mark.parametrize("typed", ["夜市占道", LAMPS, STREETS, "东桥街道", "梧桐路88弄", "CS"])
def test_a_whistle_is_found_by_words_place_and_unit(town: Town, typed: str) -> None:
    order = town.sounded()
    index()
    assert found(town, "zhou", typed) == found(town, "zhao", typed) == [order.number]


@pytest.mark.parametrize("who", STAFF)
def test_search_sees_what_the_page_shows_and_nothing_else(town: Town, who: str) -> None:
    orders = [town.sounded(LAMPS), town.asked(), town.sounded(STREETS, lead=STREETS)]
    index()
    assert set(found(town, who)) == {one.number for one in orders if seen(town, who, one)}


@ways
@persons
def test_who_must_keep_away_finds_nothing_of_it(town: Town, keep: Away, who: str) -> None:
    order = called(town)
    index()
    assert found(town, who) == [order.number]
    keep(town, who, order)
    assert found(town, who) == []
    home = Tenant.objects.get(pk=1)
    assert queries.exact(town.actor(who), home, words.read(order.number)) == ""


def test_its_number_leads_to_it(town: Town) -> None:
    order, home = town.sounded(), Tenant.objects.get(pk=1)
    url = queries.exact(town.actor("zhou"), home, words.read(order.number.lower()))
    assert url == f"/desk/landong/whistles/{order.number}/"


def test_whoever_is_called_later_finds_the_whistle_and_its_case(town: Town, run_jobs: Any) -> None:
    order = called(town)
    run_jobs()
    assert set(Document.objects.values_list("kind", flat=True)) == {"case", "whistle_order"}
    assert found(town, "shen") == [order.number]
    assert found(town, "shen", "路灯", CASES[0]) == [order.case.number if order.case else ""]


def seen(town: Town, who: str, order: WhistleOrder) -> bool:
    try:
        return bool(seeing.order(town.actor(who), 1, order.number))
    except seeing.Hidden:
        return False
