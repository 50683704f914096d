"""A sheet is checked whole, confirmed, and written whole or not at all."""

from datetime import timedelta
from typing import Any

import pytest

from jielin.exchange.models import KeptSheet, SheetImport
from jielin.exchange.offers import importer
from jielin.exchange.states import ImportState
from jielin.exchange.tasks import tidy
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event
from jielin.kernel.workflow import Refused
from jielin.organisations.models import Organisation
from jielin.people.models import Account, Appointment
from jielin.territory.models import Area
from jielin.territory.queries import gazetteer
from tests.cast import City
from tests.fixtures import RunJobs

from .conftest import AREA_HEADS, GRID, THEN, book, send, sentences

UNIT = ("社区", "柳巷社区居民委员会", "西桥街道", "", "0935-8212345", "08:30-12:00 14:00-17:30")
PERSON = ("lufang", "陆芳", "13900005678", "梧桐里社区", "网格员", "990102001001007")


def confirmed(town: City, run_jobs: RunJobs, what: str, *rows: Any) -> SheetImport:
    one: SheetImport = send(town, what, *rows)
    assert one.state == ImportState.CHECKED, sentences(one)
    one.confirm(by=town.actor("he" if what == "people" else "qian"))
    run_jobs()
    one.refresh_from_db()
    return one


def test_nothing_is_written_before_it_is_confirmed(town: City) -> None:
    one = send(town, "areas", GRID)
    assert one.state == ImportState.CHECKED
    assert one.counts == {"new": 1, "changed": 0, "unchanged": 0}
    assert not Area.objects.filter(code=GRID[0]).exists()


def test_a_confirmed_sheet_is_written_by_its_job(town: City, run_jobs: RunJobs) -> None:
    one = confirmed(town, run_jobs, "areas", GRID)
    assert one.state == ImportState.DONE
    place = gazetteer().by_code(GRID[0])
    assert place is not None
    assert place.name == "第9网格"


def test_the_same_sheet_once_more_changes_nothing(town: City, run_jobs: RunJobs) -> None:
    confirmed(town, run_jobs, "areas", GRID)
    again = send(town, "areas", GRID)
    assert again.counts == {"new": 0, "changed": 0, "unchanged": 1}


def test_one_wrong_row_keeps_all_of_them_out(town: City) -> None:
    one = send(town, "areas", GRID, ("99010200100101", "第10网格", "990102001001"))
    assert one.state == ImportState.FAULTY
    assert sentences(one) == ["A3 代码应为数字：社区 12 位，网格 15 位。"]


def test_every_row_is_checked_also_beside_an_empty_cell(town: City) -> None:
    foreign = ("990121001001001", "河口第1网格", "990121001001")
    one = send(town, "areas", ("", "第9网格", "990102001001"), foreign)
    assert sentences(one) == [
        "A2 “代码”没有填写，请补上。",
        "C3 本地和这个表格里都没有这个代码的区域。",
    ]


def test_an_area_of_another_home_is_refused(town: City) -> None:
    one = send(town, "areas", ("990121001001001", "第1网格", "990121001001"))
    assert sentences(one) == ["C2 本地和这个表格里都没有这个代码的区域。"]


def test_a_community_and_its_grid_come_in_one_sheet(town: City, run_jobs: RunJobs) -> None:
    grid = ("990102001009001", "第1网格", "990102001009")
    confirmed(town, run_jobs, "areas", grid, ("990102001009", "𠮷祥里社区", "990102001"))
    assert gazetteer().by_code(grid[0]) is not None
    assert Area.objects.get(code="990102001009").name == "𠮷祥里社区"


def test_an_area_is_never_moved_by_a_sheet(town: City) -> None:
    Area.objects.filter(code="990102001001008").update(parent=town.areas["990102001002"])
    one = send(town, "areas", ("990102001001008", "第8网格", "990102001001"))
    assert sentences(one) == ["C2 这个代码已登记在另一个上级区域下，导入不能移动区域。"]


def test_a_new_organisation_is_set_up_with_its_hours(town: City, run_jobs: RunJobs) -> None:
    confirmed(
        town, run_jobs, "organisations", (*UNIT[:5], "周一至周五 08:30-12:00；周六 9:00-11:00")
    )
    unit = Organisation.objects.get(name=UNIT[1])
    assert unit.office_hours["5"] == [["09:00", "11:00"]]
    assert unit.parent is not None
    assert unit.parent.name == "西桥街道"
    assert Event.objects.filter(verb="organisation.founded", subject_id=unit.pk).exists()


def test_superiors_of_the_same_sheet_come_first(town: City, run_jobs: RunJobs) -> None:
    firm = ("物业公司", "安居物业", "新桥社区", "", "", "")
    kind = str(Organisation.Kind.PROPERTY_FIRM.label)
    rows = ((kind, *firm[1:]), ("社区", "新桥社区", "西桥街道", "", "", ""))
    one = confirmed(town, run_jobs, "organisations", *rows)
    assert one.state == ImportState.DONE, sentences(one)


