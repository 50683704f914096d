"""A copy with pictures and recordings: asked for, and fetched within a day by nobody else."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jielin.people.duties import PortalRequest

from ..models import OwnCopy
from .showing import fresh_page, home_for, me


@require_POST
@fresh_page
def ask(request: PortalRequest) -> HttpResponse:
    """Have it made; a refusal is shown on the page by the middleware of refusals."""
    OwnCopy.ask(tenant_id=home_for(request), by=request.acting)
    messages.success(request, _("The copy is being made. You find it on this page."))
    return redirect("rights:export")


@require_safe
@fresh_page
def fetch(request: PortalRequest, id: UUID) -> StreamingHttpResponse:
    """The file, for its owner alone."""
    one = get_object_or_404(OwnCopy.objects.of(me(request).pk), pk=id)
    answer = StreamingHttpResponse(one.fetch(by=request.acting), content_type="application/zip")
    name = f"jielin-my-data-{timezone.localdate(one.asked_at):%Y%m%d}.zip"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
