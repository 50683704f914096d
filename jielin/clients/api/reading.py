"""Reads what a client sends: types as they are told, nothing unknown, sentences for the rest."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from .problems import Fault, Invalid


class Strict(Schema):
    """A body whose values have exactly the types that are written down, and no others."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Asked(Schema):
    """The query of an address, read from text."""

    model_config = ConfigDict(extra="forbid")


def _day(told: Any) -> Any:
    """A day as 2026-07-17, and nothing that only looks like one."""
    if not isinstance(told, str):
        return told
    try:
        return date.fromisoformat(told) if len(told) == 10 else _no_day(told)
    except ValueError:
        return _no_day(told)


def _no_day(told: str) -> Any:
    said = _("“%(value)s” is not a date. Write it like 2026-07-17.") % {"value": told[:60]}
    raise PydanticCustomError("said", "{said}", {"said": said})


Day = Annotated[date, BeforeValidator(_day)]


def only(request: HttpRequest, known: type[Schema]) -> None:
    """Refuse what nobody understands in the query: a typing error must not widen a list."""
    fields = known.model_fields
    names = {field.alias or name for name, field in fields.items()}
    strange = [name for name in request.GET if name not in names]
    if strange:
        raise Invalid(faults=(Fault(name[:60], _("Nobody knows this field.")) for name in strange))
