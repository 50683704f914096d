"""The documentation of the API: from this site alone, in the reader's language."""

import re
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = Client().get("/api/v1/docs/")
    text = page.content.decode()
    addresses = re.findall(r'(?:src|href|data-document)="([^"]+)"', text)
    assert addresses and all(one.startswith("/") for one in addresses)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text) and "style=" not in text
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "登记诉求"), ("en", "Register a")])
def test_the_document_speaks_the_language_that_is_asked_for(language: str, words: str) -> None:
    headers = {"Accept-Language": language}
    told: Any = Client().get("/api/v1/openapi.json", headers=headers).json()
    operation = told["paths"]["/api/v1/{home}/cases/"]["post"]
    assert operation["summary"].startswith(words)


def test_an_unknown_address_is_a_problem_and_no_page() -> None:
    answer = Client().get("/api/v1/landong/nothing/here/")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_method_that_is_not_taken_is_a_problem() -> None:
    answer = Client().delete("/api/v1/landong/cases/")
    assert answer.status_code == 405
    assert answer.json()["type"] == "urn:jielin:problem:wrong-method"
