"""The reader's choices: remembered by cookie, gone from the address, safe from nonsense."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from jielin.ui.reader import Reader, ReaderMiddleware, reader_of

ask = RequestFactory()


def answer(request: HttpRequest) -> HttpResponse:
    return ReaderMiddleware(lambda _: HttpResponse("page"))(request)


@pytest.mark.parametrize(
    ("asked", "left_over"),
    [
        ("/me/?size=2", "/me/"),
        ("/me/?size=4&from=desk", "/me/?from=desk"),
        ("/desk/x/cases/?q=%E8%B7%AF%E7%81%AF&theme=dark", "/desk/x/cases/?q=%E8%B7%AF%E7%81%AF"),
        ("/?keys=off&size=1&theme=auto", "/"),
    ],
)
def test_a_choice_leaves_the_address(asked: str, left_over: str) -> None:
    response = answer(ask.get(asked))
    assert response.status_code == 302
    assert response["Location"] == left_over


def test_a_choice_is_kept_for_a_year() -> None:
    cookie = answer(ask.get("/?size=3")).cookies["size"]
    assert cookie.value == "3"
    assert cookie["max-age"] == 365 * 24 * 3600
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize("query", ["size=5", "size=", "size=<b>", "theme=pink", "q=size"])
def test_nonsense_is_passed_over(query: str) -> None:
    assert answer(ask.get(f"/?{query}")).status_code == 200


def test_a_form_is_never_redirected_away() -> None:
    assert answer(ask.post("/?size=2", {"what": "路灯不亮"})).status_code == 200


def test_an_address_cannot_lead_to_another_site() -> None:
    request = ask.get("/?size=2")
    request.path = "//evil.example/"
    assert answer(request)["Location"] == "/evil.example/"


def test_cookies_make_the_reader() -> None:
    request = ask.get("/")
    request.COOKIES = {"size": "4", "theme": "dark", "keys": "off"}
    assert reader_of(request) == Reader(4, "dark", keys=False)
    assert reader_of(request).is_elder


def test_a_spoilt_cookie_counts_as_the_standard() -> None:
    request = ask.get("/")
    request.COOKIES = {"size": "99", "theme": "\U0001f600"}
    assert reader_of(request) == Reader()
    assert reader_of(None) == Reader()
