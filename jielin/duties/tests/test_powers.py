"""A street's powers: asked, answered in writing, adopted or not with a written reason."""

from datetime import date

import pytest

from jielin.duties.models import PowerExercise, Question
from jielin.duties.queries.powers import counts, powers
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused

from .conftest import FLOOD, Town

STREET, LAMPS = "东桥街道", "区路灯管理所"


def asked(town: Town) -> PowerExercise:
    if not powers(1):
        town.published("power", STREET, FLOOD, applies_to="street")
    question = Question(town.unit_id(LAMPS), powers(1)[0], "灯杆迁移", "请就点位提出意见。")
    return PowerExercise.ask(question, tenant_id=1, by=town.actor("zhao"))


def test_the_street_owes_an_answer_in_five_working_days(town: Town) -> None:
    one = asked(town)
    promise = Promise.objects.open().get(subject_id=one.pk)
    assert (promise.kind, promise.owner_id) == ("power_answer", town.unit_id(STREET))
    assert promise.due_at.date() == date(2026, 7, 23)


def test_then_the_department_owes_its_written_feedback(town: Town) -> None:
    one = asked(town)
    one.answer(by=town.actor("zhou"), opinion="agrees", text="同意。")
    promise = Promise.objects.open().get(subject_id=one.pk)
    assert (promise.kind, promise.owner_id) == ("power_feedback", town.unit_id(LAMPS))
    one.adopt(by=town.actor("zhao"))
    assert not Promise.objects.open().filter(subject_id=one.pk).exists()


def test_an_answer_is_not_set_aside_without_a_written_reason(town: Town) -> None:
    one = asked(town)
    one.answer(by=town.actor("zhou"), opinion="disagrees", text="不同意。")
    with pytest.raises(Refused):
        one.not_adopt(by=town.actor("zhao"), text="  ")
    one.not_adopt(by=town.actor("zhao"), text="规划已批复。")
    assert (one.state, one.feedback) == ("not_adopted", "规划已批复。")


def test_only_a_power_in_force_is_exercised(town: Town) -> None:
    duties = town.published("responsibility", STREET, FLOOD, applies_to="street")
    question = Question(town.unit_id(LAMPS), duties.entries.get(), "灯杆迁移", "请提出意见。")
    with pytest.raises(Refused):
        PowerExercise.ask(question, tenant_id=1, by=town.actor("zhao"))


def test_how_often_each_power_was_used_and_with_what_end(town: Town) -> None:
    ends = ("adopt", "adopt", "not_adopt", "", "withdraw")
    for end in ends:
        one = asked(town)
        if end not in {"", "withdraw"}:
            one.answer(by=town.actor("zhou"), opinion="agrees", text="同意。")
        if end:
            told = {"text": "规划已批复。"} if end != "withdraw" else {}
            getattr(one, end)(by=town.actor("zhao"), **told)
    [row] = counts(town.actor("zhou"), 1)
    assert (row.asked, row.answered, row.adopted, row.refused) == (4, 3, 2, 1)
    assert row.share == 67


def test_a_stranger_counts_nothing(town: Town) -> None:
    asked(town)
    assert counts(town.actor("sun"), 1) == ()
    assert len(counts(town.actor("he"), 1)) == 1