def test_a_known_organisation_is_changed_by_the_verbs_it_needs(
    town: City, run_jobs: RunJobs
) -> None:
    row = ("社区", "梧桐里社区", "", "", "0935-7654321", "")
    confirmed(town, run_jobs, "organisations", row)
    unit = Organisation.objects.get(name="梧桐里社区", tenant=town.home)
    assert unit.duty_phone == "0935-7654321"
    assert Event.objects.filter(subject_id=unit.pk, verb="organisation.reach_set").count() == 1


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("公司", *UNIT[1:]), "A2 没有这种单位类型，请看填写说明。"),
        (("街道", "梧桐里社区", "", "", "", ""), "A2 这个单位已登记为其他类型，类型不能更改。"),
        (("社区", "甲社区", "南街道", "", "", ""), "C2 本地和这个表格里都没有这个名称的单位。"),
        (("社区", "甲社区", "城关镇", "", "", ""), "C2 本地和这个表格里都没有这个名称的单位。"),
        (("街道", "甲街道", "梧桐里社区", "", "", ""), "C2 这类单位不能设在它下面。"),
        (("社区", "甲社区", "", "990121001001", "", ""), "D2 本地没有这个代码的区域。"),
        (("社区", "甲社区", "", "990102001", "", ""),
         "D2 街道只能服务街道一级区域，社区只能服务社区一级区域。"),
        (("社区", "甲社区", "", "990102001001", "", ""), "D2 这个区域已由“梧桐里社区”负责。"),
        ((*UNIT[:5], "早上到晚上"),
         "F2 请按“周一至周五 08:30-12:00 14:00-17:30”的样式填写。"),
        ((*UNIT[:5], "25:00-26:00"),
         "F2 请按“周一至周五 08:30-12:00 14:00-17:30”的样式填写。"),
    ],
)  # fmt: skip
def test_a_wrong_cell_of_an_organisation_is_named(town: City, row: Any, sentence: str) -> None:
    assert sentences(send(town, "organisations", row)) == [sentence]


def test_a_person_becomes_a_proposal_without_a_password(town: City, run_jobs: RunJobs) -> None:
    one = confirmed(town, run_jobs, "people", PERSON)
    account = Account.objects.get(username="lufang")
    assert one.state == ImportState.DONE
    assert not account.has_usable_password()
    post = Appointment.objects.get(account=account)
    assert post.state == "proposed"
    assert post.proposed_by_id == town.accounts["he"].pk


def test_a_second_person_confirms_what_came_by_sheet(town: City, run_jobs: RunJobs) -> None:
    confirmed(town, run_jobs, "people", PERSON)
    post = Appointment.objects.get(account__username="lufang")
    with pytest.raises(Refused):
        post.confirm(by=town.actor("he"))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("陆芳", *PERSON[1:]), "A2 请用 2 到 40 个小写字母、数字、点或短横线。"),
        (("wang", "陆芳", "", *PERSON[3:]), "B2 这个登录名已属于另一个姓名的人，请核对。"),
        ((*PERSON[:2], "13800002206", *PERSON[3:]), "C2 这个手机号已属于其他人。"),
        ((*PERSON[:3], "城关镇", *PERSON[4:5], ""), "D2 本地没有这个名称的单位。"),
        ((*PERSON[:4], "队长", ""), "E2 没有这个岗位。"),
        ((*PERSON[:4], "街道调度员", ""), "E2 “梧桐里社区”不设“街道调度员”岗位。"),
        ((*PERSON[:5], "990102002001"), "F2 这个区域不在单位的服务区域内。"),
        ((*PERSON[:5], "990121001001"), "F2 这个区域不在单位的服务区域内。"),
    ],
)
def test_a_wrong_cell_of_a_person_is_named(town: City, row: Any, sentence: str) -> None:
    assert sentences(send(town, "people", row)) == [sentence]


@pytest.mark.parametrize(
    ("known", "said"),
    [("", "该账号没有登记手机号"), ("13900001111", "该账号登记的是另一个手机号")],
)
def test_a_number_of_somebody_known_is_never_changed(town: City, known: str, said: str) -> None:
    Account.welcome("lufang", "陆芳", known)
    [sentence] = sentences(send(town, "people", PERSON))
    assert sentence.startswith(f"C2 {said}")


def test_two_administrations_never_come_to_one_person(town: City) -> None:
    rows = [("lufang", "陆芳", "", "澜东区市民诉求中心", post, "") for post in
            ("系统管理员", "安全保密管理员")]  # fmt: skip
    assert sentences(send(town, "people", *rows)) == [
        "E3 系统管理、安全保密管理和安全审计必须由不同的人担任。"
    ]


