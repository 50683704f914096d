"""The API keeps its own document: no 5xx, and no answer that is not written down."""

from datetime import timedelta
from functools import cache
from io import BytesIO
from typing import Any

import jsonschema_rs
import orjson
import pytest
import requests
import schemathesis
from django.test import Client as Browser
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from urllib3 import HTTPResponse

from jielin.clients.models import Client
from jielin.clients.models.client import CLIENTS
from jielin.clients.tests.conftest import Program, program
from jielin.faces.api.assembly import api
from jielin.kernel.reference import bump
from tests.cast import City
from tests.fixtures import DEPTH

EXAMPLES = {"quick": 5, "normal": 15, "all": 250}[DEPTH]
CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
OPERATIONS = (
    "create_case", "list_cases", "read_case", "read_step", "take_step", "list_areas",
    "list_categories", "send_file", "read_file", "who_am_i",
)  # fmt: skip
# Words that lead further in than what chance writes.
VERBS = ("accept", "answer", "not_accept", "dispatch", "note", "contact", "plan_stages")
WORDS = {
    "category": ("R0801", "R08", ""),
    "area": ("990102001001", "990102001001007", "990121001001"),
    "request_type": ("help", "report"),
    "phone": ("13800002206", "", "0000-12345"),
    "prefers": ("both", "sms"),
}


@cache
def document() -> dict[str, Any]:
    """The document as it is served."""
    text = orjson.dumps(api.get_openapi_schema(), option=orjson.OPT_NON_STR_KEYS)
    found: dict[str, Any] = orjson.loads(text)
    return found


@pytest.fixture
def busy(city: City) -> Program:
    """A program of the community that nobody slows down, with one request."""
    made = program(city, "梧桐里社区")
    Client.objects.update(per_minute=60_000_000)
    bump(CLIENTS)
    return made


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_whatever_is_sent_the_answer_is_documented(busy: Program, mode: GenerationMode) -> None:
    number, schema = busy.registers().json()["number"], _schema()
    for operation_id in OPERATIONS:
        _send(busy, schema.find_operation_by_id(operation_id), mode, number)


def test_the_document_is_openapi_3_1() -> None:
    assert document()["openapi"] == "3.1.0"
    schemathesis.openapi.from_dict(document()).validate()


def test_every_operation_is_named_explained_and_tested() -> None:
    found = {one["operationId"] for one in _operations()}
    assert found == set(OPERATIONS)
    assert all(one["summary"] and one["description"] and one["security"] for one in _operations())


def test_every_answer_has_an_example_that_fits() -> None:
    for operation in _operations():
        for status, answer in operation["responses"].items():
            for media_type, content in answer["content"].items():
                if "json" in media_type:
                    assert "example" in content, (operation["operationId"], status)
                    _fits(content["schema"], content["example"])
        for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
            if "json" in media_type:
                _fits(content["schema"], content["example"])


def _operations() -> list[dict[str, Any]]:
    return [one for methods in document()["paths"].values() for one in methods.values()]


def _fits(schema: dict[str, Any], example: Any) -> None:
    whole = {**schema, "components": document()["components"]}
    jsonschema_rs.validator_for(whole).validate(example)


def _send(busy: Program, operation: Any, mode: GenerationMode, number: str) -> None:
    @how(max_examples=EXAMPLES)
    @given(st.data())
    def send(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy(mode))
        _lead_in(case, number, data)
        case.validate_response(_answer(case, busy), checks=CHECKS)

    send()


def _schema() -> Any:
    schema = schemathesis.openapi.from_dict(document())
    schema.config.update(base_url="http://testserver")
    return schema


def _answer(case: Any, busy: Program) -> requests.Response:
    """What our server answers, in the shape that the checks read."""
    told: Any = requests.Request(**_kept(case.as_transport_kwargs())).prepare()
    kind = told.headers.pop("Content-Type", "")
    headers = {**told.headers, **busy.headers()}
    found: Any = Browser(raise_request_exception=False).generic(
        told.method, told.path_url, told.body or b"", kind, headers=headers
    )
    answer = requests.Response()
    answer.status_code = found.status_code
    answer.headers.update(found.headers)
    answer.raw = HTTPResponse(
        BytesIO(found.getvalue()), found.headers, found.status_code, preload_content=False
    )
    answer.request, answer.url, answer.elapsed = told, told.url, timedelta()
    return answer


def _kept(told: dict[str, Any]) -> dict[str, Any]:
    known = ("method", "url", "headers", "files", "data", "json", "params", "cookies")
    return {name: told[name] for name in known if name in told}


def _lead_in(case: Any, number: str, data: st.DataObject) -> None:
    """Often the home and number that exist, so that not everything ends at the door."""
    case.headers.pop("Authorization", None)
    if not data.draw(st.integers(0, 4)):
        return
    for name, words in (("home", ("landong",)), ("number", (number,)), ("verb", VERBS)):
        if name in case.path_parameters:
            case.path_parameters[name] = data.draw(st.sampled_from(words))
    for values in (case.body, case.query):
        if isinstance(values, dict):
            _say(values, data)


def _say(values: dict[str, Any], data: st.DataObject) -> None:
    for name in WORDS.keys() & values.keys():
        values[name] = data.draw(st.sampled_from((values[name], *WORDS[name])))
    if "seen" in values:
        values["seen"] = data.draw(st.sampled_from((1, 2, values["seen"])))
