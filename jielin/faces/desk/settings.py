"""The front page of settings: what the apps offer, to whoever may change some of it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jielin.people.duties import DeskRequest, desk_view
from jielin.ui import slots

SLOT = "desk.settings"


def has_settings(request: HttpRequest) -> bool:
    """Whether any app offers this person a page of settings."""
    return any(panel.query(request) is not None for panel in slots.panels(SLOT))


@require_safe
@desk_view("desk.open")
def front(request: DeskRequest) -> HttpResponse:
    """A page of one slot: each app shows its own tiles by its own duties."""
    if not has_settings(request):
        raise PermissionDenied(
            _("Your posts do not include settings. Your organisation's manager can change that.")
        )
    return render(request, "desk/settings.html")
