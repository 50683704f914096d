"""What residents read: the lists in force and who is in charge, in both languages."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from .conftest import FLOOD, LAMPS, Town

HERE = "/landong/c/wutongli/"


def test_the_lists_of_community_street_and_district_are_public(town: Town) -> None:
    town.published("service", "梧桐里社区", LAMPS)
    town.published("negative", "澜东区委", FLOOD)
    town.published("service", "柳巷社区", LAMPS)
    page = Client().get(f"{HERE}lists/").content.decode()
    assert "梧桐里社区服务事项清单" in page
    assert "澜东区负面事项清单（适用于社区）" in page
    assert "柳巷社区" not in page


def test_a_list_is_read_with_basis_unit_and_telephone(town: Town) -> None:
    version = town.published("service", "梧桐里社区", LAMPS)
    page = Client().get(f"{HERE}lists/{version.duty_list_id}/").content.decode()
    for words in (LAMPS.title, LAMPS.basis, "梧桐里社区", "0000-12345"):
        assert words in page


def test_drafts_and_lists_of_another_home_are_no_pages(town: Town) -> None:
    draft = town.drafted("service", "梧桐里社区", LAMPS)
    assert Client().get(f"{HERE}lists/{draft.duty_list_id}/").status_code == 404
    assert Client().get(f"{HERE}lists/{uuid4()}/").status_code == 404
    version = town.published("service", "槐荫里社区", LAMPS)
    address = f"/lanxi/c/hekou/lists/{version.duty_list_id}/"
    assert Client().get(address).status_code == 404
    assert "路灯维修" not in Client().get(f"{HERE}lists/").content.decode()


def test_who_is_in_charge_is_answered_without_an_account(town: Town) -> None:
    town.published("responsibility", "区路灯管理所", LAMPS, applies_to="department")
    page = Client().get(f"{HERE}in-charge/?q=路灯不亮谁来修").content.decode()
    assert "区路灯管理所" in page
    assert "tel:0000-12345" in page


@pytest.mark.parametrize("words", ["<b>灯</b>", "灯" * 200, "' OR 1=1 --", "\x00"])
def test_strange_questions_are_shown_as_they_are(town: Town, words: str) -> None:
    answer = Client().get(f"{HERE}in-charge/", {"q": words})
    assert answer.status_code == 200
    assert "<b>灯</b>" not in answer.content.decode()


def test_the_home_page_leads_there(town: Town) -> None:
    page = Client().get(HERE).content.decode()
    assert f"{HERE}lists/" in page
    assert f"{HERE}in-charge/" in page


def test_admitted_work_shows_until_when(town: Town) -> None:
    town.admitted()
    version = town.assisting()
    page = Client().get(f"{HERE}lists/{version.duty_list_id}/").content.decode()
    assert "路灯杆件普查" in page
    assert "2026-09-14" in page


def test_the_pages_speak_english_too(town: Town) -> None:
    version = town.published("service", "梧桐里社区", LAMPS)
    for address in ("lists/", f"lists/{version.duty_list_id}/", "in-charge/?q=路灯"):
        page = Client().get(f"/en{HERE}{address}").content.decode()
        assert 'lang="en"' in page
        assert "公开清单" not in page


def test_the_pages_cost_few_queries(town: Town, django_assert_max_num_queries: Any) -> None:
    version = town.published("service", "梧桐里社区", FLOOD, LAMPS)
    for address in ("lists/", f"lists/{version.duty_list_id}/", "in-charge/?q=路灯"):
        Client().get(HERE + address)
        with django_assert_max_num_queries(5):
            Client().get(HERE + address)
