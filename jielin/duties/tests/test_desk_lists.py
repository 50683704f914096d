"""The staff pages of lists: reading, writing, sheets, comparing, publishing."""

import io
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jielin.duties.models import DutyList, ListVersion
from jielin.duties.sheets import COLUMNS, read
from jielin.exchange.sheets import MEDIA_TYPE
from jielin.kernel.actors import SYSTEM

from .conftest import FLOOD, LAMPS, Town

DUTIES = "/desk/landong/duties/"
STREET = "东桥街道"
GOOD = {"code": "Z02", "title": "扫雪除冰", "basis": "城市市容管理办法第八条"}


@pytest.fixture
def zhou(town: Town) -> Client:
    return town.client("zhou")


def street_draft(town: Town) -> Any:
    return town.drafted("responsibility", STREET, FLOOD, applies_to="street")


def sheet(*rows: list[str]) -> SimpleUploadedFile:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, [str(column.label) for column in COLUMNS])
        for at, row in enumerate(rows, start=1):
            page.write_row(at, 0, row)
    return SimpleUploadedFile("清单.xlsx", made.getvalue(), MEDIA_TYPE)


def test_a_list_is_set_up_written_published_and_shown(town: Town, zhou: Client) -> None:
    owner = str(town.unit_id(STREET))
    told = {"kind": "responsibility", "owner": owner, "applies_to": "street"}
    page = zhou.post(f"{DUTIES}lists/new/", told)
    draft = ListVersion.objects.get()
    assert page["Location"] == f"{DUTIES}versions/{draft.pk}/"
    zhou.post(f"{page['Location']}entries/new/", GOOD)
    seen = ListVersion.objects.get().event_seq
    publish = f"{DUTIES}versions/{draft.pk}/steps/publish/"
    assert (
        zhou.post(publish, {"legal_basis": "街道办文〔2026〕3号", "seen": seen}).status_code == 302
    )
    listing = zhou.get(DUTIES).content.decode()
    assert "东桥街道职责清单" in listing
    assert "扫雪除冰" in zhou.get(page["Location"]).content.decode()


@pytest.mark.parametrize("missing", ["code", "title", "basis"])
def test_an_entry_that_lacks_something_is_kept_as_typed(
    town: Town, zhou: Client, missing: str
) -> None:
    draft = street_draft(town)
    told = {**GOOD, "note": "雪停后四小时内", missing: ""}
    page = zhou.post(f"{DUTIES}versions/{draft.pk}/entries/new/", told)
    assert page.status_code == 422
    assert "雪停后四小时内" in page.content.decode()
    assert draft.entries.count() == 1


def test_unknown_names_in_an_entry_are_told(town: Town, zhou: Client) -> None:
    draft = street_draft(town)
    told = {**GOOD, "categories": "R9999", "assisting": "月球街道"}
    page = zhou.post(f"{DUTIES}versions/{draft.pk}/entries/new/", told)
    assert page.status_code == 422
    assert "R9999" in page.content.decode()
    assert "月球街道" in page.content.decode()


def test_a_code_that_is_taken_is_refused_with_what_was_typed(town: Town, zhou: Client) -> None:
    draft = street_draft(town)
    page = zhou.post(f"{DUTIES}versions/{draft.pk}/entries/new/", {**GOOD, "code": "Z01"})
    assert page.status_code == 409
    assert "扫雪除冰" in page.content.decode()


def test_an_entry_is_changed_and_taken_out(town: Town, zhou: Client) -> None:
    draft = street_draft(town)
    entry = draft.entries.get()
    here = f"{DUTIES}versions/{draft.pk}/entries/{entry.pk}/"
    assert FLOOD.title in zhou.get(here).content.decode()
    zhou.post(here, {**GOOD, "code": "Z01"})
    changed = draft.entries.get()
    assert changed.title == "扫雪除冰"
    zhou.post(f"{DUTIES}versions/{draft.pk}/entries/{changed.pk}/drop/")
    assert not draft.entries.exists()


def test_a_sheet_is_taken_in_whole(town: Town, zhou: Client) -> None:
    draft = street_draft(town)
    good = [["Z01", "防汛", "依据"], ["Z02", "扫雪", "依据"]]
    page = zhou.post(f"{DUTIES}versions/{draft.pk}/upload/", {"sheet": sheet(*good)})
    assert page.status_code == 302
    assert draft.entries.count() == 2


