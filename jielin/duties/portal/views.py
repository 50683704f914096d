"""What residents read: the lists in force for their community, and who is in charge of what."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jielin.kernel import clock
from jielin.organisations.queries import Unit, directory
from jielin.people.duties import PortalRequest, portal_view

from ..queries import lists
from ..queries.finder import LONGEST_QUESTION, who_is_in_charge
from ..queries.seeing import Hidden, duty_list


@require_safe
@portal_view()
def index(request: PortalRequest) -> HttpResponse:
    """The lists of the community and of the units above it."""
    unit = _unit(request)
    owners = lists.line_up(unit.id) if unit else ()
    lines = lists.lists_of(request.home.pk, owners, drafts=False)
    return render(request, "duties/portal/lists.html", {"lines": lines})


@require_safe
@portal_view()
def one_list(request: PortalRequest, of: UUID) -> HttpResponse:
    """One list as it is in force today, to read and to print."""
    try:
        one = duty_list(request.home.pk, of)
    except Hidden as hidden:
        raise Http404 from hidden
    version = one.on(timezone.localdate(clock.now()))
    if version is None:
        raise Http404
    shown = {"list": one, "version": version, "entries": lists.entries_of(version, _unit(request))}
    return render(request, "duties/portal/list.html", shown)


@require_safe
@portal_view()
def in_charge(request: PortalRequest) -> HttpResponse:
    """Who is in charge of what a resident asks about."""
    asked = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    unit = _unit(request)
    around = lists.line_up(unit.id) if unit else ()
    today = timezone.localdate(clock.now())
    answers = who_is_in_charge(asked, request.home.pk, around, today)
    return render(request, "duties/portal/in_charge.html", {"asked": asked, "answers": answers})


def _unit(request: PortalRequest) -> Unit | None:
    """The organisation of the community of the address."""
    return directory().of_area(request.community.id, "community")
