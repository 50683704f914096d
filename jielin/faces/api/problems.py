"""Refusals as problem details (RFC 9457), in the language of the request."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import orjson
from django.http import HttpResponse
from django.utils.translation import gettext as _

from jielin.clients.api.problems import Conflict, Fault, Forbidden, Problem
from jielin.kernel.workflow import Refused

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class FaultOut:
    """One thing that is wrong: the field as it was sent, and a sentence for a person."""

    field: str
    message: str


@dataclass(frozen=True)
class ProblemOut:
    """Why not. `type` says which kind, whatever the language; `errors` names the fields."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[FaultOut, ...]


def written(problem: Problem) -> HttpResponse:
    """The answer to a problem."""
    faults = tuple(FaultOut(one.field, one.message) for one in problem.faults)
    said = ProblemOut(
        type=f"urn:jielin:problem:{problem.kind}",
        title=str(problem.title),
        status=problem.status,
        detail=problem.detail or " ".join(one.message for one in faults),
        errors=faults,
    )
    return HttpResponse(orjson.dumps(said), MEDIA_TYPE, problem.status, headers=problem.headers)


def of_refusal(refusal: Refused) -> Problem:
    """409 or 403, in the words of the refusal."""
    kind = Forbidden if refusal.status == Forbidden.status else Conflict
    return kind(str(refusal))


def faults(errors: Iterable[dict[str, Any]]) -> Iterable[Fault]:
    """What the reader of types found, in sentences."""
    for error in errors:
        # The first part says whether it was in the body or the address, the second which value.
        where = [str(part) for part in error["loc"][1:] if str(part) not in {"told", "asked"}]
        yield Fault(".".join(where)[:100], _sentence(error))


def _sentence(error: dict[str, Any]) -> str:
    kind, ctx = error["type"], error.get("ctx", {})
    if kind == "said":
        return str(ctx.get("said", ""))
    if kind in {"enum", "literal_error"}:
        return _("One of these: %(values)s") % {"values": ctx.get("expected", "")}
    return _SENTENCES.get(kind, lambda: _("This value does not fit."))()


_SENTENCES = {
    "missing": lambda: _("This value is missing."),
    "extra_forbidden": lambda: _("Nobody knows this field."),
    "string_type": lambda: _("This must be a text."),
    "int_type": lambda: _("This must be a whole number."),
    "float_type": lambda: _("This must be a number."),
    "bool_type": lambda: _("This must be true or false."),
    "list_type": lambda: _("This must be a list."),
    "dict_type": lambda: _("This must be an object."),
    "model_attributes_type": lambda: _("This must be an object."),
    "string_too_short": lambda: _("This is too short."),
    "string_too_long": lambda: _("This is too long."),
    "string_pattern_mismatch": lambda: _("Only plain signs without blanks."),
    "greater_than_equal": lambda: _("This is too small."),
}
