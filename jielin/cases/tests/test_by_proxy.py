"""Somebody of the household tells us for another: by consent, and for as long as it lasts."""

from typing import Any

import pytest
from django.test import Client

from jielin.cases.models import Case
from jielin.cases.policy import is_interested
from jielin.cases.queries.nearby import same_place
from jielin.cases.queries.similar import Spot, may_follow, similar
from jielin.cases.states import Source
from jielin.kernel.models import Event
from jielin.people.models import Household
from tests import stories
from tests.cast import PHONES, City

from .test_portal_filing import BASE, answer_all, tell


def befriend(city: City) -> Household:
    """Chen lets Sui act for her."""
    chen, sui = city.accounts["chen"], city.accounts["sui"]
    asked = Household.ask_in(PHONES["sui"], tenant_id=city.home.pk, by=city.actor("chen"))
    told = {"invitation_id": asked.pk, "index": sui.phone_index}
    asked.household.accept(by=city.actor("sui"), **told)
    asked.household.trust(by=city.actor("chen"), account_id=sui.pk)
    found = Household.of(chen.pk)
    assert found is not None
    return found


def reach(city: City, **other: Any) -> dict[str, Any]:
    return {"whom": str(city.accounts["chen"].pk), "which": "theirs", "phone": ""} | other


def filed(city: City, **other: Any) -> Case:
    client = city.client("sui")
    answer_all(client, city, **reach(city, **other))
    assert tell(client, "check").status_code == 302
    return Case.objects.get()


def opens(client: Client, case: Case) -> int:
    return int(client.get(f"{BASE}requests/{case.number}/").status_code)


def test_it_belongs_to_the_one_who_is_helped_and_names_who_told(city: City) -> None:
    befriend(city)
    case = filed(city)
    chen, sui = city.accounts["chen"], city.accounts["sui"]
    assert (case.asked_by_id, case.helped_by_id) == (chen.pk, sui.pk)
    assert case.phone == PHONES["chen"]
    first = Event.objects.get(subject_id=case.pk, verb="case.registered")
    assert (first.actor_id, first.details["proxy"]) == (sui.pk, "family")


def test_both_see_it_and_may_add_to_it(city: City) -> None:
    befriend(city)
    case = filed(city)
    for who in ("chen", "sui"):
        client = city.client(who)
        assert case.title in client.get(f"{BASE}requests/").content.decode()
        step = f"{BASE}requests/{case.number}/steps/add/"
        assert client.post(step, {"text": "晚上七点以后最暗。"}).status_code == 302


def test_whoever_is_let_no_more_sees_it_no_more(city: City) -> None:
    household = befriend(city)
    case, sui = filed(city), city.accounts["sui"]
    client = city.client("sui")
    assert opens(client, case) == 200
    household.end_trust(by=city.actor("chen"), account_id=sui.pk)
    assert opens(client, case) == 404
    assert case.title not in client.get(f"{BASE}requests/").content.decode()
    assert opens(city.client("chen"), case) == 200


def test_consent_that_ends_before_sending_refuses_and_keeps_the_draft(city: City) -> None:
    household, client = befriend(city), city.client("sui")
    answer_all(client, city, **reach(city))
    household.leave(by=city.actor("chen"))
    answer = tell(client, "check")
    assert answer.status_code == 403
    assert "路灯" in answer.content.decode()
    assert not Case.objects.exists()


def test_nobody_is_offered_for_whom_one_may_not_act(city: City) -> None:
    client = city.client("sui")
    answer_all(client, city, which="own")
    assert tell(client, "contact", **reach(city)).status_code == 422
    answer_all(client, city, which="own", whom=str(city.accounts["chen"].pk))
    tell(client, "check")
    assert Case.objects.get().asked_by_id == city.accounts["sui"].pk


def test_the_contact_is_chosen(city: City) -> None:
    befriend(city)
    case = filed(city, which="own", name="陈阿姨的外甥")
    assert (case.phone, case.contact_name) == (PHONES["sui"], "陈阿姨的外甥")


def test_telling_for_oneself_takes_no_number_of_another(city: City) -> None:
    befriend(city)
    client = city.client("sui")
    answer_all(client, city, **reach(city))
    answer = tell(client, "contact", which="theirs", whom="me", prefers="both", phone="")
    assert answer.status_code == 422


def test_whoever_helped_keeps_away_as_staff(city: City) -> None:
    befriend(city)
    case = filed(city)
    assert is_interested(city.actor("sui"), case)


def test_staff_read_that_the_household_told_and_no_name(city: City) -> None:
    befriend(city)
    case = filed(city)
    page = city.client("li").get(f"/desk/landong/cases/{case.number}/").content.decode()
    assert "家人代为反映" in page
    assert city.accounts["sui"].name == "" or city.accounts["sui"].name not in page


def test_what_a_worker_took_down_says_so_to_both_sides(city: City) -> None:
    report = stories.report(city, source=Source.PHONE)
    case = Case.register(report, tenant_id=city.home.pk, by=city.actor("li"))
    staff = city.client("hu").get(f"/desk/landong/cases/{case.number}/").content.decode()
    resident = city.client("chen").get(f"{BASE}requests/{case.number}/").content.decode()
    assert "由李敏代为登记" in staff
    assert "登记人" in resident
    assert "梧桐里社区 李敏" in resident


def spot(case: Case) -> Spot:
    return Spot(case.tenant_id, case.community_id or 0, grid_id=case.area_id,
                category_id=case.category_id)  # fmt: skip


@pytest.mark.parametrize("unlisted", ["", "on"])
def test_what_is_not_to_be_shown_is_no_neighbours_business(city: City, unlisted: str) -> None:
    befriend(city)
    case = filed(city, is_unlisted=unlisted)
    other = stories.registered(city)
    assert case.is_unlisted == bool(unlisted)
    assert may_follow(case) != bool(unlisted)
    found = {one.number for one in similar(spot(case))}
    assert (case.number in found) != bool(unlisted)
    near = {row.number for row in same_place(city.actor("li"), other)}
    assert (case.number in near) != bool(unlisted)


def test_an_unlisted_request_cannot_be_followed_by_its_number(city: City) -> None:
    befriend(city)
    case = filed(city, is_unlisted="on")
    answer = city.client("zheng").post(f"{BASE}report/follow/{case.number}/")
    assert answer.status_code == 404
