"""The data homes that a person works in."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from jielin.people.duties import DeskRequest, desk_view

from ..queries import homes
from .showing import page


@require_safe
@desk_view("system.manage")
def listing(request: DeskRequest) -> HttpResponse:
    """Name, areas, and whether it holds invented data."""
    return page(request, "homes", {"lines": homes.lines(request.user, request.home.pk)})
