"""The pages of imports and exports, as a browser without scripts sees them."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jielin.exchange.models import SheetExport, SheetImport
from jielin.exchange.states import ExportState, ImportState
from jielin.people.models import Appointment
from tests.cast import City
from tests.fixtures import RunJobs

from .conftest import AREA_HEADS, GRID, PEOPLE_HEADS, book, send

IMPORTS, EXPORTS = "/desk/landong/settings/imports/", "/desk/landong/exports/"
WHY = {"reason": "核对在岗人员"}


@pytest.fixture
def qian(town: City) -> Client:
    return town.client("qian")


@pytest.fixture
def he(town: City) -> Client:
    return town.client("he")


def upload(client: Client, what: str, content: bytes) -> Any:
    sent = SimpleUploadedFile("表.xlsx", content)
    return client.post(f"{IMPORTS}{what}/", {"sheet": sent})


def test_a_sheet_goes_from_upload_to_rows(qian: Client, run_jobs: RunJobs) -> None:
    page = upload(qian, "areas", book(AREA_HEADS, GRID))
    assert page.status_code == 302
    shown = qian.get(page.url).content.decode()
    assert "新增：990102001001009 第9网格" in shown
    one = SheetImport.objects.get()
    taken: Any = qian.post(f"{page.url}steps/confirm/", {"seen": one.event_seq})
    assert taken.url == page.url
    assert "正在写入" in qian.get(page.url).content.decode()
    run_jobs()
    assert "已导入" in qian.get(page.url).content.decode()


def test_a_faulty_sheet_is_answered_with_its_table(qian: Client) -> None:
    page = upload(qian, "areas", book(AREA_HEADS, ("", "第9网格", "990102001001")))
    shown = page.content.decode()
    assert page.status_code == 422
    assert "“代码”没有填写，请补上。" in shown
    assert "下载待改正的表格" in shown


def test_the_file_to_correct_is_fetched_by_whoever_sent_it(town: City, qian: Client) -> None:
    upload(qian, "areas", book(AREA_HEADS, ("", "第9网格", "990102001001")))
    one = SheetImport.objects.get()
    address = f"{IMPORTS}sheets/{one.pk}/returned/"
    assert qian.get(address).content.startswith(b"PK")
    assert town.client("he").get(address).status_code == 404


def test_no_file_is_a_sentence_and_no_crash(qian: Client) -> None:
    page = qian.post(f"{IMPORTS}areas/", {})
    assert page.status_code == 422
    assert "请先选择文件" in page.content.decode()


def test_the_other_who_confirms_is_told(town: City, qian: Client) -> None:
    first, second = send(town, "areas", GRID), send(town, "areas", GRID)
    for one, status in ((first, 302), (second, 409)):
        address = f"{IMPORTS}sheets/{one.pk}/steps/confirm/"
        page = qian.post(address, {"seen": one.event_seq})
        assert page.status_code == status
    assert "另一位工作人员正在导入同类表格" in page.content.decode()


def test_a_stale_page_is_told_so(town: City, qian: Client) -> None:
    one = send(town, "areas", GRID)
    page = qian.post(f"{IMPORTS}sheets/{one.pk}/steps/discard/", {"seen": "99"})
    assert page.status_code == 409
    one.refresh_from_db()
    assert one.state == ImportState.CHECKED


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        ("wang", "", 403),
        ("wang", "areas/", 403),
        ("he", "areas/", 403),
        ("he", "people/", 200),
        ("qian", "areas/template/", 200),
        ("qian", "unknown/", 404),
        ("wu", "", 404),
    ],
)
def test_who_may_import_what(town: City, who: str, path: str, status: int) -> None:
    assert town.client(who).get(IMPORTS + path).status_code == status


def test_an_inner_verb_has_no_address(town: City, qian: Client) -> None:
    one = send(town, "areas", GRID)
    page = qian.post(f"{IMPORTS}sheets/{one.pk}/steps/give_up/", {"seen": one.event_seq})
    assert page.status_code == 404


def test_a_second_person_finds_the_proposals_of_the_sheet(
    town: City, he: Client, run_jobs: RunJobs
) -> None:
    row = ("lufang", "陆芳", "", "梧桐里社区", "网格员", "")
    page = upload(he, "people", book(PEOPLE_HEADS, row))
    he.post(f"{page.url}steps/confirm/", {"seen": SheetImport.objects.get().event_seq})
    run_jobs()
    assert Appointment.objects.get(account__username="lufang").state == "proposed"


def test_a_list_is_asked_for_written_and_fetched(he: Client, run_jobs: RunJobs) -> None:
    page: Any = he.post(f"{EXPORTS}new/posts/", WHY)
    run_jobs()
    assert "可以下载" in he.get(page.url).content.decode()
    file = he.post(f"{page.url}download/")
    assert file.content.startswith(b"PK")
    assert file["Content-Disposition"] == 'attachment; filename="posts-20260713.xlsx"'
    assert SheetExport.objects.get().downloads == 1


def test_the_file_is_fetched_twice_from_one_page(he: Client, run_jobs: RunJobs) -> None:
    page: Any = he.post(f"{EXPORTS}new/posts/", WHY)
    run_jobs()
    for _time in range(2):
        assert he.post(f"{page.url}download/", {"seen": "0"}).status_code == 200


def test_without_a_reason_nothing_is_written_and_the_words_stay(he: Client) -> None:
    page: Any = he.post(f"{EXPORTS}new/posts/", {"reason": " "})
    assert page.status_code == 422
    assert "请写明" in page.content.decode()
    long = he.post(f"{EXPORTS}new/posts/", {"reason": "核" * 201})
    assert "核" * 201 in long.content.decode()


def test_the_export_of_another_does_not_exist(town: City, he: Client) -> None:
    page: Any = he.post(f"{EXPORTS}new/posts/", WHY)
    other = town.client("qian")
    assert other.get(page.url).status_code == 404
    assert other.post(f"{page.url}download/").status_code == 404


def test_a_deleted_file_is_gone(he: Client, run_jobs: RunJobs) -> None:
    page: Any = he.post(f"{EXPORTS}new/posts/", WHY)
    run_jobs()
    one = SheetExport.objects.get()
    he.post(f"{page.url}drop/", {"seen": one.event_seq})
    one.refresh_from_db()
    assert one.state == ExportState.OVER
    assert he.post(f"{page.url}download/").status_code == 409


def test_the_list_of_requests_leads_here_with_its_filters(town: City) -> None:
    page = town.client("li").get("/desk/landong/cases/?view=all&state=reported").content.decode()
    assert "/desk/landong/exports/new/cases/?view=all&amp;state=reported" in page


@pytest.mark.parametrize(("path", "most"), [(IMPORTS, 12), (EXPORTS, 12)])
def test_a_page_asks_the_database_little(
    town: City, qian: Client, django_assert_max_num_queries: Any, path: str, most: int
) -> None:
    for _time in range(4):
        send(town, "areas", GRID)
    qian.get(path)
    with django_assert_max_num_queries(most):
        assert qian.get(path).status_code == 200


def test_the_settings_have_a_tile_for_whoever_may(town: City, qian: Client) -> None:
    front = reverse("desk:settings", kwargs={"home": "landong"})
    assert IMPORTS in qian.get(front).content.decode()
