"""What residents read: the notices for their community, each with a sheet to print."""

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jielin.people.duties import PortalRequest, portal_view
from jielin.ui.parts import PageLinks

from ..queries import public


@require_safe
@portal_view()
def listing(request: PortalRequest) -> HttpResponse:
    """What counts now, and what is past."""
    found = public.listing(request.community, request.home.pk, request.GET.get("after", ""))
    links = PageLinks(next_url=f"?after={found.after}" if found.after else "")
    return render(request, "notices/portal/list.html", {"found": found, "links": links})


@require_safe
@portal_view()
def notice(request: PortalRequest, number: str) -> HttpResponse:
    """One notice. Nobody counts who opened it."""
    shown = {"page": _found(request, number), "here": request.community}
    return render(request, "notices/portal/notice.html", shown)


@require_safe
@portal_view()
def poster(request: PortalRequest, number: str) -> HttpResponse:
    """A sheet of A4 for the door of the building, with a code that leads to the page."""
    page = _found(request, number)
    place = request.community
    where = {"home": request.home.slug, "community": place.slug or place.code, "number": number}
    address = request.build_absolute_uri(reverse("notices:notice", kwargs=where))
    code = segno.make(address, micro=False).svg_inline(border=2, omitsize=True)
    return render(request, "notices/portal/poster.html", {"page": page, "code": code})


def _found(request: PortalRequest, number: str) -> public.Page:
    found = public.page(request.community, request.home.pk, number)
    if found is None:
        raise Http404
    return found