def test_a_bad_sheet_changes_nothing_and_comes_back_marked(town: Town, zhou: Client) -> None:
    draft = street_draft(town)
    bad = sheet(["Z01", "防汛", "依据"], ["", "没有编号", "依据", "X9"])
    here = f"{DUTIES}versions/{draft.pk}/"
    page = zhou.post(f"{here}upload/", {"sheet": bad})
    assert page.status_code == 422
    assert "A3" in page.content.decode()
    assert draft.entries.get().text == FLOOD
    marked = read(b"".join(zhou.get(f"{here}returned/")))
    assert [fault.place for fault in marked.faults] == ["A3"]
    assert town.client("liang").get(f"{here}returned/").status_code == 404


def test_no_file_and_a_file_that_is_none_are_told(town: Town, zhou: Client) -> None:
    here = f"{DUTIES}versions/{street_draft(town).pk}/upload/"
    assert zhou.post(here).status_code == 422
    note = SimpleUploadedFile("清单.txt", "编号".encode())
    page = zhou.post(here, {"sheet": note})
    assert page.status_code == 422
    assert ".xlsx" in page.content.decode()


def test_the_template_and_a_version_are_workbooks(town: Town, zhou: Client) -> None:
    version = town.published("service", "梧桐里社区", LAMPS)
    for address in ("lists/template/", f"versions/{version.pk}/sheet/"):
        page = zhou.get(DUTIES + address)
        assert page["Content-Type"] == MEDIA_TYPE
    assert read(b"".join(page)).rows[0].cells["title"] == LAMPS.title


def test_two_versions_are_compared(town: Town, zhou: Client) -> None:
    first = town.published("responsibility", STREET, FLOOD, applies_to="street")
    second = ListVersion.draft(first.duty_list, by=SYSTEM)
    second.take_in(by=SYSTEM, entries=(LAMPS,))
    here = f"{DUTIES}lists/{first.duty_list_id}/compare/"
    page = zhou.get(f"{here}?from={first.pk}&to={second.pk}").content.decode()
    assert "新增" in page
    assert "删除" in page
    for query in ("", "?from=x&to=y", f"?from={first.pk}&to={first.pk}x"):
        assert zhou.get(here + query).status_code == 404


def test_a_page_that_grew_old_is_told_and_nothing_is_published(town: Town, zhou: Client) -> None:
    draft = street_draft(town)
    seen = draft.event_seq
    draft.write(by=SYSTEM, entry=LAMPS)
    here = f"{DUTIES}versions/{draft.pk}/steps/publish/"
    page = zhou.post(here, {"legal_basis": "办法", "seen": seen})
    assert page.status_code == 409
    assert "办法" in page.content.decode()
    assert DutyList.objects.get().current() is None


@pytest.mark.parametrize("who", ["li", "sun", "zhao"])
def test_drafts_are_hidden_from_those_who_do_not_write_them(town: Town, who: str) -> None:
    draft = street_draft(town)
    client = town.client(who)
    assert client.get(f"{DUTIES}versions/{draft.pk}/").status_code == 404
    status = client.get(f"{DUTIES}versions/{draft.pk}/entries/new/").status_code
    assert status == (404 if who == "sun" else 403)


def test_lists_of_the_other_home_are_hidden(town: Town) -> None:
    version = town.published("service", "梧桐里社区", LAMPS)
    wu = town.client("wu")
    assert wu.get(DUTIES).status_code == 404
    assert wu.get(f"/desk/lanxi/duties/versions/{version.pk}/").status_code == 404
    assert wu.get("/desk/lanxi/duties/").status_code == 200


def test_the_finder_answers_with_unit_and_basis(town: Town) -> None:
    town.published("responsibility", "区路灯管理所", LAMPS, applies_to="department")
    page = town.client("li").get(f"{DUTIES}find/?q=路灯不亮").content.decode()
    assert "区路灯管理所" in page
    assert LAMPS.basis in page


def test_pages_cost_few_queries(
    town: Town, zhou: Client, django_assert_max_num_queries: Any
) -> None:
    version = town.published("service", "梧桐里社区", FLOOD, LAMPS)
    for address in ("", f"versions/{version.pk}/", "find/?q=路灯", "dispatch/"):
        zhou.get(DUTIES + address)
        with django_assert_max_num_queries(8):
            assert zhou.get(DUTIES + address).status_code == 200
