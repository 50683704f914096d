"""The audit administrator's page: who changed what in settings and people."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jielin.ui import slots
from jielin.ui.parts import PageLinks

from .. import policy
from ..auditing import Audited
from ..duties import DeskRequest, desk_view
from ..queries import record_log
from ..queries.record_log import ChangePage, Filter

SLOT = "audit.log"


@require_safe
@desk_view(policy.AUDITING)
def changes(request: DeskRequest) -> HttpResponse:
    """The newest first, by day and by the person it was done to."""
    which, field, wrong = _which(request)
    page = None if wrong else record_log.changes(request.home.pk, _told(request), which)
    shown = {
        "changes": page.changes if page else (),
        "links": _links(request, page),
        "day": request.GET.get("day", ""),
        "person": request.GET.get("person", "").strip(),
        "wrong": wrong,
        "wrong_field": field,
        "looked_back": record_log.LOOK_BACK.days,
    }
    status = 422 if wrong else 200
    return render(request, "people/desk/audit.html", shown, status=status)


def _told(request: DeskRequest) -> list[Audited]:
    """What every app says about the events of its settings."""
    answers = (panel.query(request) for panel in slots.panels(SLOT))
    return [answer for answer in answers if isinstance(answer, Audited)]


def _which(request: DeskRequest) -> tuple[Filter, str, str]:
    """What was asked for; the field and a sentence when it makes no sense."""
    day, username = request.GET.get("day", ""), request.GET.get("person", "").strip()
    try:
        chosen = date.fromisoformat(day) if day else None
    except ValueError:
        return Filter(), "day", _("Write the day like 2026-12-31")
    person = record_log.person_named(request.home.pk, username) if username else None
    if username and person is None:
        said = _("Nobody with this sign-in name has or had a post here.")
        return Filter(), "person", said
    return Filter(chosen, person, _cursor(request.GET.get("before", ""))), "", ""


def _cursor(text: str) -> UUID | None:
    """Where the page before ended; what makes no sense begins anew."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def _links(request: DeskRequest, page: ChangePage | None) -> PageLinks:
    if page is None or page.before is None:
        return PageLinks()
    query = request.GET.copy()
    query["before"] = str(page.before)
    return PageLinks(next_url=f"?{query.urlencode()}")
