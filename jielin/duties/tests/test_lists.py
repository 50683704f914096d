"""Versions of a list: drafted, published whole, replaced, never edited."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from jielin.duties.entry_text import EntryText, compare
from jielin.duties.models import DutyEntry, DutyList, ListVersion
from jielin.kernel import sealing
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event, Promise
from jielin.kernel.workflow import Refused

from .conftest import FLOOD, LAMPS, Town, days_later

WUTONGLI = "梧桐里社区"


def test_a_draft_binds_nobody_before_it_is_published(town: Town) -> None:
    draft = town.drafted("responsibility", WUTONGLI, FLOOD)
    assert draft.duty_list.on(date(2026, 7, 16)) is None
    draft.publish(by=SYSTEM, legal_basis="办法")
    assert draft.duty_list.on(date(2026, 7, 16)) == draft
    assert draft.duty_list.on(date(2026, 7, 15)) is None


def test_the_next_version_begins_with_what_is_in_force(town: Town) -> None:
    first = town.published("responsibility", WUTONGLI, FLOOD)
    second = ListVersion.draft(first.duty_list, by=SYSTEM)
    assert [one.text for one in second.entries.all()] == [FLOOD]
    second.write(by=SYSTEM, entry=LAMPS)
    assert first.entries.count() == 1


def test_publishing_replaces_and_each_day_keeps_its_version(town: Town) -> None:
    first = town.published("responsibility", WUTONGLI, FLOOD)
    with days_later(30):
        second = ListVersion.draft(first.duty_list, by=SYSTEM)
        second.publish(by=SYSTEM, legal_basis="办法")
    first.refresh_from_db()
    assert (first.state, first.in_force, second.number) == ("replaced", None, 2)
    assert first.duty_list.on(date(2026, 8, 14)) == first
    assert first.duty_list.on(date(2026, 8, 15)) == second


@pytest.mark.parametrize("verb", ["write", "drop", "take_in", "publish", "discard"])
def test_a_published_version_is_never_edited(town: Town, verb: str) -> None:
    version = town.published("responsibility", WUTONGLI, FLOOD)
    words: dict[str, dict[str, Any]] = {
        "write": {"entry": LAMPS},
        "drop": {"code": "Z01"},
        "take_in": {"entries": ()},
        "publish": {"legal_basis": ""},
    }
    with pytest.raises(Refused) as refused:
        getattr(version, verb)(by=SYSTEM, **words.get(verb, {}))
    assert refused.value.status == 409
    assert [one.text for one in version.entries.all()] == [FLOOD]


def test_an_empty_draft_cannot_be_published(town: Town) -> None:
    draft = town.drafted("negative", WUTONGLI)
    with pytest.raises(Refused, match=r"条目|no entries"):
        draft.publish(by=SYSTEM, legal_basis="办法")


def test_a_list_has_one_open_draft(town: Town) -> None:
    draft = town.drafted("negative", WUTONGLI, FLOOD)
    with pytest.raises(Refused):
        ListVersion.draft(draft.duty_list, by=SYSTEM)
    draft.discard(by=SYSTEM)
    assert ListVersion.draft(draft.duty_list, by=SYSTEM).state == "draft"


def test_a_draft_that_somebody_overtook_is_not_published_over_them(town: Town) -> None:
    first = town.published("responsibility", WUTONGLI, FLOOD)
    mine = ListVersion.draft(first.duty_list, by=SYSTEM)
    # What a lost lock would let through: another edition was published in between.
    ListVersion.objects.filter(pk=first.pk).update(edition=mine.edition)
    with pytest.raises(Refused, match="1"):
        mine.publish(by=SYSTEM, legal_basis="办法")
    assert ListVersion.objects.get(pk=first.pk).in_force


def test_a_code_stands_once_in_a_version(town: Town) -> None:
    draft = town.drafted("responsibility", WUTONGLI, FLOOD)
    with pytest.raises(Refused, match="Z01"):
        draft.write(by=SYSTEM, entry=FLOOD)
    with pytest.raises(IntegrityError):
        DutyEntry.of(draft, FLOOD).save(force_insert=True)


def test_an_entry_is_rewritten_in_its_place(town: Town) -> None:
    draft = town.drafted("responsibility", WUTONGLI, FLOOD)
    draft.write(by=SYSTEM, entry=LAMPS, instead_of="Z01")
    assert [one.text for one in draft.entries.all()] == [LAMPS]


def test_an_entry_too_long_for_its_column_is_refused_on_every_engine(town: Town) -> None:
    draft = town.drafted("responsibility", WUTONGLI, FLOOD)
    with pytest.raises(Refused):
        draft.write(by=SYSTEM, entry=EntryText(code="Z02", title="长" * 161, basis="依据"))


def test_the_review_is_due_half_a_year_later_and_a_review_renews_it(town: Town) -> None:
    version = town.published("responsibility", WUTONGLI, FLOOD)
    due = Promise.objects.open().get(subject_id=version.pk)
    assert (due.kind, due.due_at.date()) == ("list_review", date(2027, 1, 14))
    with days_later(100):
        version.review(by=SYSTEM)
    assert Promise.objects.open().get(subject_id=version.pk).due_at.date() == date(2027, 4, 24)
    assert Promise.objects.get(pk=due.pk).kept_at is not None


def test_the_review_of_a_replaced_version_is_owed_no_more(town: Town) -> None:
    first = town.published("responsibility", WUTONGLI, FLOOD)
    ListVersion.draft(first.duty_list, by=SYSTEM).publish(by=SYSTEM, legal_basis="办法")
    [promise] = Promise.objects.filter(subject_id=first.pk)
    assert promise.released_at is not None


def test_two_versions_show_what_was_added_removed_and_changed() -> None:
    other = EntryText(**{**FLOOD.__dict__, "basis": "防洪法第四十四条"})
    found = compare([FLOOD, LAMPS], [other, EntryText(code="Z09", title="新", basis="依据")])
    told = [(one.what, one.entry.code, one.changed) for one in found]
    assert told == [
        ("removed", "F01", ()), ("changed", "Z01", ("basis",)), ("added", "Z09", ()),
    ]  # fmt: skip


def test_every_verb_leaves_an_event_in_an_unbroken_chain(town: Town) -> None:
    version = town.published("responsibility", WUTONGLI, FLOOD)
    verbs = list(Event.objects.filter(subject_id=version.pk).values_list("verb", flat=True))
    assert verbs == ["list.drafted", "list.sheet_taken_in", "list.published"]
    assert list(sealing.faults(1)) == []


def test_a_list_is_kept_once_for_an_owner(town: Town) -> None:
    owner = uuid4()
    assert DutyList.keep(1, "service", owner, "community") == DutyList.keep(
        1, "service", owner, "community"
    )
