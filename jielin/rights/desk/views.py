"""Data requests in a list and one by one, and the proof that data goes in time."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jielin.kernel import clock
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..queries import listing as lists
from ..queries import requests
from .showing import buttons, course, or_404

ANSWERED = "answered"


@require_safe
@desk_view(policy.SECURING)
def listing(request: DeskRequest) -> HttpResponse:
    """What waits, or what was answered."""
    is_open = request.GET.get("view") != ANSWERED
    shown = {"is_open": is_open, "lines": requests.lines(request.home.pk, is_open=is_open)}
    return render(request, "rights/desk/list.html", shown)


@require_safe
@desk_view(policy.SECURING)
@or_404
def page(request: DeskRequest, number: str) -> HttpResponse:
    """One request: who asks what, what an erasure would change, what became of it."""
    one = requests.one(request.home.pk, number)
    shown = {
        "one": one,
        "facts": requests.facts(one),
        "touched": requests.touched(one),
        "figures": [(lists.title_of(app), count) for app, count in one.figures.items()],
        "course": course(one),
        "steps": buttons(one, request.acting, request.home.slug),
    }
    return render(request, "rights/desk/request.html", shown)


@require_safe
@desk_view(policy.AUDITING)
def retention(request: DeskRequest) -> HttpResponse:
    """What each day's run deleted."""
    return render(request, "rights/desk/retention.html", {"runs": lists.runs(clock.now())})
