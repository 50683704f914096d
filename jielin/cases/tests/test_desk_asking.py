"""Questions of superiors, and the shelf of standard replies."""

from jielin.cases.models import Case, Inquiry, StandardReply
from jielin.cases.states import RequestType
from tests import stories
from tests.cast import City

DESK = "/desk/landong"
QUESTION = "请说明今年与辖区装修公司的往来情况。"


def asked(city: City) -> tuple[Case, Inquiry]:
    case = stories.registered(city, request_type=RequestType.REPORT, text="有人收了红包，请查")
    unit = city.unit("梧桐里社区").id
    return case, case.inquire(by=city.actor("zhou"), unit_id=unit, question=QUESTION)


def shown(city: City, who: str, path: str) -> str:
    answer = city.client(who).get(DESK + path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_asked_unit_reads_the_question_and_nothing_of_the_case(city: City) -> None:
    case, inquiry = asked(city)
    for path in ("/inquiries/", f"/inquiries/{inquiry.number}/", "/"):
        page = shown(city, "li", path)
        assert case.number not in page and "红包" not in page
    assert QUESTION in shown(city, "li", f"/inquiries/{inquiry.number}/")


def test_the_asking_unit_finds_the_way_to_its_case(city: City) -> None:
    case, inquiry = asked(city)
    assert f"/cases/{case.number}/" in shown(city, "zhou", f"/inquiries/{inquiry.number}/")


def test_nobody_else_finds_the_question(city: City) -> None:
    _case, inquiry = asked(city)
    for who in ("sun", "zhao"):
        answer = city.client(who).get(f"{DESK}/inquiries/{inquiry.number}/")
        assert answer.status_code == 404


def test_the_asked_unit_answers_once(city: City) -> None:
    _case, inquiry = asked(city)
    path = f"{DESK}/inquiries/{inquiry.number}/steps/reply/"
    assert city.client("li").post(path, {"text": ""}).status_code == 422
    assert city.client("li").post(path, {"text": "没有往来。"}).status_code == 302
    again = city.client("hu").post(path, {"text": "补充说明"})
    assert again.status_code == 409 and "补充说明" in again.content.decode()
    assert "没有往来。" in shown(city, "zhou", f"/inquiries/{inquiry.number}/")


def test_the_asking_unit_cannot_answer_itself(city: City) -> None:
    _case, inquiry = asked(city)
    path = f"{DESK}/inquiries/{inquiry.number}/steps/reply/"
    assert city.client("zhou").post(path, {"text": "没有"}).status_code == 403


def test_a_question_stands_on_the_workbench_of_the_asked_unit(city: City) -> None:
    _case, inquiry = asked(city)
    assert inquiry.number in shown(city, "li", "/")


def test_a_unit_keeps_its_own_replies(city: City) -> None:
    client = city.client("li")
    client.post(f"{DESK}/replies/", {"title": "已派单", "text": "已请主管部门处理。"})
    ready = StandardReply.objects.get()
    path = f"{DESK}/replies/{ready.pk}/"
    client.post(path, {"title": "已派单", "text": "已请区路灯管理所处理。"})
    page = shown(city, "hu", "/replies/")
    assert "已请区路灯管理所处理。" in page and "梧桐里社区的同事" in page and path in page
    client.post(path, {"discard": "1"})
    assert "还没有常用语" in shown(city, "hu", "/replies/")


def test_a_reply_without_words_is_asked_for_them(city: City) -> None:
    answer = city.client("li").post(f"{DESK}/replies/", {"title": "空"})
    assert answer.status_code == 422 and not StandardReply.objects.exists()


def test_nobody_changes_the_replies_of_another_unit(city: City) -> None:
    unit = city.unit("东桥街道").id
    ready = StandardReply.shelve(tenant_id=1, organisation_id=unit, title="街道", text="好的")
    answer = city.client("li").post(f"{DESK}/replies/{ready.pk}/", {"discard": "1"})
    assert answer.status_code == 404 and StandardReply.objects.count() == 1
