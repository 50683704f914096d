"""What is held, who sees it, who looked, and all of it to take away."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jielin.kernel import clock, personal
from jielin.people.duties import PortalRequest

from ..exporting import plain_data, workbook
from ..models import OwnCopy
from ..queries import listing, requests
from .showing import fresh_page, is_fresh, own_page, person

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"xlsx": XLSX, "json": "application/json; charset=utf-8"}


@require_safe
@own_page
def front(request: PortalRequest) -> HttpResponse:
    """The rights, and what was asked."""
    asked = requests.mine(request.acting.id)
    return render(request, "rights/portal/front.html", {"asked": asked})


@require_safe
@own_page
def held(request: PortalRequest) -> HttpResponse:
    """The personal-information list: field, purpose, basis, retention, who."""
    return render(request, "rights/portal/held.html", {"apps": listing.held()})


@require_safe
@own_page
def seen(request: PortalRequest) -> HttpResponse:
    """Who can see me, and who looked at my number. No name of staff."""
    who = person(request)
    shown = {"sights": personal.seen_by(who), "reveals": personal.reveals(who)}
    return render(request, "rights/portal/seen.html", shown)


@require_safe
@own_page
def export(request: PortalRequest) -> HttpResponse:
    """What a download holds, before it is made."""
    shown = {
        "sections": personal.export(person(request)),
        "files": len(personal.files(person(request))),
        "copy": OwnCopy.objects.of(request.acting.id).first(),
        "is_fresh": is_fresh(request),
    }
    return render(request, "rights/portal/export.html", shown)


@require_safe
@fresh_page
def download(request: PortalRequest, form: str) -> HttpResponse:
    """Made at once: what one person has is small."""
    if form not in TYPES:
        raise Http404
    now, sections = clock.now(), personal.export(person(request))
    body = workbook(sections) if form == "xlsx" else plain_data(sections, now)
    answer = HttpResponse(body, content_type=TYPES[form])
    name = f"jielin-my-data-{timezone.localdate(now):%Y%m%d}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
