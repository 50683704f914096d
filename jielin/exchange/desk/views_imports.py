"""Sheets on their way in: the kinds, one's own imports, sending, looking, confirming."""

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

from .. import offers, policy, sheets
from ..forms import SheetForm
from ..models import SheetImport
from ..queries import mine
from ..states import ImportState
from .showing import buttons, or_404, refuse_stale, workbook

VERBS = frozenset({"confirm", "discard"})


@require_safe
@desk_view(policy.OPEN)
def index(request: DeskRequest) -> HttpResponse:
    """What may be taken in, and what was."""
    found = offers.importers(request.acting)
    if not found:
        raise PermissionDenied(_no_duty())
    shown = {"importers": found, "imports": mine.imports(request.acting, request.home.pk)}
    return render(request, "exchange/desk/imports.html", shown)


@require_safe
@desk_view(policy.OPEN)
@or_404
def template(request: DeskRequest, what: str) -> HttpResponse:
    """Headings, an example row and notes."""
    one = _importer(request, what)
    notes = [str(note) for note in one.notes]
    content = sheets.template(str(one.label), one.layout, one.example, notes)
    return workbook(content, f"template-{one.key}")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.OPEN)
@or_404
def send(request: DeskRequest, what: str) -> HttpResponse:
    """Check a sheet; nothing of it is written before it is confirmed."""
    one = _importer(request, what)
    shown: dict[str, Any] = {"importer": one, "form": SheetForm()}
    if request.method != "POST":
        return render(request, "exchange/desk/send.html", shown)
    form = shown["form"] = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "exchange/desk/send.html", shown, status=422)
    content = form.content(one.layout.largest)
    sent = SheetImport.send(one, content, form.name, home=request.home, by=request.acting)
    if sent.state == ImportState.FAULTY:
        return _page(request, sent, status=422)
    return redirect("desk_exchange:import", home=request.home.slug, sheet=sent.pk)


@require_safe
@desk_view(policy.OPEN)
@or_404
def page(request: DeskRequest, sheet: UUID) -> HttpResponse:
    """One import: what is to be corrected, what it would do, how far it is, what it did."""
    return _page(request, mine.one_import(request.acting, request.home.pk, sheet))


@require_safe
@desk_view(policy.OPEN)
@or_404
def returned(request: DeskRequest, sheet: UUID) -> HttpResponse:
    """The sheet that was sent, with a column that says what to correct."""
    one = mine.one_import(request.acting, request.home.pk, sheet)
    return workbook(mine.returned(one), f"to-correct-{one.what}")


@require_POST
@desk_view(policy.OPEN)
@or_404
def take_step(request: DeskRequest, sheet: UUID, verb: str) -> HttpResponse:
    """Confirm it or drop it."""
    one = mine.one_import(request.acting, request.home.pk, sheet)
    if verb not in VERBS:
        raise Http404
    try:
        with turn():
            rows = SheetImport.objects.filter(tenant_id=one.tenant_id, pk=one.pk)
            held = SheetImport.hold(rows)
            held.workflow.step(verb).check(request.acting, held)
            refuse_stale(request, held)
            getattr(held, verb)(by=request.acting)
    except Refused as refusal:
        one = mine.one_import(request.acting, request.home.pk, sheet)
        return _page(request, one, status=refusal.status, refusal=refusal)
    if verb == "discard":
        messages.success(request, _("The sheet was dropped; nothing was written."))
        return redirect("desk_exchange:imports", home=request.home.slug)
    return redirect("desk_exchange:import", home=request.home.slug, sheet=one.pk)


def _page(
    request: DeskRequest, one: SheetImport, *, status: int = 200, **more: Any
) -> HttpResponse:
    notes, has_file = mine.notes(one)
    shown = {
        "import": one,
        "importer": one.importer,
        "notes": notes,
        "has_file": has_file,
        "is_running": one.state == ImportState.RUNNING,
        "is_bad": one.state in {ImportState.FAULTY, ImportState.FAILED},
        "is_checked": one.state == ImportState.CHECKED,
        "is_done": one.state == ImportState.DONE,
        "steps": buttons(one, request),
        **more,
    }
    return render(request, "exchange/desk/import.html", shown, status=status)


def _importer(request: DeskRequest, what: str) -> offers.Importer:
    """The kind of sheet. Raises KeyError, PermissionDenied."""
    one = offers.importer(what)
    if not request.acting.has_duty(one.duty):
        raise PermissionDenied(_no_duty())
    return one


def _no_duty() -> str:
    return _("Your posts do not include this page. Your security administrator can change that.")
