"""Trouble: in the shell of the face, in words, with a way on, and without a query for a 500."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse, HttpResponseBase
from django.test import Client, RequestFactory
from django.utils.translation import override

from jielin.faces import errors
from jielin.faces.mounting import mounted
from jielin.kernel.workflow import Refused


def words(response: HttpResponseBase) -> str:
    return response.getvalue().decode()


@pytest.mark.parametrize("path", ["/nothing/", "/en/nothing/", "/jinqiao/c/x/report/"])
def test_a_missing_page_offers_a_way_on(client: Client, db: None, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "tel:12345" in words(response)


def test_the_desk_keeps_its_own_shell(db: None) -> None:
    request = RequestFactory().get("/desk/jinqiao/nothing/")
    assert 'data-face="desk"' in words(errors.not_found(request, Exception()))


def test_a_refusal_speaks_its_own_words(db: None) -> None:
    request = RequestFactory().post("/desk/jinqiao/cases/SQ1/steps/accept/")
    response = errors.refused(request, Refused("王建国刚刚把此件改派给物业科。"))
    assert response.status_code == 409
    assert "王建国刚刚把此件改派给物业科。" in words(response)
    assert "data-not-taken" in words(response)


def test_a_refusal_that_nobody_answered_becomes_a_page(db: None) -> None:
    middleware = errors.RefusalMiddleware(lambda _: HttpResponse())
    request = RequestFactory().get("/")
    answer = middleware.process_exception(request, Refused("不行", status=403))
    assert answer is not None
    assert answer.status_code == 403
    assert middleware.process_exception(request, ValueError()) is None


def test_whoever_may_not_enter_reads_why(db: None) -> None:
    request = RequestFactory().get("/desk/x/")
    assert "您的岗位" in words(errors.forbidden(request, PermissionDenied("您的岗位不含此页")))
    assert errors.forbidden(request, PermissionDenied()).status_code == 403


def test_an_unreadable_address_is_no_fault_of_the_reader(db: None) -> None:
    response = errors.bad_request(RequestFactory().get("/"), SuspiciousOperation())
    assert response.status_code == 400


def test_an_ended_session_says_that_the_words_are_kept(db: None) -> None:
    response = errors.csrf_failure(RequestFactory().post("/me/"))
    assert response.status_code == 403
    assert "刚才写的内容还在" in words(response)


def test_our_own_fault_asks_nothing_of_the_database() -> None:
    request = RequestFactory().get("/")
    assert "没有保存成功" in words(errors.server_error(request))
    with override("en"):
        assert "Nothing was saved" in words(errors.server_error(request))


def test_health_answers_with_the_database(client: Client, db: None) -> None:
    response = client.get("/healthz")
    assert response.json()["ok"] is True
    assert "version" in response.json()


def test_an_app_without_pages_is_not_mounted() -> None:
    assert mounted("x/", "jielin.kernel.portal.urls") == []
