"""The list of orders by rung, and the page of one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jielin.cases.queries.access import may_see
from jielin.kernel import clock
from jielin.people.duties import DeskRequest, desk_view
from jielin.ui.parts import PageLinks

from .. import policy
from ..queries import orders, seeing
from ..queries.page import page_of
from ..states import LADDER
from .showing import buttons, or_404

MOST_PAGES = 1000


@require_safe
@desk_view(policy.READ)
def listing(request: DeskRequest) -> HttpResponse:
    """The orders this person's units take part in, the soonest answer first."""
    told = request.GET.get("view", "")
    view = told if told in orders.VIEWS else "open"
    page = _page_number(request)
    found = orders.listing(request.acting, request.home.pk, view, page)
    counted = orders.numbers(request.acting, request.home.pk)
    labels = _labels()
    shown = {
        "lines": found.lines,
        "view": view,
        "views": [(name, labels[name], counted[name]) for name in orders.VIEWS],
        "links": PageLinks(
            f"?view={view}&page={page - 1}" if page > 1 else "",
            f"?view={view}&page={page + 1}" if found.has_more else "",
        ),
    }
    return render(request, "supervision/desk/list.html", shown)


@require_safe
@desk_view(policy.READ)
@or_404
def order(request: DeskRequest, number: str) -> HttpResponse:
    """One order: the ladder, what is owed, what was said, and what may be done."""
    one, now = seeing.order(request.acting, request.home.pk, number), clock.now()
    shown = {
        "order": one,
        "page": page_of(one, now),
        "steps": buttons(one, request.acting, request.home.slug),
        "sees_case": may_see(request.acting, one.case),
        "now": now,
    }
    return render(request, "supervision/desk/order.html", shown)


def _labels() -> dict[str, str]:
    return {
        "open": _("All on the ladder"),
        **{str(level): str(level.label) for level in LADDER},
        "problem": _("Problem orders"),
        "resting": _("With a result"),
        "ended": _("Ended"),
    }


def _page_number(request: DeskRequest) -> int:
    told = request.GET.get("page", "1")
    is_number = told.isascii() and told.isdigit() and int(told) > 0
    return min(int(told), MOST_PAGES) if is_number else 1
