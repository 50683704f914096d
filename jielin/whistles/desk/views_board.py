"""The board of whistles, as columns, as a table and for the wall; and the list of all."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jielin.kernel import clock
from jielin.people.duties import DeskRequest, desk_view
from jielin.ui import spoken
from jielin.ui.parts import PageLinks

from .. import policy
from ..queries import lists
from ..queries.board import CARDS, board
from ..states import OrderState

# Seconds after which the wall fetches itself, without a script.
EVERY = "30"
# As many as stand one below the other on a screen of 1080 lines.
ON_THE_WALL = 4


@require_safe
@desk_view(policy.READ)
def show(request: DeskRequest) -> HttpResponse:
    """What is to be whistled, who is on the way, who works, what waits for the street."""
    is_wall = request.GET.get("wall") == "1"
    now = clock.now()
    found = board(request.acting, request.home.pk, now, ON_THE_WALL if is_wall else CARDS)
    shown = {
        "board": found,
        "oldest": spoken.length(found.oldest) if found.oldest else "",
        "now": now,
        "may_blow": request.acting.has_duty(policy.BLOW),
        "may_ask": request.acting.has_duty(policy.ASK),
        "is_table": request.GET.get("view") == "table",
    }
    if not is_wall:
        return render(request, "whistles/desk/board.html", shown)
    return _on_the_wall(request, shown)


def _on_the_wall(request: DeskRequest, shown: dict[str, Any]) -> HttpResponse:
    """Fetched anew by the browser itself; whoever needs more time lets it stand still."""
    is_still = request.GET.get("still") == "1"
    response = render(request, "whistles/desk/wall.html", {**shown, "is_still": is_still})
    if not is_still:
        response.headers["Refresh"] = EVERY
    return response


@require_safe
@desk_view(policy.READ)
def listing(request: DeskRequest) -> HttpResponse:
    """Every order, the newest first, also those that ended long ago."""
    state = request.GET.get("state", "")
    state = state if state in OrderState.values else ""
    after = request.GET.get("after", "")
    found = lists.listing(request.acting, request.home.pk, state, after)
    told = {"state": state} if state else {}
    shown = {
        "lines": found.lines,
        "state": state,
        "states": OrderState.choices,
        "links": PageLinks(
            previous_url=f"?{urlencode(told)}" if after else "",
            next_url=f"?{urlencode({**told, 'after': found.after})}" if found.after else "",
        ),
    }
    return render(request, "whistles/desk/list.html", shown)
