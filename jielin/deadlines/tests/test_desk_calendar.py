"""The page of the working calendar: a day marked, a year loaded, due times reckoned anew."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from jielin.deadlines.models import Correction, WorkDay
from jielin.deadlines.queries import term
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Event, Promise
from tests.cast import City
from tests.cast import city as city

from .conftest import at

ROOT = "/desk/landong/settings/calendar/"
NOTICE = "国办发明电〔2026〕9号"
NEW_YEAR = "2027-01-01"


@pytest.fixture
def qian(city: City) -> Client:
    return city.client("qian")


def marked(client: Client, day: str, works: str = "no", **told: str) -> Any:
    seen = WorkDay.told(date.fromisoformat(day)) if day[:1] == "2" else ""
    told = {"day": day, "works": works, "source": NOTICE, "seen": seen, **told}
    return client.post(f"{ROOT}mark/?day={day}", told)


def promised(city: City) -> Promise:
    """Three working days from the last day of 2026, on a guess: due on 5 January."""
    made = at("2026-12-31 10:00")
    given = term("revisit", tenant_id=1, start=made)
    row = Promise(
        tenant=city.home, subject_kind="case", subject_id=uuid7(), kind="revisit", made_at=made,
        owner_id=city.unit("东桥街道").id, due_at=given.due_at, rule_id=given.rule_id,
        provisional=given.provisional,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


def due(promise: Promise) -> Any:
    return Promise.objects.get(tenant_id=1, pk=promise.pk).due_at


def test_a_year_stands_on_one_page_and_says_what_is_guessed(qian: Client) -> None:
    year = qian.get(f"{ROOT}?year=2026").context["year"]
    assert (len(year.months), year.is_provisional, year.is_published) == (12, False, True)
    page = qian.get(f"{ROOT}?year=2027")
    assert page.context["year"].is_provisional
    assert "暂定" in page.content.decode()


@pytest.mark.parametrize("year", ["1999", "3000", "next", "-1", "²"])
def test_a_year_out_of_reach_is_not_there(qian: Client, year: str) -> None:
    assert qian.get(f"{ROOT}?year={year}").status_code == 404


def test_a_day_is_marked_with_its_source_and_recorded(qian: Client, city: City) -> None:
    assert marked(qian, NEW_YEAR).status_code == 302
    row = WorkDay.objects.get(date=NEW_YEAR)
    assert (row.is_working, row.provisional, row.source) == (False, False, NOTICE)
    event = Event.objects.get(verb="working_year.day_marked")
    assert (event.actor_id, event.details["day"]) == (city.accounts["qian"].pk, NEW_YEAR)
    assert "把 2027-01-01 标记为休息" in qian.get(f"{ROOT}?year=2027").content.decode()


def test_what_was_promised_on_the_guess_is_reckoned_anew(
    qian: Client, city: City, run_jobs: Any
) -> None:
    promise = promised(city)
    answer = marked(qian, NEW_YEAR)
    assert "正在重新计算 1 个暂定时限" in qian.get(answer["Location"]).content.decode()
    run_jobs()
    assert due(promise) == at("2027-01-06 17:30")
    assert qian.get(f"{ROOT}?year=2027").context["anew"].corrected == 1


def test_a_second_day_of_the_same_year_moves_it_again(
    qian: Client, city: City, run_jobs: Any
) -> None:
    promise = promised(city)
    for day, works in ((NEW_YEAR, "no"), ("2027-01-02", "yes"), ("2027-01-03", "yes")):
        marked(qian, day, works)
        run_jobs()
    assert due(promise) == at("2027-01-04 17:30")
    assert Correction.objects.filter(tenant_id=1).count() == 3


def test_a_promise_with_more_time_since_stays(qian: Client, city: City, run_jobs: Any) -> None:
    promise = promised(city)
    later = at("2027-01-20 17:30")
    Promise.objects.filter(tenant_id=1, pk=promise.pk).update(due_at=later)
    marked(qian, NEW_YEAR)
    run_jobs()
    assert due(promise) == later


def test_a_settled_due_time_never_moves(qian: Client, city: City, run_jobs: Any) -> None:
    """A day of a published year is marked: promises over it were given for good."""
    promise = promised(city)
    told = {"due_at": at("2026-07-15 17:30"), "made_at": at("2026-07-10 10:00")}
    Promise.objects.filter(tenant_id=1, pk=promise.pk).update(provisional=False, **told)
    assert marked(qian, "2026-07-13").status_code == 302
    run_jobs()
    assert due(promise) == told["due_at"]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"works": ""}, "请选择休息或上班"),
        ({"works": "maybe"}, "请从列表中选择"),
        ({"source": ""}, "请填出处"),
        ({"day": "soon"}, "2027-01-31"),
        ({"day": "1949-10-01"}, "2020 年至 2099 年"),
    ],
)
def test_bad_input_is_answered(qian: Client, told: dict[str, str], sentence: str) -> None:
    told = {"day": NEW_YEAR, "works": "no", "source": NOTICE, "seen": "", **told}
    answer = qian.post(f"{ROOT}mark/", told)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_of_two_administrators_the_second_is_told(qian: Client) -> None:
    seen = WorkDay.told(date(2027, 1, 1))
    assert marked(qian, NEW_YEAR).status_code == 302
    answer = marked(qian, NEW_YEAR, "yes", seen=seen)
    assert answer.status_code == 409
    assert "有人改动了这一天" in answer.content.decode()
    assert f'value="{NOTICE}"' in answer.content.decode()


def test_marking_what_stands_already_is_refused(qian: Client) -> None:
    marked(qian, NEW_YEAR)
    assert marked(qian, NEW_YEAR).status_code == 409


def test_a_year_is_taken_from_the_official_list(qian: Client) -> None:
    marked(qian, "2026-10-01", "yes")
    assert qian.post(f"{ROOT}load/", {"year": "2026"}).status_code == 302
    assert not WorkDay.objects.get(date="2026-10-01").is_working
    assert qian.post(f"{ROOT}load/", {"year": "2026"}).status_code == 409


def test_a_year_that_is_not_out_says_so(qian: Client) -> None:
    answer = qian.post(f"{ROOT}load/", {"year": "2031"})
    assert answer.status_code == 409
    assert "尚未发布" in answer.content.decode()
    assert not Event.objects.filter(subject_kind="working_year").exists()


@pytest.mark.parametrize(("who", "status"), [("he", 403), ("li", 403), ("wu", 404)])
def test_nobody_else_enters_or_marks(city: City, who: str, status: int) -> None:
    client = city.client(who)
    assert client.get(ROOT).status_code == status
    assert marked(client, NEW_YEAR).status_code == status
    assert client.post(f"{ROOT}load/", {"year": "2026"}).status_code == status


def test_a_year_costs_little(qian: Client, django_assert_max_num_queries: Any) -> None:
    qian.get(ROOT)
    with django_assert_max_num_queries(9):
        qian.get(f"{ROOT}?year=2027")
