"""The text messages of a home: what was written to whom, and trying a failed one again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jielin.kernel.workflow import Refused
from jielin.messages import queries
from jielin.messages.models import OutboxMessage, State
from jielin.people.duties import DeskRequest, desk_view

READ = "outbox.read"


@require_safe
@desk_view(READ)
def listing(request: DeskRequest) -> HttpResponse:
    """The newest first, by state."""
    state = request.GET.get("state", "")
    page = queries.recent({request.home.pk}, state, request.GET.get("before", ""))
    shown = {"page": page, "state": state, "states": State.choices}
    return render(request, "desk/outbox.html", shown)


@require_POST
@desk_view(READ)
def retry(request: DeskRequest) -> HttpResponse:
    """Try a failed message once more."""
    try:
        queries.one({request.home.pk}, UUID(request.POST.get("message", ""))).retry()
        messages.success(request, _("The message is on its way again."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    except (OutboxMessage.DoesNotExist, ValueError) as missing:
        raise Http404 from missing
    return redirect("desk:outbox", home=request.home.slug)
