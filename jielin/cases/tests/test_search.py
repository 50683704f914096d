"""Search finds what a person may see, by its words, and hints at nothing else."""

from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jielin.cases.models import Case
from jielin.cases.queries import access, reach
from jielin.cases.search import SEARCHED
from jielin.cases.states import RequestType
from jielin.kernel.models import Tenant
from jielin.kernel.reference import held
from jielin.search import queries, words
from jielin.search.models import Document
from tests import stories
from tests.cast import City

CASES = SEARCHED[0]
STAFF = ("wang", "li", "hu", "zhou", "zhao", "cheng", "sun", "he", "zheng", "qian", "wu")
LAMP = "路灯"


def index() -> None:
    call_command("index_search", stdout=StringIO())


def found(city: City, who: str, typed: str = LAMP, **more: Any) -> list[str]:
    """The numbers that this person finds, newest first."""
    actor = city.actor(who)
    home = Tenant.objects.get(pk=2 if who == "wu" else 1)
    asked = words.read(typed)
    answer = queries.search(CASES, actor, home, asked, shown=more.pop("shown", 20), **more)
    return [hit.number for hit in answer.hits]


@pytest.mark.parametrize(
    "typed", ["路灯", "灯", "不亮了", "梧桐路88弄", "东桥街道", "第7网格", "区路灯管理所", "3号楼"]
)
def test_a_case_is_found_by_words_place_and_unit(city: City, typed: str) -> None:
    case = stories.handling(city)
    index()
    assert found(city, "zhou", typed) == [case.number]


def test_a_case_is_found_by_its_number_and_by_parts_of_it(city: City) -> None:
    case = stories.registered(city)
    index()
    for typed in (case.number, case.number.lower(), case.number[2:], case.number[-4:]):
        assert found(city, "li", typed) == [case.number]


@pytest.mark.parametrize("typed", ["漏水", "灯路", "13800002206", "陈芳", "138"])
def test_what_is_not_in_its_words_finds_nothing(city: City, typed: str) -> None:
    stories.registered(city)
    index()
    assert found(city, "li", typed) == []


@pytest.mark.parametrize(
    "told", ["13800002206", "138 0000 2206", "+86-138-0000-2206", "１３８００００２２０６"]
)
def test_a_phone_and_an_identity_number_are_in_no_document(city: City, told: str) -> None:
    stories.registered(city, text=f"路灯坏了，电话{told}，证件 11010519491231002X。请联系")
    index()
    stored = Document.objects.get().tokens.split()
    assert not {"13800002206", "138", "0000", "2206", "11010519491231002", "1101"} & set(stored)
    assert "路灯" in stored


@pytest.mark.parametrize("who", STAFF)
def test_search_sees_what_the_page_shows_and_nothing_else(city: City, who: str) -> None:
    for story in stories.STORIES.values():
        story(city)
    stories.registered(city, request_type=RequestType.REPORT)
    stories.registered(city, area_id=city.area("柳巷社区"))
    stories.registered(city, accused_id=city.unit("区路灯管理所").id, request_type="complaint")
    index()
    actor = city.actor(who)
    seen = {one.number for one in Case.objects.all() if access.may_see(actor, one)}
    assert set(found(city, who, LAMP, shown=500)) == seen
    visible = reach.visible(actor, 1, list(Case.objects.values_list("pk", flat=True)))
    assert {one.number for one in visible} == seen


@pytest.mark.parametrize("who", ["li", "hu", "wang", "zhao", "sun", "wu"])
def test_a_report_of_misconduct_is_not_hinted_at(city: City, who: str) -> None:
    case = stories.registered(city, request_type=RequestType.REPORT)
    index()
    assert found(city, who) == found(city, who, case.number) == []
    home = Tenant.objects.get(pk=1)
    assert queries.exact(city.actor(who), home, words.read(case.number)) == ""


def test_its_receiver_and_the_one_above_find_a_report(city: City) -> None:
    case = stories.registered(city, request_type=RequestType.REPORT)
    index()
    assert found(city, "zhou") == [case.number]


def test_an_accused_unit_s_people_do_not_find_it_whatever_else_they_are(city: City) -> None:
    accused = city.unit("区路灯管理所").id
    stories.registered(city, request_type=RequestType.COMPLAINT, accused_id=accused)
    index()
    both = replace(
        city.actor("zhou"), posts=(*city.actor("zhou").posts, *city.actor("zhao").posts)
    )
    home = Tenant.objects.get(pk=1)
    answer = queries.search(CASES, both, home, words.read(LAMP), shown=20)
    assert (answer.hits, answer.after) == ((), "")


