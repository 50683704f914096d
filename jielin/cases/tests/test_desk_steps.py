"""Taking a step at the desk: what is asked, what is refused, and that typed words stay."""

from io import BytesIO
from typing import Any, cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from PIL import Image

from jielin.cases.models import Case, Entry, StandardReply
from jielin.cases.states import RequestType
from jielin.files.models import StoredFile
from tests import stories
from tests.cast import City

DESK = "/desk/landong"


def path(case: Case, verb: str) -> str:
    return f"{DESK}/cases/{case.number}/steps/{verb}/"


def take(city: City, who: str, case: Case, verb: str, **told: Any) -> HttpResponse:
    return cast(HttpResponse, city.client(who).post(path(case, verb), told))


def photo(name: str = "灯.jpg") -> SimpleUploadedFile:
    body = BytesIO()
    Image.new("RGB", (32, 24), (200, 180, 90)).save(body, "JPEG")
    return SimpleUploadedFile(name, body.getvalue(), "image/jpeg")


def test_a_step_leads_back_to_the_case(city: City) -> None:
    case = stories.registered(city)
    answer = take(city, "li", case, "accept", seen=case.event_seq)
    assert answer.status_code == 302 and answer["Location"] == f"{DESK}/cases/{case.number}/"
    case.refresh_from_db()
    assert case.state == "accepted"


def test_a_step_may_lead_on_to_the_next_of_the_list(city: City) -> None:
    older, newer = stories.registered(city), stories.registered(city)
    client = city.client("li")
    client.get(f"{DESK}/cases/?view=all")
    answer = client.post(path(newer, "accept"), {"then": "next"})
    assert answer["Location"] == f"{DESK}/cases/{older.number}/"


def test_a_step_that_asks_shows_its_form(city: City) -> None:
    case = stories.registered(city)
    shown = city.client("li").get(path(case, "not_accept")).content.decode()
    assert "法定理由" in shown and 'name="seen"' in shown


def test_what_is_missing_is_asked_again_and_what_was_typed_stays(city: City) -> None:
    case = stories.registered(city)
    answer = take(city, "li", case, "not_accept", text="可以请物业上门")
    shown = answer.content.decode()
    assert answer.status_code == 422 and "可以请物业上门" in shown
    assert "<title>错误：" in shown.replace("\n", "")


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_persons_step_is_refused_with_a_way_out(city: City, method: str) -> None:
    case = stories.handling(city)
    client = city.client("li")
    answer = getattr(client, method)(path(case, "resolve"), {"text": "灯已经亮了"})
    shown = answer.content.decode()
    assert answer.status_code == 403 and "区路灯管理所" in shown and "0000-12345" in shown
    assert ("灯已经亮了" in shown) == (method == "post")


def test_a_step_on_an_old_page_says_who_was_faster(city: City) -> None:
    case = stories.registered(city)
    seen = case.event_seq
    case.accept(by=city.actor("hu"))
    answer = take(city, "li", case, "answer", seen=seen, text="周六修好")
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "胡萍受理" in shown and "周六修好" in shown and "请核对后再提交" in shown


@pytest.mark.parametrize("seen", ["", "x", "²", "-1", "9" * 5000])
def test_a_broken_mark_of_the_page_is_no_error(city: City, seen: str) -> None:
    assert take(city, "li", stories.registered(city), "accept", seen=seen).status_code == 302


def test_a_note_of_a_colleague_makes_no_page_old(city: City) -> None:
    case = stories.registered(city)
    seen = case.event_seq
    case.note(by=city.actor("hu"), text="看过现场", is_public=False)
    assert take(city, "li", case, "accept", seen=seen).status_code == 302


def test_a_step_that_the_state_forbids_is_a_conflict(city: City) -> None:
    answer = take(city, "zhao", stories.closed(city), "resolve", text="再办一次")
    assert answer.status_code == 409 and "再办一次" in answer.content.decode()


@pytest.mark.parametrize("verb", ["register", "try_contact", "reveal", "fly"])
def test_what_is_no_step_of_the_desk_does_not_exist(city: City, verb: str) -> None:
    assert take(city, "li", stories.handling(city), verb).status_code == 404


def test_steps_of_hidden_cases_do_not_exist(city: City) -> None:
    secret = stories.registered(city, request_type=RequestType.REPORT)
    assert take(city, "li", secret, "accept").status_code == 404
    assert take(city, "sun", stories.registered(city), "accept").status_code == 404


def test_a_kind_that_has_no_desk_does_not_exist(city: City) -> None:
    assert city.client("li").post(f"{DESK}/wishes/X1/steps/accept/").status_code == 404


@pytest.mark.parametrize(
    ("audience", "is_public", "kind"),
    [("public", True, "reply"), ("internal", False, "note"), ("call", True, "call")],
)
def test_the_composer_writes_for_whom_it_was_told(
    city: City, audience: str, is_public: bool, kind: str
) -> None:
    case = stories.handling(city)
    take(city, "li", case, "note", audience=audience, text="今天 17:00 前修好")
    entry = Entry.objects.get(text="今天 17:00 前修好")
    assert (entry.is_public, entry.kind) == (is_public, kind)


def test_photos_of_a_reply_stand_beside_it(city: City) -> None:
    case = stories.handling(city)
    take(city, "li", case, "note", audience="public", text="装好了壁灯", photos=photo())
    file = StoredFile.objects.get()
    assert file.is_attached and file.subject_id == Entry.objects.get(text="装好了壁灯").event_id
    shown = city.client("li").get(f"{DESK}/cases/{case.number}/").content.decode()
    assert f"{file.pk}/small" in shown


def test_a_photo_that_is_none_keeps_words_and_good_photos(city: City) -> None:
    case = stories.handling(city)
    wrong = SimpleUploadedFile("a.jpg", b"MZ not a photo", "image/jpeg")
    answer = take(
        city, "li", case, "note", audience="public", text="装好了", photos=[photo(), wrong]
    )
    shown = answer.content.decode()
    assert answer.status_code == 422 and "装好了" in shown and 'name="kept"' in shown
    assert not Entry.objects.filter(text="装好了").exists()


def test_a_standard_reply_is_put_in_without_a_script(city: City) -> None:
    case, unit = stories.handling(city), city.unit("梧桐里社区").id
    ready = StandardReply.shelve(
        tenant_id=1, organisation_id=unit, title="已派单", text="已请主管部门处理。"
    )
    answer = take(city, "li", case, "note", text="陈阿姨您好：", fill=str(ready.pk))
    shown = answer.content.decode()
    assert answer.status_code == 200 and "陈阿姨您好：\n已请主管部门处理。" in shown
    assert not Entry.objects.filter(kind="reply").exists()


def test_an_anonymous_step_asks_to_sign_in(city: City) -> None:
    answer = city.client().post(path(stories.registered(city), "accept"))
    assert answer.status_code == 302 and "/login/" in answer["Location"]