def test_whoever_holds_the_post_already_is_left_alone(town: City) -> None:
    one = send(town, "people", ("li", "李敏", "", "梧桐里社区", "社区工作者", ""))
    assert one.counts == {"new": 0, "changed": 0, "unchanged": 1}


def test_only_units_one_answers_for_are_taken(town: City) -> None:
    account = Account.welcome("mao", "毛宁")
    unit = town.unit("槐荫里社区")
    Appointment.appoint(account, unit=unit, post="community_secretary", by=SYSTEM, since=THEN)
    town.accounts["mao"] = account
    assert sentences(send(town, "people", PERSON, who="mao")) == ["D2 您不负责这个单位。"]


def test_somebody_without_the_duty_sends_nothing(town: City) -> None:
    with pytest.raises(Refused) as refused:
        send(town, "areas", GRID, who="wang")
    assert refused.value.status == 403
    assert not SheetImport.objects.exists()


def test_of_two_imports_at_once_one_wins_and_the_other_is_told(town: City) -> None:
    first, second = send(town, "areas", GRID), send(town, "areas", GRID)
    first.confirm(by=town.actor("qian"))
    with pytest.raises(Refused, match="另一位工作人员正在导入同类表格"):
        second.confirm(by=town.actor("qian"))


def test_what_changed_since_the_preview_is_not_passed_over(town: City, run_jobs: RunJobs) -> None:
    first, second = send(town, "areas", GRID), send(town, "areas", GRID)
    first.confirm(by=town.actor("qian"))
    run_jobs()
    second.confirm(by=town.actor("qian"))
    run_jobs()
    second.refresh_from_db()
    assert second.state == ImportState.FAILED
    assert sentences(second) == ["0 预览之后情况有了变化，请重新上传并核对新的预览。"]


def test_a_row_that_is_refused_takes_all_others_back(town: City, run_jobs: RunJobs) -> None:
    one = send(town, "people", PERSON, ("lufang2", "陆方", "", "梧桐里社区", "社区工作者", ""))
    one.confirm(by=town.actor("he"))
    Account.enlist("lufang2", "陆方", "Xinjie-2026-abc").suspend()
    run_jobs()
    one.refresh_from_db()
    assert one.state == ImportState.FAILED
    assert not Account.objects.filter(username="lufang").exists()
    assert one.running is None


def test_the_sheet_is_gone_when_its_rows_stand(town: City, run_jobs: RunJobs) -> None:
    confirmed(town, run_jobs, "areas", GRID)
    assert not KeptSheet.objects.exists()


def test_what_is_kept_is_sealed(town: City) -> None:
    one = send(town, "people", PERSON)
    raw = KeptSheet.objects.filter(subject_id=one.pk).extra(select={"raw": "coded"})
    assert raw.values_list("raw", flat=True)[0].startswith("sm4g:")


def test_an_unconfirmed_sheet_lapses_after_a_day(town: City) -> None:
    one = send(town, "areas", GRID)
    with clock.at(THEN + timedelta(days=1, minutes=1)):
        tidy.func()
    one.refresh_from_db()
    assert one.state == ImportState.DISCARDED
    assert not KeptSheet.objects.exists()


def test_a_job_that_died_gives_the_way_free_again(town: City) -> None:
    one = send(town, "areas", GRID)
    one.confirm(by=town.actor("qian"))
    with clock.at(THEN + timedelta(hours=3)):
        tidy.func()
        one.refresh_from_db()
        assert one.state == ImportState.FAILED
        send(town, "areas", GRID).confirm(by=town.actor("qian"))


def test_dropping_a_sheet_deletes_it(town: City) -> None:
    one = send(town, "areas", GRID)
    one.discard(by=town.actor("qian"))
    assert one.state == ImportState.DISCARDED
    assert not KeptSheet.objects.exists()


def test_the_events_name_counts_and_no_person(town: City, run_jobs: RunJobs) -> None:
    one = confirmed(town, run_jobs, "people", PERSON)
    told = [str(event.details) for event in Event.objects.filter(subject_id=one.pk)]
    assert len(told) == 3
    assert not [words for words in told if "陆芳" in words or "5678" in words]


def test_the_template_is_a_sheet_that_is_taken(town: City) -> None:
    for key in ("areas", "organisations", "people"):
        what = importer(key)
        heads = [str(column.label) for column in what.layout.columns]
        row = [what.example.get(column.key, "") for column in what.layout.columns]
        by = town.actor("he" if key == "people" else "qian")
        one = SheetImport.send(what, book(heads, row), "a", home=town.home, by=by)
        assert [note for note in sentences(one) if "第一行" in note or "模板" in note] == []


def test_headings_stand_as_the_template_has_them() -> None:
    heads = [str(column.label) for column in importer("areas").layout.columns]
    assert tuple(heads[:3]) == AREA_HEADS
