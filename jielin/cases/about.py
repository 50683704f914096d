"""A request for a page about one case: where panels of higher apps find it."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from .models import Case


class CaseRequest(HttpRequest):
    """What the slots `case.steps`, `case.aside` and `request.page` are asked with."""

    case: "Case"
