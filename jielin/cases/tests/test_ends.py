"""Five ends that are five facts, each with its proof, some with a second person."""

from datetime import timedelta
from typing import Any

import pytest

from jielin.cases.models import Case, Entry
from jielin.cases.states import Ending
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused
from tests import stories
from tests.cast import City


@pytest.fixture
def proposed(city: City) -> Case:
    return stories.ending(city)


def test_whoever_proposed_an_end_does_not_confirm_it(city: City) -> None:
    case = stories.accepted(city)
    told: dict[str, Any] = {"proof": "无法律依据", "text": "按规定不能补偿。"}
    case.propose_end(by=city.actor("li"), ending=Ending.UNREASONABLE, **told)
    with pytest.raises(Refused) as refusal:
        case.confirm_end(by=city.actor("li"))
    assert refusal.value.status == 403
    case.confirm_end(by=city.actor("hu"))
    assert (case.state, case.ending) == ("closed", "unreasonable")


def test_nothing_is_told_to_the_resident_before_the_second_person(
    city: City, proposed: Case
) -> None:
    before = Entry.objects.filter(case=proposed, is_public=True).count()
    proposed.confirm_end(by=city.actor("li"))
    told = Entry.objects.filter(case=proposed, is_public=True).order_by("-id")
    assert (told.count() - before, told[0].text) == (1, proposed.proposed_words)


def test_a_confirmed_end_leaves_no_promise_open(city: City, proposed: Case) -> None:
    proposed.confirm_end(by=city.actor("li"))
    assert not Promise.objects.open().filter(tenant_id=1).exists()


def test_an_end_that_is_not_confirmed_leaves_the_old_promise(city: City, proposed: Case) -> None:
    due = Promise.objects.get(subject_id=proposed.pk, kind="resolve").due_at
    proposed.refuse_end(by=city.actor("zhou"), text="红线图显示灯杆在市政道路上。")
    still = Promise.objects.open().get(subject_id=proposed.pk, kind="resolve")
    assert (proposed.state, proposed.ending, still.due_at) == ("handling", "", due)


def test_solved_is_no_end_that_may_be_proposed(city: City) -> None:
    case = stories.handling(city)
    with pytest.raises(Refused):
        case.propose_end(by=city.actor("zhao"), ending=Ending.SOLVED, proof="好了", text="好了")


def test_a_parked_case_is_open_and_counts_as_no_end(city: City) -> None:
    case = stories.parked(city)
    assert (case.is_open, case.ending) == (True, "")


def test_a_parked_case_is_looked_at_again_within_the_month(city: City) -> None:
    case = stories.parked(city)
    owed = Promise.objects.open().get(subject_id=case.pk, kind="reexamine")
    assert owed.owner_id == case.receiver_id
    assert 25 <= (owed.due_at - owed.made_at).days <= 31


def test_parking_moves_the_promise_to_the_date_of_the_plan(city: City) -> None:
    case = stories.parked(city)
    owed = Promise.objects.open().get(subject_id=case.pk, kind="resolve")
    assert owed.due_at == case.due_at
    assert (owed.due_at - owed.made_at).days >= 89


def test_what_is_taken_up_again_keeps_the_date_of_the_plan(city: City) -> None:
    case = stories.parked(city)
    due = case.due_at
    case.resume(by=city.actor("li"), text="工程提前，继续办理。")
    assert (case.state, case.due_at) == ("handling", due)
    assert not Promise.objects.open().filter(subject_id=case.pk, kind="reexamine").exists()


def test_an_extension_may_not_shorten_a_promise(city: City) -> None:
    case = stories.handling(city)
    with pytest.raises(Refused):
        case.extend(by=city.actor("zhou"), due_at=case.registered_at, text="提前")


def test_an_extension_moves_the_part_of_the_lead_with_it(city: City) -> None:
    case = stories.handling(city)
    later = case.registered_at + timedelta(days=300)
    case.extend(by=city.actor("zhou"), due_at=later, text="要等配件。")
    moved = Promise.objects.open().filter(tenant_id=1, kind__in=["resolve", "handle"])
    assert {one.due_at for one in moved} == {later}


def test_the_page_of_a_proposal_asks_for_proof(city: City) -> None:
    case = stories.handling(city)
    path = f"/desk/landong/cases/{case.number}/steps/propose_end/"
    told = {"seen": case.event_seq, "ending": "not_our_duty", "text": "请找物业。"}
    answer = city.client("zhao").post(path, told)
    assert answer.status_code == 422
    assert "请写明依据和事实" in answer.content.decode()
    assert "请找物业。" in answer.content.decode()
