"""The audit administrator reads who changed what, by day and by person, and nobody else does."""

from typing import Any

import pytest
from django.utils import timezone

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.organisations.models import Organisation
from jielin.people.queries import acting, record_log
from tests.cast import City
from tests.cast import city as city

from .test_desk_people import ask
from .test_desk_people import town as town

AUDIT = "/desk/landong/settings/audit/"


def told(town: City, **which: str) -> list[str]:
    return [
        str(change.said.act) for change in town.client("an").get(AUDIT, which).context["changes"]
    ]


def test_a_change_is_told_with_who_and_what(town: City) -> None:
    ask(town)
    change = town.client("an").get(AUDIT).context["changes"][0]
    assert (change.who, change.said.act) == ("陶然", "提名辛悦任梧桐里社区“社区工作者”")


def test_a_changed_name_is_told_from_old_to_new(town: City) -> None:
    unit = Organisation.objects.get(name="西桥街道")
    unit.rename("新桥街道", by=acting(town.accounts["qian"]))
    change = town.client("an").get(AUDIT).context["changes"][0]
    assert "西桥街道 → 新桥街道" in change.said.note


def test_a_reason_is_read_here(town: City) -> None:
    feng = acting(town.accounts["feng"])
    town.accounts["li"].reset_second_factor(tenant_id=1, by=feng, reason="手机丢失")
    assert "手机丢失" in town.client("an").get(AUDIT).content.decode()


def test_it_is_asked_by_the_person_it_was_done_to(town: City) -> None:
    ask(town)
    assert told(town, person="xin") == ["提名辛悦任梧桐里社区“社区工作者”"]
    assert len(told(town, person="wang")) == 1


def test_it_is_asked_by_the_day(town: City) -> None:
    ask(town)
    today = timezone.localdate(clock.now()).isoformat()
    assert told(town, day=today)
    assert told(town, day="2020-01-01") == []


@pytest.mark.parametrize("which", [{"day": "2026-13-99"}, {"person": "nobody"}, {"person": "wu"}])
def test_what_makes_no_sense_or_is_elsewhere_is_answered(
    town: City, which: dict[str, str]
) -> None:
    answer = town.client("an").get(AUDIT, which)
    assert answer.status_code == 422
    assert answer.context["changes"] == ()
    [field] = which
    page = answer.content.decode()
    assert page.count("aria-invalid") == 1
    assert f'id="f-{field}"' in page[page.index("field wrong") :].partition("</div>")[0]


def test_the_other_homes_changes_are_not_there(town: City) -> None:
    Organisation.objects.get(name="河口社区").rename("河口新村", by=SYSTEM)
    assert "河口新村" not in town.client("an").get(AUDIT).content.decode()


def test_older_changes_follow_page_by_page_without_gap_or_double(
    town: City, monkeypatch: Any
) -> None:
    monkeypatch.setattr(record_log, "PAGE", 4)
    seen, address = [], AUDIT
    while address:
        context = town.client("an").get(address).context
        seen += [change.id for change in context["changes"]]
        address = AUDIT + context["links"].next_url if context["links"].next_url else ""
    assert len(seen) == len(set(seen)) > 12
    assert seen == sorted(seen, reverse=True)


def test_a_broken_cursor_begins_anew(town: City) -> None:
    assert told(town, before="x") == told(town)


@pytest.mark.parametrize("who", ["qian", "feng", "tao", "he", "li"])
def test_nobody_else_reads_it(town: City, who: str) -> None:
    assert town.client(who).get(AUDIT).status_code == 403


def test_the_page_asks_the_same_for_many_changes_as_for_few(
    town: City, django_assert_max_num_queries: Any
) -> None:
    client = town.client("an")
    client.get(AUDIT)
    with django_assert_max_num_queries(12):
        client.get(AUDIT)
