"""The page of one order."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jielin.kernel import clock
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..queries import seeing
from ..queries.page import page_of
from .showing import or_404, order_buttons, part_buttons


@require_safe
@desk_view(policy.READ)
@or_404
def order(request: DeskRequest, number: str) -> HttpResponse:
    """Place, matter, basis, departments, promises, minutes, course and marks: all of it."""
    one = seeing.order(request.acting, request.home.pk, number)
    page, slug = page_of(one), request.home.slug
    shown = {
        "order": one,
        "page": page,
        "steps": order_buttons(one, request.acting, slug),
        "parts": [(part, part_buttons(part.response, request.acting, slug))
                  for part in page.parts],
        "case": one.case if seeing.may_see_case(request.acting, one) else None,
        "now": clock.now(),
    }  # fmt: skip
    return render(request, "whistles/desk/order.html", shown)
