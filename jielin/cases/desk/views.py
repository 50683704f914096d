"""The list of cases."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jielin.people.duties import DeskRequest, desk_view
from jielin.ui.parts import PageLinks

from .. import policy
from ..forms.filters import read
from ..queries import lists
from ..queries.choices import areas, categories, chips, sources, states, tabs
from .queue import remember

CURSORS = frozenset({"after", "before"})


@require_safe
@desk_view(policy.READ)
def listing(request: DeskRequest) -> HttpResponse:
    """The list that the address asks for; what makes no sense in it is left out and said."""
    filters = read(request.GET, request.home.pk).within_reach(request.GET.dict())
    page = lists.listing(request.acting, request.home.pk, filters)
    shown = {
        "filters": filters,
        "rows": page.rows,
        "tabs": tabs(filters),
        "chips": chips(filters, request.GET),
        "areas": areas(request.acting, request.home.pk),
        "categories": categories(),
        "states": states(),
        "sources": sources(),
        "links": _links(request, page),
    }
    response = render(request, "cases/desk/list.html", shown)
    numbers = [row.number for row in page.rows]
    return remember(response, request.home.slug, request.GET.urlencode(), numbers)


def _links(request: DeskRequest, page: lists.Listing) -> PageLinks:
    told = {name: value for name, value in request.GET.items() if name not in CURSORS}

    def beside(name: str, cursor: object) -> str:
        return "?" + urlencode({**told, name: str(cursor)}) if cursor else ""

    return PageLinks(beside("before", page.before), beside("after", page.after))
