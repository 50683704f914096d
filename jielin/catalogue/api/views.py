"""The categories of requests."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Router

from jielin.kernel.answers import Home, answered

from ..queries import Leaf, catalogue
from .schemas import CATEGORIES, CategoriesOut, CategoryOut

TREE = "request"
router = Router(tags=["reference"])


@router.get(
    "/",
    operation_id="list_categories",
    summary=gettext_noop("All categories of requests"),
    response=CategoriesOut,
    openapi_extra={"x-examples": {200: CATEGORIES}},
)
def categories(request: HttpRequest, home: Home) -> HttpResponse:
    """The whole list at once: it changes seldom and is kept in memory. Codes are stable."""
    return answered(CategoriesOut(tuple(_all())))


def _all() -> Iterator[CategoryOut]:
    known = catalogue()
    for group in known.groups(TREE):
        yield _out(group, None)
        for leaf in known.leaves(group.id):
            yield _out(leaf, group.code)


def _out(leaf: Leaf, parent: str | None) -> CategoryOut:
    return CategoryOut(
        code=leaf.code,
        parent=parent,
        name=leaf.name,
        name_en=leaf.name_en,
        is_group=leaf.is_group,
        is_danger=leaf.is_danger,
        needs_check=leaf.needs_check,
    )
