"""Lists on their way out: one's own exports, asking for one, fetching it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from .. import offers, policy
from ..forms import ReasonForm
from ..models import SheetExport
from ..models.sheet_export import NARROWED_LENGTH
from ..queries import mine
from ..sheets import MOST_ROWS
from ..states import ExportState
from .showing import buttons, or_404, refuse_stale, workbook

VERBS = frozenset({"download", "drop"})


@require_safe
@desk_view(policy.OPEN)
def index(request: DeskRequest) -> HttpResponse:
    """One's own exports, and the lists there are."""
    shown = {
        "exports": mine.exports(request.acting, request.home.pk),
        "exporters": offers.exporters(request.acting),
    }
    return render(request, "exchange/desk/exports.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.OPEN)
@or_404
def ask(request: DeskRequest, what: str) -> HttpResponse:
    """Ask for a list as its page shows it, and say why."""
    one = offers.exporter(what)
    if not request.acting.has_duty(one.duty):
        raise PermissionDenied(_("Your posts do not include this list."))
    form = ReasonForm(request.POST if request.method == "POST" else None)
    narrowed = request.GET.urlencode()[:NARROWED_LENGTH]
    shown: dict[str, Any] = {"exporter": one, "form": form, "most": f"{MOST_ROWS:,}"}
    shown["is_narrowed"] = bool(narrowed)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "exchange/desk/ask.html", shown, status=status)
    told = {"narrowed": narrowed, "reason": form.cleaned_data["reason"]}
    try:
        made = SheetExport.ask(one, **told, tenant_id=request.home.pk, by=request.acting)
    except Refused as refusal:
        shown["refusal"] = refusal
        return render(request, "exchange/desk/ask.html", shown, status=refusal.status)
    return redirect("desk_exchange:export", home=request.home.slug, sheet=made.pk)


@require_safe
@desk_view(policy.OPEN)
@or_404
def page(request: DeskRequest, sheet: UUID) -> HttpResponse:
    """One export: how far it is, the file, or why there is none."""
    return _page(request, mine.one_export(request.acting, request.home.pk, sheet))


@require_POST
@desk_view(policy.OPEN)
@or_404
def take_step(request: DeskRequest, sheet: UUID, verb: str) -> HttpResponse:
    """Fetch the file, which is counted, or delete it."""
    one = mine.one_export(request.acting, request.home.pk, sheet)
    if verb not in VERBS:
        raise Http404
    try:
        content = _taken(request, one, verb)
    except Refused as refusal:
        one = mine.one_export(request.acting, request.home.pk, sheet)
        return _page(request, one, status=refusal.status, refusal=refusal)
    if content is not None:
        return workbook(content, f"{one.what}-{one.asked_at:%Y%m%d}")
    messages.success(request, _("The file is deleted. That you asked for it stays recorded."))
    return redirect("desk_exchange:export", home=request.home.slug, sheet=one.pk)


def _taken(request: DeskRequest, one: SheetExport, verb: str) -> bytes | None:
    with turn():
        held = SheetExport.hold(SheetExport.objects.filter(tenant_id=one.tenant_id, pk=one.pk))
        held.workflow.step(verb).check(request.acting, held)
        if verb == "download":
            # As often as one likes, from the same page.
            return held.download(by=request.acting)
        refuse_stale(request, held)
        held.drop(by=request.acting)
    return None


def _page(
    request: DeskRequest, one: SheetExport, *, status: int = 200, **more: Any
) -> HttpResponse:
    shown = {
        "export": one,
        "exporter": one.exporter,
        "is_running": one.state == ExportState.ASKED,
        "is_ready": one.state == ExportState.READY,
        "steps": buttons(one, request),
        **more,
    }
    return render(request, "exchange/desk/export.html", shown, status=status)
