"""A notice is written, approved by somebody else, taken back, corrected, and ends by itself."""

from datetime import timedelta

import pytest

from jielin.kernel import clock, sealing
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused
from jielin.notices.models import Notice
from jielin.notices.tasks import expire
from tests.cast import City

from .conftest import HUAIYINLI, TITLE, WUTONGLI, Town, later


def fresh(notice: Notice) -> Notice:
    return Notice.objects.get(pk=notice.pk)


def test_a_notice_has_a_number_of_its_own(town: Town) -> None:
    assert [town.draft().number, town.draft().number] == ["GG20260716-0001", "GG20260716-0002"]


def test_another_person_publishes_it(town: Town) -> None:
    notice = town.proposed()
    notice.publish(by=town.actor("zhou"), is_important=True)
    found = fresh(notice)
    assert (found.state, found.is_important) == ("published", True)
    assert found.approved_by_id == town.accounts["zhou"].pk


def test_whoever_wrote_a_word_of_it_never_approves_it(town: Town) -> None:
    notice = town.proposed("东桥街道", unit="东桥街道", who="zhou")
    with pytest.raises(Refused) as refused:
        notice.publish(by=town.actor("zhou"))
    assert refused.value.status == 403
    notice.publish(by=town.actor("he"))


def test_whoever_changed_it_counts_as_a_writer(town: Town) -> None:
    notice = town.draft()
    notice.change(by=town.actor("hu"), words=town.words(title="改过的题目"))
    assert notice.writers == {town.accounts["li"].pk, town.accounts["hu"].pk}


def test_approval_is_owed_by_the_nearest_unit_with_another_person(town: Town) -> None:
    notice = town.proposed()
    promise = Promise.objects.get(subject_id=notice.pk)
    assert (promise.kind, promise.owner_id) == ("notice_approve", town.unit("东桥街道").id)
    notice.send_back(by=town.actor("zhou"), text="写明联系电话")
    assert not Promise.objects.open().filter(subject_id=notice.pk).exists()


def test_where_the_streets_own_writer_may_not_the_district_does(town: Town) -> None:
    notice = town.proposed("东桥街道", unit="东桥街道", who="zhou")
    promise = Promise.objects.get(subject_id=notice.pk)
    assert promise.owner_id == town.unit("澜东区委").id


def test_a_notice_sent_back_says_why_until_it_is_sent_again(town: Town) -> None:
    notice = town.proposed()
    notice.send_back(by=town.actor("zhou"), text="写明联系电话")
    assert fresh(notice).reason == "写明联系电话"
    notice.propose(by=town.actor("li"))
    assert fresh(notice).reason == ""


def test_it_ends_by_itself_once(town: Town) -> None:
    notice = town.published()
    assert Notice.expire(clock.now()) == 0
    with later(hours=28):
        assert expire.call() == 1
        assert expire.call() == 0
    assert fresh(notice).state == "ended"
    assert list(sealing.faults(1)) == []


def test_a_correction_takes_the_place_of_what_it_corrects(town: Town) -> None:
    notice = town.published()
    correction = town.proposed(corrects=notice)
    assert (correction.version, fresh(notice).state) == (2, "published")
    correction.publish(by=town.actor("zhou"))
    assert fresh(notice).state == "replaced"


def test_of_two_corrections_the_first_one_counts(town: Town) -> None:
    notice = town.published()
    first, second = town.proposed(corrects=notice), town.proposed(corrects=notice)
    first.publish(by=town.actor("zhou"))
    with pytest.raises(Refused):
        second.publish(by=town.actor("zhou"))
    assert fresh(second).state == "proposed"


def test_what_is_over_can_still_be_corrected(town: Town) -> None:
    notice = town.in_state("ended")
    town.published(corrects=notice)
    assert fresh(notice).state == "replaced"


def test_what_was_taken_back_is_not_corrected(town: Town) -> None:
    with pytest.raises(Refused):
        town.draft(corrects=town.in_state("taken_back"))


@pytest.mark.parametrize("hours", [-1, 0])
def test_it_ends_after_it_begins(town: Town, hours: int) -> None:
    since = clock.now() + timedelta(hours=5)
    with pytest.raises(Refused):
        town.draft(valid_from=since, valid_until=since + timedelta(hours=hours))


def test_it_stands_a_year_at_most(town: Town) -> None:
    with pytest.raises(Refused):
        town.draft(valid_until=clock.now() + timedelta(days=400))


def test_what_is_over_is_neither_sent_nor_published(town: Town) -> None:
    draft, waiting = town.draft(), town.proposed()
    with later(days=2):
        with pytest.raises(Refused):
            draft.propose(by=town.actor("li"))
        with pytest.raises(Refused):
            waiting.publish(by=town.actor("zhou"))


@pytest.mark.parametrize("area", [HUAIYINLI, "东桥街道", "河口社区"])
def test_a_community_speaks_for_its_own_areas_alone(town: Town, area: str) -> None:
    with pytest.raises(Refused) as refused:
        town.draft(area)
    assert refused.value.status == 403


def test_a_community_speaks_to_its_grids(town: Town) -> None:
    assert town.draft("第7网格").area_ids == [town.area("第7网格")]


def test_a_department_speaks_in_its_whole_home_and_in_no_other(town: Town) -> None:
    department = {"unit": "区路灯管理所", "who": "zhao"}
    assert town.draft(WUTONGLI, "西桥街道", **department).title == TITLE
    with pytest.raises(Refused):
        town.draft("河口社区", **department)


def test_nobody_else_writes_for_a_unit(city: City, town: Town) -> None:
    for who in ("chen", "sun", "wang", "zheng", "wu"):
        with pytest.raises(Refused) as refused:
            town.draft(who=who)
        assert refused.value.status == 403
