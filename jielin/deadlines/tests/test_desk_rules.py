"""The pages of rules: look, propose with a preview, answer; bad input keeps what was typed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from jielin.deadlines.models import Rule, RuleProposal
from jielin.deadlines.queries import term
from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Promise
from tests.cast import City
from tests.cast import city as city

from .test_proposals import SOURCE, day, proposed

ROOT = "/desk/landong/settings/rules/"


@pytest.fixture
def qian(city: City) -> Client:
    return city.client("qian")


@pytest.fixture
def he(city: City) -> Client:
    return city.client("he")


def typed(**told: str) -> dict[str, str]:
    usual = {"promise_kind": "resolve", "amount": "5", "unit": "natural_day", "source": SOURCE}
    return {**usual, "effective_from": day().isoformat(), **told}


def running(city: City, made: timedelta) -> Promise:
    """An open promise to answer a resident, made some time ago under the rule of today."""
    start = clock.now() - made
    given = term("resolve", tenant_id=1, start=start)
    row = Promise(
        tenant=city.home, subject_kind="case", subject_id=uuid7(), kind="resolve",
        owner_id=city.unit("东桥街道").id, made_at=start, due_at=given.due_at,
        rule_id=given.rule_id,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


def take(client: Client, one: RuleProposal, verb: str, **told: str) -> Any:
    where = f"{ROOT}proposals/{one.pk}/steps/{verb}/"
    return client.post(where, {"seen": str(one.event_seq), **told})


def test_every_kind_stands_on_one_page_with_its_number(qian: Client) -> None:
    page = qian.get(ROOT).content.decode()
    assert "办结答复诉求人" in page
    assert "7个自然日" in page


def test_a_kind_shows_its_versions_with_source_and_mark(qian: Client) -> None:
    page = qian.get(f"{ROOT}kinds/resolve/").content.decode()
    assert "上海大宁路街道2019年办理规定" in page
    assert "已核对原文" in page
    assert "尚未核对原文" in page
    assert qian.get(f"{ROOT}kinds/moonwalk/").status_code == 404


def test_the_preview_counts_and_proposes_nothing(qian: Client, city: City) -> None:
    for hours in (1, 2, 30):
        running(city, timedelta(hours=hours))
    answer = qian.post(f"{ROOT}new/", typed(look="1"))
    told = answer.context["preview"]
    assert (answer.status_code, told.count, told.shorter, told.longer) == (200, 3, 3, 0)
    assert told.is_same_scope
    assert len(told.lines) == 3
    assert "一件也不缩短" in answer.content.decode()
    assert not RuleProposal.objects.exists()


def test_a_more_special_version_says_that_it_takes_over_a_part(qian: Client, city: City) -> None:
    running(city, timedelta(hours=1))
    told = qian.post(f"{ROOT}new/", typed(look="1", matter_type="complaint")).context["preview"]
    assert (told.count, told.is_same_scope) == (1, False)


def test_the_proposal_leads_to_its_page_and_the_second_person_confirms(
    qian: Client, he: Client
) -> None:
    answer = qian.post(f"{ROOT}new/", typed())
    one = RuleProposal.objects.get(tenant_id=1)
    assert answer["Location"] == f"{ROOT}proposals/{one.pk}/"
    assert "须由第二人确认" in qian.get(answer["Location"]).content.decode()
    assert he.get(ROOT).context["waiting"][0].by == "钱进"
    assert take(he, one, "confirm").status_code == 302
    assert Rule.objects.get(source=SOURCE).home_id == 1


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"amount": ""}, "请填数字"),
        ({"amount": "0"}, "1 至 999"),
        ({"amount": "七"}, "1 至 999"),
        ({"unit": "times"}, "时间长度"),
        ({"unit": "moon"}, "请从列表中选择"),
        ({"source": " "}, "请填出处"),
        ({"category": "X99"}, "请从列表中选择"),
        ({"effective_from": "tomorrow"}, "2027-01-31"),
        ({"effective_from": "2020-01-01"}, "最早从明天起"),
    ],
)
def test_bad_input_is_answered_and_kept(qian: Client, told: dict[str, str], sentence: str) -> None:
    answer = qian.post(f"{ROOT}new/", typed(**{"source": SOURCE, **told}))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "source" in told or f'value="{SOURCE}"' in answer.content.decode()
    assert not RuleProposal.objects.exists()


def test_a_conflict_is_409_and_keeps_what_was_typed(qian: Client, city: City) -> None:
    proposed(city)
    answer = qian.post(f"{ROOT}new/", typed())
    assert answer.status_code == 409
    assert "在等待确认" in answer.content.decode()
    assert f'value="{SOURCE}"' in answer.content.decode()


def test_the_one_who_proposed_cannot_answer(qian: Client, city: City) -> None:
    one = proposed(city)
    assert take(qian, one, "confirm").status_code == 403
    assert take(qian, one, "withdraw").status_code == 302


def test_an_answer_without_reason_or_too_late_changes_nothing(he: Client, city: City) -> None:
    one = proposed(city)
    assert take(he, one, "refuse", reason="").status_code == 422
    assert take(he, one, "refuse", reason="依据不足", seen="0").status_code == 409
    assert take(he, one, "refuse", reason="依据不足").status_code == 302
    assert take(he, one, "confirm").status_code == 409


def test_an_own_rule_ends_by_a_proposal_too(qian: Client, city: City) -> None:
    proposed(city).confirm(by=city.actor("he"))
    own = Rule.objects.get(source=SOURCE)
    where = f"{ROOT}{own.pk}/end/"
    assert qian.get(where).status_code == 200
    assert qian.post(where, {"effective_from": "soon"}).status_code == 422
    assert qian.post(where, {"effective_from": day(30).isoformat()}).status_code == 302
    assert RuleProposal.objects.filter(tenant_id=1, ends=own).exists()


@pytest.mark.parametrize(("who", "status"), [("li", 403), ("zhou", 403), ("wu", 404), ("", 302)])
def test_nobody_else_enters(city: City, who: str, status: int) -> None:
    assert city.client(who).get(ROOT).status_code == status


def test_a_leader_confirms_and_does_not_propose(he: Client) -> None:
    assert he.get(f"{ROOT}new/").status_code == 403
    assert "提出新版本" not in he.get(ROOT).content.decode()


def test_another_homes_proposal_is_not_there(city: City) -> None:
    one = proposed(city)
    RuleProposal.objects.filter(tenant_id=1, pk=one.pk).update(tenant=city.other)
    assert city.client("he").get(f"{ROOT}proposals/{one.pk}/").status_code == 404
    assert take(city.client("he"), one, "confirm").status_code == 404


def test_the_tile_says_how_many_wait(qian: Client, city: City) -> None:
    proposed(city)
    page = qian.get("/desk/landong/settings/").content.decode()
    assert "时限规则" in page
    assert "项待确认" in page


def test_the_preview_costs_no_more_for_more_promises(
    qian: Client, city: City, django_assert_max_num_queries: Any
) -> None:
    for hours in range(30):
        running(city, timedelta(hours=hours))
    qian.get(ROOT)
    with django_assert_max_num_queries(16):
        qian.post(f"{ROOT}new/", typed(look="1"))


def test_the_list_of_rules_asks_little(qian: Client, django_assert_max_num_queries: Any) -> None:
    qian.get(ROOT)
    with django_assert_max_num_queries(8):
        qian.get(ROOT)
