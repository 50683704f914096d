"""The check before a task goes to a community, and the rule for a refusal."""

from datetime import date
from typing import Any

import pytest

from jielin.duties.entry_text import EntryText
from jielin.duties.ground_sheet import GroundText
from jielin.duties.models import Ground, ListVersion
from jielin.duties.models.ground import GROUNDS
from jielin.duties.queries import Verdict, check, ground
from jielin.kernel.actors import SYSTEM
from jielin.kernel.reference import bump, held

from .conftest import FLOOD, LAMPS, Town, days_later

TODAY = date(2026, 7, 16)
WUTONGLI, STREET, DISTRICT = "梧桐里社区", "东桥街道", "澜东区委"


def asked(town: Town, code: str, on: date = TODAY) -> Verdict:
    return check(town.unit_id(WUTONGLI), town.category(code), on)


def test_without_any_list_there_is_nothing_to_check_against(town: Town) -> None:
    assert asked(town, "R1203").allowed


@pytest.mark.parametrize(
    ("kind", "role"),
    [("responsibility", "lead"), ("service", "lead"), ("assisting", "assisting")],
)
def test_what_a_list_names_may_go_there_in_that_part(town: Town, kind: str, role: str) -> None:
    version = town.published(kind, WUTONGLI, LAMPS)
    verdict = asked(town, "R1203")
    assert (verdict.allowed, verdict.role) == (True, role)
    assert (verdict.list_version_id, verdict.basis) == (version.pk, LAMPS.basis)


def test_what_no_list_names_is_refused_and_goes_to_the_street(town: Town) -> None:
    town.published("responsibility", WUTONGLI, FLOOD)
    verdict = asked(town, "R1203")
    assert not verdict.allowed
    assert verdict.go_to == town.unit_id(STREET)
    assert "第二十条" in verdict.basis
    assert not verdict.is_verified


def test_the_negative_list_of_the_district_binds_every_community(town: Town) -> None:
    lamps = EntryText(**{**LAMPS.__dict__, "unit_id": town.unit_id("区路灯管理所")})
    town.published("responsibility", WUTONGLI, LAMPS)
    version = town.published("negative", DISTRICT, lamps)
    verdict = asked(town, "R1203")
    assert (verdict.allowed, verdict.list_version_id) == (False, version.pk)
    assert verdict.go_to == town.unit_id("区路灯管理所")


def test_the_entry_nearest_to_the_category_decides(town: Town) -> None:
    group = EntryText(code="F9", title="市政设施", basis="办法", categories=("R12",))
    town.published("negative", DISTRICT, group)
    town.published("responsibility", WUTONGLI, LAMPS)
    assert asked(town, "R1203").allowed
    assert not asked(town, "R1201").allowed


def test_a_list_that_changed_in_between_still_answers_for_the_day_of_dispatch(town: Town) -> None:
    first = town.published("responsibility", WUTONGLI, LAMPS)
    with days_later(10) as later:
        draft = ListVersion.draft(first.duty_list, by=SYSTEM)
        draft.take_in(by=SYSTEM, entries=(FLOOD,))
        draft.publish(by=SYSTEM, legal_basis="办法")
    community, lamps = town.unit_id(WUTONGLI), town.category("R1203")
    assert check(community, lamps, TODAY).list_version_id == first.pk
    assert not check(community, lamps, later).allowed


def test_lists_of_streets_and_other_communities_say_nothing_here(town: Town) -> None:
    town.published("responsibility", WUTONGLI, FLOOD)
    town.published("responsibility", STREET, LAMPS, applies_to="street")
    town.published("responsibility", "槐荫里社区", LAMPS)
    assert not asked(town, "R1203").allowed


def test_the_check_asks_once(town: Town, django_assert_num_queries: Any) -> None:
    town.published("responsibility", WUTONGLI, FLOOD, LAMPS)
    community, lamps = town.unit_id(WUTONGLI), town.category("R1203")
    check(community, lamps, TODAY)
    with held():
        check(community, lamps, TODAY)
        with django_assert_num_queries(1):
            check(community, lamps, TODAY)


def test_a_place_with_its_own_regulation_is_told_that_one(town: Town) -> None:
    Ground.objects.filter(area_code="11", situation="outside").update(area_code="9901")
    bump(GROUNDS)
    rule = ground("outside", town.area(WUTONGLI), TODAY)
    assert (rule.is_verified, "第十七条" in rule.source) == (True, True)


def test_grounds_are_loaded_once_and_a_later_one_follows(town: Town) -> None:
    text = GroundText("outside", "", "新规", "某条例第三条", date(2026, 8, 1), True)
    assert Ground.load([text, text]) == 1
    assert ground("outside", None, date(2026, 7, 31)).text != "新规"
    assert ground("outside", None, date(2026, 8, 1)).text == "新规"