def test_whoever_recused_does_not_find_it_any_more(city: City) -> None:
    case = stories.registered(city)
    index()
    case.recuse(by=city.actor("zhou"), text="当事人是我的亲属")
    assert found(city, "zhou") == []
    assert found(city, "li") == [case.number]


def test_nobody_finds_what_they_asked_themselves(city: City) -> None:
    Case.register(stories.report(city), tenant_id=1, by=city.actor("li"))
    index()
    assert found(city, "li") == []


def test_a_document_follows_the_case_after_the_commit(city: City, run_jobs: Any) -> None:
    case = stories.accepted(city)
    run_jobs()
    assert found(city, "zhao") == []
    case.dispatch(by=city.actor("li"), unit_id=city.unit("区路灯管理所").id)
    run_jobs()
    assert found(city, "zhao", "区路灯管理所") == [case.number]
    assert Document.objects.count() == 1


def test_a_slow_job_never_brings_old_words_back(city: City) -> None:
    case = stories.registered(city)
    old = list(reach.told(1, [case.pk]))
    Document.put("case", [replace(old[0], version=99, words=("换成新的文字",))])
    Document.put("case", old)
    assert found(city, "li", "新的文字") == [case.number]
    assert found(city, "li", LAMP) == []


def test_what_is_forgotten_leaves_nothing_in_the_index(city: City) -> None:
    case = stories.registered(city)
    index()
    Document.forget(1, "case", [case.pk])
    assert not Document.objects.exists()
    assert found(city, "li") == []
    index()
    assert found(city, "li") == [case.number]


def test_writing_everything_again_changes_nothing(city: City) -> None:
    for _ in range(3):
        stories.registered(city)
    index()
    before = sorted(Document.objects.values_list("subject_id", "tokens"))
    index()
    assert sorted(Document.objects.values_list("subject_id", "tokens")) == before


def test_the_lines_of_what_was_found_are_what_is_stored(city: City) -> None:
    cases = [stories.handling(city), stories.closed(city)]
    cases.append(stories.registered(city, request_type=RequestType.REPORT))
    ids = [case.pk for case in cases]
    told = {one.id: one._asdict() for one in reach.lines(1, ids)}
    for case in Case.objects.filter(tenant_id=1, pk__in=ids):
        assert told[case.pk] == {name: getattr(case, name) for name in told[case.pk]}
    assert len(told) == 3
    assert reach.lines(2, ids) == reach.lines(1, []) == []


def test_pages_follow_each_other_newest_first(city: City) -> None:
    numbers = [stories.registered(city).number for _ in range(5)]
    index()
    home, asked = Tenant.objects.get(pk=1), words.read(LAMP)
    first = queries.search(CASES, city.actor("li"), home, asked, shown=2)
    second = queries.search(CASES, city.actor("li"), home, asked, shown=3, after=first.after)
    told = [hit.number for hit in (*first.hits, *second.hits)]
    assert (sorted(told), second.after) == (sorted(numbers), "")


def test_what_is_rare_is_found_behind_the_newest_that_are_read_first(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "READ_FOR_EACH", 1)
    old = stories.registered(city, text="电梯漏水，地上全是水。")
    numbers = [stories.registered(city).number for _ in range(4)]
    index()
    assert found(city, "li", "电梯", shown=1) == [old.number]
    assert found(city, "li", LAMP, shown=1) == numbers[-1:]
    assert found(city, "li", LAMP, shown=3) == numbers[:0:-1]


@pytest.mark.parametrize("after", ["x", "-1", "9" * 40, "2026-01-01~x", "~", "\0", "９"])
def test_a_place_in_the_order_that_makes_no_sense_is_the_beginning(city: City, after: str) -> None:
    case = stories.registered(city)
    index()
    assert found(city, "li", LAMP, after=after) == [case.number]


def test_a_search_costs_two_statements_however_many_fit(city: City) -> None:
    for _ in range(4):
        stories.handling(city)
    index()
    actor, home, asked = city.actor("zhao"), Tenant.objects.get(pk=1), words.read(LAMP)
    with held():
        queries.search(CASES, actor, home, asked, shown=20)
        with CaptureQueriesContext(connection) as caught:
            queries.search(CASES, actor, home, asked, shown=20)
    assert len(caught) <= 2
