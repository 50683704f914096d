"""A list goes out with a reason, a mark and covered numbers, to one person, for a week."""

import io
from datetime import timedelta
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from jielin.exchange.masking import masked
from jielin.exchange.models import KeptSheet, SheetExport
from jielin.exchange.offers import exporter
from jielin.exchange.sheets import Heading, listing
from jielin.exchange.sheets.listing import MOST_ROWS, TooLong
from jielin.exchange.states import ExportState
from jielin.exchange.tasks import tidy
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event
from jielin.kernel.workflow import Refused
from tests.cast import City
from tests.fixtures import RunJobs

from .conftest import THEN

WHY = "核对第三季度在岗人员"


def asked(town: City, what: str = "posts", who: str = "he", **other: Any) -> SheetExport:
    told = {"narrowed": "", "reason": WHY, **other}
    return SheetExport.ask(exporter(what), **told, tenant_id=1, by=town.actor(who))


def made(town: City, run_jobs: RunJobs, what: str = "posts", who: str = "he") -> SheetExport:
    one = asked(town, what, who)
    run_jobs()
    one.refresh_from_db()
    assert one.state == ExportState.READY, one.answer
    return one


def lines(content: bytes) -> list[list[str]]:
    page = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return [[str(cell) for cell in line] for line in page.to_python()]


def test_the_file_says_who_took_it_when_and_why(town: City, run_jobs: RunJobs) -> None:
    content = made(town, run_jobs).download(by=town.actor("he"))
    mark = lines(content)[0][0]
    assert mark == f"导出人：何静（澜东区委）；时间：2026-07-13 09:30；用途：{WHY}"


def test_the_list_holds_what_its_page_shows(town: City, run_jobs: RunJobs) -> None:
    one = made(town, run_jobs)
    told = lines(one.download(by=town.actor("he")))
    assert told[1][:4] == ["单位", "姓名", "登录名", "岗位"]
    assert one.count == len(told) - 2
    assert not [line for line in told if "河口社区" in line]


def test_a_reason_is_required(town: City) -> None:
    with pytest.raises(Refused):
        asked(town, reason="  ")
    assert not SheetExport.objects.exists()


def test_a_list_asks_for_its_own_duty(town: City) -> None:
    with pytest.raises(Refused) as refused:
        asked(town, who="wang")
    assert refused.value.status == 403


def test_nobody_else_downloads_it(town: City, run_jobs: RunJobs) -> None:
    one = made(town, run_jobs)
    with pytest.raises(Refused) as refused:
        one.download(by=town.actor("qian"))
    assert refused.value.status == 403


def test_each_download_is_an_event_and_counted(town: City, run_jobs: RunJobs) -> None:
    one = made(town, run_jobs)
    one.download(by=town.actor("he"))
    one.download(by=town.actor("he"))
    assert one.downloads == 2
    assert Event.objects.filter(subject_id=one.pk, verb="sheet_export.downloaded").count() == 2


def test_no_event_repeats_the_reason(town: City, run_jobs: RunJobs) -> None:
    one = made(town, run_jobs)
    told = [str(event.details) for event in Event.objects.filter(subject_id=one.pk)]
    assert not [words for words in told if WHY in words]


def test_the_file_goes_after_a_week_and_the_proof_stays(town: City, run_jobs: RunJobs) -> None:
    one = made(town, run_jobs)
    with clock.at(THEN + timedelta(days=7, minutes=1)):
        tidy.func()
        one.refresh_from_db()
        assert one.state == ExportState.OVER
        assert not KeptSheet.objects.exists()
        with pytest.raises(Refused):
            one.download(by=town.actor("he"))


def test_a_file_may_be_deleted_before(town: City, run_jobs: RunJobs) -> None:
    one = made(town, run_jobs)
    one.drop(by=town.actor("he"))
    assert one.state == ExportState.OVER
    assert not KeptSheet.objects.exists()


def test_whoever_lost_the_duty_meanwhile_gets_nothing(town: City, run_jobs: RunJobs) -> None:
    one = asked(town)
    town.accounts["he"].appointments.get().end(by=SYSTEM)
    run_jobs()
    one.refresh_from_db()
    assert one.state == ExportState.FAILED
    assert one.answer == "您的岗位已不含这份清单。"


def test_a_list_that_is_too_long_is_not_cut_but_refused() -> None:
    rows = (("一",) for _row in range(MOST_ROWS + 1))
    with pytest.raises(TooLong):
        listing("清单", "导出", (Heading("列"),), rows, lambda done: None)


def test_numbers_of_persons_are_covered_in_every_cell() -> None:
    rows = [("请打13800002206", "330102199001011234")]
    content, count = listing("清单", "导出", (Heading("列"),), rows, lambda done: None)
    assert lines(content)[2][:2] == ["请打138****2206", "330102********1234"]
    assert count == 1


@pytest.mark.parametrize("text", ["SQ20260714-0417", "990102001001007", "2026-07-13 09:30"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert masked(text) == text


def test_a_job_that_died_is_given_up(town: City) -> None:
    one = asked(town)
    with clock.at(THEN + timedelta(hours=3)):
        tidy.func()
    one.refresh_from_db()
    assert one.state == ExportState.FAILED
