"""The OpenAPI document, with every answer and an example of each."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter

from jielin.clients.api.problems import (
    Conflict,
    Forbidden,
    Invalid,
    Missing,
    Problem,
    TooFast,
    TooLarge,
    Unauthorized,
    Unreadable,
    WrongType,
)

from .events import EVENTS
from .problems import MEDIA_TYPE, ProblemOut

DESCRIPTION = """为其他业务系统准备的接口：登记、查询诉求，代表本单位办理步骤。

- 在“设置”中添加 API 客户端，得到令牌；请求头写 `Authorization: Bearer jl_…`。
- 出错时一律返回 `application/problem+json`（RFC 9457）；`Accept-Language: en` 可得英文说明。
- 时间为 UTC（RFC 3339）；姓名、电话一律脱敏。

For other systems: register and read requests, and take the steps of your unit. Errors are problem
details (RFC 9457), in the language of `Accept-Language`. Moments are in UTC."""
ALWAYS: tuple[type[Problem], ...] = (Unauthorized, Forbidden, Missing, Invalid, TooFast)
WITH_A_BODY: tuple[type[Problem], ...] = (Unreadable, Conflict, TooLarge, WrongType)
PROBLEM = "#/components/schemas/ProblemOut"
TAGS = (
    ("requests", _("Requests: register, list, read, take steps")),
    ("files", _("Photos and documents")),
    ("reference", _("Areas and categories")),
    ("client", _("The client itself")),
)


def completed(document: Any) -> Any:
    """The document of the framework with problems, examples, tags and webhooks."""
    schema = TypeAdapter(ProblemOut).json_schema(ref_template="#/components/schemas/{model}")
    document["components"]["schemas"] |= schema.pop("$defs") | {"ProblemOut": schema}
    document["tags"] = [{"name": name, "description": str(text)} for name, text in TAGS]
    document["servers"] = [{"url": "/"}]
    for methods in document["paths"].values():
        for operation in methods.values():
            _complete(operation, has_body="requestBody" in operation)
    document["webhooks"] = {event: _webhook(event, str(text)) for event, text in EVENTS.items()}
    return document


def _complete(operation: dict[str, Any], *, has_body: bool) -> None:
    operation["summary"] = gettext(operation["summary"])
    examples = operation.pop("x-examples", {})
    for parameter in operation["parameters"]:
        # The framework writes the list of the schema here, where the standard wants an object.
        for told in parameter.pop("examples", ())[:1]:
            parameter["example"] = told
    steps = (Conflict,) if operation["operationId"] == "read_step" else ()
    for kind in (*ALWAYS, *steps, *(WITH_A_BODY if has_body else ())):
        operation["responses"][kind.status] = _problem(kind)
    if has_body and "body" in examples:
        content = operation["requestBody"]["content"]["application/json"]
        content["example"] = examples["body"]
    for status, answer in operation["responses"].items():
        if status in examples:
            answer["content"]["application/json"]["example"] = examples[status]
    if operation["operationId"] == "read_file":
        binary = {"schema": {"type": "string", "format": "binary"}}
        kinds = ("image/jpeg", "application/pdf")
        operation["responses"][200]["content"] = dict.fromkeys(kinds, binary)


def _problem(kind: type[Problem]) -> dict[str, Any]:
    example = {
        "type": f"urn:jielin:problem:{kind.kind}",
        "title": str(kind.title),
        "status": kind.status,
        "detail": "",
        "errors": [],
    }
    content = {"schema": {"$ref": PROBLEM}, "example": example}
    return {"description": str(kind.title), "content": {MEDIA_TYPE: content}}


def _webhook(event: str, text: str) -> dict[str, Any]:
    example = {
        "id": "0197f3a0-7b1f-7c55-9d5d-2c1b8a0f6f11",
        "event": event,
        "number": "SQ20261122-0417",
        "at": "2026-11-22T01:12:09+00:00",
        "link": "https://jielin.example/api/v1/landong/cases/SQ20261122-0417/",
    }
    body = {"type": "object", "properties": {name: {"type": "string"} for name in example}}
    content = {"application/json": {"schema": body, "example": example}}
    taken = {"2XX": {"description": str(_("Taken"))}}
    return {
        "post": {
            "summary": text,
            "operationId": f"on_{event.replace('.', '_')}",
            "requestBody": {"content": content},
            "responses": taken,
        }
    }
