"""What an objection rests on: the lists as they were when the case was sent, beside today's."""

from datetime import timedelta
from typing import Any

import pytest

from jielin.cases.models import Case
from jielin.duties.entry_text import EntryText
from jielin.duties.models import DispatchRule, ListVersion, RuleText
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Link
from jielin.kernel.workflow import Refused
from jielin.rulings.queries import seeing
from jielin.rulings.queries.bases import bases
from jielin.rulings.queries.page import page_of
from jielin.rulings.queries.proposal import proposed
from tests import stories

from .conftest import BUREAU, CENTRE, OFFICE, THEN, Town, again, returned

CODE, TITLE = "F07", "居住小区内共用照明的维修"


def entry(town: Town, unit: str = BUREAU) -> EntryText:
    about = "物业管理条例第五十一条"
    return EntryText(CODE, TITLE, about, categories=("R1203",), unit_id=town.unit_id(unit))


def listed(town: Town) -> Any:
    """The centre's duty list for departments says whose the lamps are."""
    return town.published("responsibility", CENTRE, entry(town), applies_to="department")


def replaced(version: Any, *entries: EntryText) -> Any:
    draft = ListVersion.draft(version.duty_list, by=SYSTEM)
    draft.take_in(by=SYSTEM, entries=entries)
    draft.publish(by=SYSTEM, legal_basis="修订")
    return draft


def sent(town: Town) -> Case:
    case = stories.dispatched(town)
    return Case.objects.select_related("lead").get(pk=case.pk)


def later(minutes: int) -> Any:
    return clock.at(THEN + timedelta(minutes=minutes))


def test_the_entries_of_its_class_are_offered(court: Town) -> None:
    listed(court)
    case = sent(court)
    [found] = bases(case, case.lead.since)
    assert (found.title, found.unit) == (TITLE, BUREAU)
    assert "F07" in found.where


def test_words_find_what_the_class_does_not(court: Town) -> None:
    other = EntryText("F09", "井盖缺失的处置", "市政设施条例第九条", categories=("R1301",))
    court.published("responsibility", CENTRE, other, applies_to="department")
    case = sent(court)
    assert bases(case, case.lead.since) == ()
    assert [one.title for one in bases(case, case.lead.since, "井盖")] == [other.title]


def test_a_rule_of_the_dispatch_catalogue_is_offered_too(court: Town) -> None:
    told = RuleText(court.category("R1203"), "派单目录第12项", unit_id=court.unit_id(BUREAU))
    DispatchRule.enact(told, tenant_id=1, by=SYSTEM)
    case = sent(court)
    [found] = bases(case, case.lead.since)
    assert (found.basis, found.rule is not None) == ("派单目录第12项", True)


def test_a_list_that_changed_since_is_quoted_as_it_was_when_the_case_was_sent(
    court: Town,
) -> None:
    first = listed(court)
    case = sent(court)
    with later(60):
        replaced(first, entry(court, OFFICE))
    with later(90):
        [found] = bases(case, case.lead.since)
        one = returned(court, case, entry=found.entry, law="")
    assert one.entry is not None
    assert one.entry.version_id == first.pk
    assert str(first.pk) == again(one).version_id


def test_both_versions_are_shown(court: Town) -> None:
    first = listed(court)
    case = sent(court)
    with later(60):
        second = replaced(first, entry(court, OFFICE))
        [found] = bases(case, case.lead.since)
        one = returned(court, case, entry=found.entry, law="")
    shown = page_of(seeing.objection(court.actor("zhou"), 1, one.number)).basis
    assert shown is not None and shown.now is not None
    assert (shown.then.unit, shown.now.unit, shown.is_same) == (BUREAU, OFFICE, False)
    assert shown.now.entry is not None and shown.now.entry.version_id == second.pk


def test_an_entry_that_is_gone_is_said_to_be_gone(court: Town) -> None:
    first = listed(court)
    case = sent(court)
    other = EntryText("F08", "绿地养护", "绿化条例第八条")
    with later(60):
        replaced(first, other)
        [found] = bases(case, case.lead.since)
        one = returned(court, case, entry=found.entry, law="")
    shown = page_of(seeing.objection(court.actor("zhou"), 1, one.number)).basis
    assert shown is not None
    assert (shown.now, shown.is_same) == (None, False)


def upheld(town: Town) -> Any:
    one = returned(town, suggested_id=town.unit_id(BUREAU))
    one.uphold(by=town.actor("zhou"), text="由区城市管理局办理。")
    return one


def test_after_the_ruling_the_catalogue_is_proposed_category_by_area(court: Town) -> None:
    one = upheld(court)
    told = proposed(one)
    assert told["category"] == str(court.category("R1203"))
    assert told["area"] == str(court.area("东桥街道"))
    assert told["unit"] == str(court.unit_id(BUREAU))
    assert one.number in told["source"]


def rule(town: Town) -> RuleText:
    return RuleText(
        category_id=town.category("R1203"),
        area_id=town.area("东桥街道"),
        unit_id=town.unit_id(BUREAU),
        source="裁定",
    )


def test_the_rule_that_came_of_a_ruling_is_linked_to_it_and_shown(court: Town) -> None:
    one = upheld(court)
    made = one.amend(by=court.actor("zhou"), rule=rule(court))
    [link] = Link.objects.all()
    assert (link.sense, link.from_id, link.to_id) == ("came_from", made.pk, one.pk)
    assert page_of(again(one)).made is not None
    assert page_of(again(one)).may_be_amended is False


def test_the_catalogue_is_changed_once_for_a_ruling(court: Town) -> None:
    one = upheld(court)
    one.amend(by=court.actor("zhou"), rule=rule(court))
    with pytest.raises(Refused):
        one.amend(by=court.actor("zhou"), rule=rule(court))


@pytest.mark.parametrize("who", ["li", "zhao", "sun", "he"])
def test_whoever_does_not_keep_the_lists_of_the_place_does_not_change_them(
    court: Town, who: str
) -> None:
    one = upheld(court)
    with pytest.raises(Refused) as told:
        one.amend(by=court.actor(who), rule=rule(court))
    assert told.value.status == 403
    assert not DispatchRule.objects.exists()


def test_a_rejected_objection_changes_no_catalogue(court: Town) -> None:
    one = returned(court)
    one.reject(by=court.actor("zhou"), text="由你所办理。")
    with pytest.raises(Refused) as told:
        one.amend(by=court.actor("zhou"), rule=rule(court))
    assert told.value.status == 409
