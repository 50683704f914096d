"""Who must keep away from a case finds nothing of its whistle: no card, no number, no step."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jielin.cases.models import Case
from jielin.exchange.offers import Asking
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused
from jielin.whistles.exchange import rows
from jielin.whistles.models import WhistleOrder
from jielin.whistles.queries import seeing
from jielin.whistles.queries.board import board
from tests import stories

from .conftest import LAMPS, STREETS, THEN, Town

WHISTLES = "/desk/landong/whistles/"


def accusing(town: Town, name: str) -> Case:
    """A case that the unit may not know of."""
    case = stories.accepted(town)
    Case.objects.filter(pk=case.pk).update(kept_from_ids=[str(town.id_of(name))])
    return Case.objects.get(pk=case.pk)


def called(town: Town) -> WhistleOrder:
    """A whistle for a case that is about nobody yet."""
    case = stories.accepted(town)
    told = town.told(area_id=case.area_id, case=case)
    return WhistleOrder.sound(told, town.call(), tenant_id=1, by=town.actor("zhou"))


def about(town: Town, who: str, order: WhistleOrder) -> None:
    [unit] = town.actor(who).organisations
    WhistleOrder.objects.filter(pk=order.pk).update(kept_from_ids=[str(unit)])


def recused(town: Town, who: str, order: WhistleOrder) -> None:
    ids = [str(town.actor(who).id)]
    Case.objects.filter(whistle_orders=order).update(recused_ids=ids)


def asking(town: Town, who: str, order: WhistleOrder) -> None:
    Case.objects.filter(whistle_orders=order).update(asked_by_id=town.actor(who).id)


Away = Callable[[Town, str, WhistleOrder], None]
ways = pytest.mark.parametrize("keep", [about, recused, asking])
persons = pytest.mark.parametrize("who", ["zhou", "zhao"])


def test_nobody_asks_a_street_about_itself(town: Town) -> None:
    case = accusing(town, "东桥街道")
    told = town.told(area_id=case.area_id, case=case)
    with pytest.raises(Refused, match="由上一级办理"):
        WhistleOrder.ask(told, tenant_id=1, by=town.actor("li"))
    assert not WhistleOrder.objects.exists()
    assert not Promise.objects.filter(kind="whistle_blow").exists()


def test_the_page_says_so_and_the_case_does_not_offer_it(town: Town) -> None:
    case = accusing(town, "东桥街道")
    li, new = town.client("li"), f"{WHISTLES}new/?case={case.number}"
    answer = li.post(new, {**li.get(new).context["form"].initial, "text": "请街道来看。"})
    assert answer.status_code == 409
    assert "由上一级办理" in answer.content.decode()
    page = li.get(f"/desk/landong/cases/{case.number}/").content.decode()
    assert case.number in page and "whistles/new/" not in page


def test_what_is_confidential_stands_on_the_list_and_in_no_workbook(town: Town) -> None:
    secret, other = town.sounded(), town.sounded()
    WhistleOrder.objects.filter(pk=secret.pk).update(is_confidential=True)
    zhou = town.actor("zhou")
    assert secret.number in town.client("zhou").get(WHISTLES + "all/").content.decode()
    taken = [row[0] for row in rows(Asking(zhou, town.home), "")]
    assert taken == [other.number]


@ways
@persons
def test_neither_the_board_nor_the_list_nor_the_workbench_shows_or_counts_it(
    town: Town, who: str, keep: Away
) -> None:
    order, other = called(town), town.sounded()
    keep(town, who, order)
    found = board(town.actor(who), 1, THEN)
    assert [(one.total, one.hidden) for one in found.columns if one.total] == [(1, 0)]
    client = town.client(who)
    for path in (WHISTLES, f"{WHISTLES}all/", "/desk/landong/"):
        page = client.get(path).content.decode()
        assert (order.number in page, path) == (False, path)
    assert other.number in client.get(f"{WHISTLES}all/").content.decode()


@ways
@persons
def test_its_pages_are_hidden_and_it_has_no_step(town: Town, who: str, keep: Away) -> None:
    order = called(town)
    keep(town, who, order)
    part, client = town.part(order, LAMPS), town.client(who)
    paths = (f"{WHISTLES}{order.number}/", f"{WHISTLES}parts/{part.pk}/steps/arrive/")
    assert [client.get(path).status_code for path in paths] == [404, 404]
    for matter in (town.fresh(order), part):
        assert matter.steps_for(town.actor(who)) == []


@ways
def test_the_others_still_find_what_they_owe(town: Town, keep: Away) -> None:
    order = called(town)
    keep(town, "zhou", order)
    assert order.number in town.client("shen").get("/desk/landong/").content.decode()
    assert town.part(order, STREETS).steps_for(town.actor("shen"))


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_a_moment_no_order_can_have_shows_the_beginning(town: Town, year: str) -> None:
    order = town.asked()
    after = f"{year}-01-01T00:00:00+08:00_{order.pk}"
    answer: Any = town.client("zhou").get(f"{WHISTLES}all/", {"after": after})
    assert [line.number for line in answer.context["lines"]] == [order.number]


@pytest.mark.parametrize("number", ["\x00", "SQ20260716-0001\x00", "x", "SQ２０２６０７１６-0001"])
def test_the_database_is_not_asked_for_what_is_no_number(town: Town, number: str) -> None:
    actor = town.actor("zhou")
    with CaptureQueriesContext(connection) as asked, pytest.raises(seeing.Hidden):
        seeing.case(actor, 1, number)
    assert len(asked) == 0
    answer = town.client("zhou").get(f"{WHISTLES}new/", {"case": number})
    assert answer.status_code == 404
