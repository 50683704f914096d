"""Lists out of and into workbooks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from jielin.exchange.sheets import MEDIA_TYPE
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms.lists import SheetForm
from ..models import ListVersion, ReturnedSheet
from ..queries import seeing
from ..queries.sheet_entries import Taken, rows_of
from ..sheets import write
from .showing import or_404, show

MOST_SHOWN = 50


@require_safe
@desk_view(policy.READ)
def template(request: DeskRequest) -> HttpResponse:
    """An empty sheet with the headings."""
    return _file(write(_("List"), ()), "template")


@require_safe
@desk_view(policy.READ)
@or_404
def sheet(request: DeskRequest, version: UUID) -> HttpResponse:
    """A version as a workbook; what came by admission is left out, for it is not written here."""
    one = seeing.version(request.acting, request.home.pk, str(version))
    content = write(one.duty_list.title, rows_of(one.entries.order_by("code")))
    return _file(content, f"list-{one.number or 'draft'}")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.EDIT)
@or_404
def upload(request: DeskRequest, version: UUID) -> HttpResponse:
    """Take a sheet into the draft: all of it, or nothing and every fault."""
    draft = seeing.version(request.acting, request.home.pk, str(version))
    if not policy.may_edit(request.acting, draft):
        raise seeing.Hidden
    if request.method != "POST":
        return _page(request, draft, SheetForm(tenant_id=request.home.pk))
    form = SheetForm(request.POST, request.FILES, tenant_id=request.home.pk)
    if not form.is_valid():
        return _page(request, draft, form, status=422)
    taken = form.taken()
    if taken.faults:
        return _faulty(request, draft, form, taken)
    return _taken_in(request, draft, form, taken)


@require_safe
@desk_view(policy.EDIT)
@or_404
def returned(request: DeskRequest, version: UUID) -> HttpResponse:
    """The sheet that was sent, with a column that says what to correct."""
    draft = seeing.version(request.acting, request.home.pk, str(version))
    kept = ReturnedSheet.objects.filter(
        tenant_id=request.home.pk, version=draft, sent_by_id=request.user.pk
    ).first()
    if kept is None:
        raise seeing.Hidden
    return _file(bytes(kept.content), "to-correct")


def _taken_in(
    request: DeskRequest, draft: ListVersion, form: SheetForm, taken: Taken
) -> HttpResponse:
    try:
        draft.take_in(by=request.acting, entries=taken.entries)
    except Refused as refusal:
        return _page(request, draft, form, refusal=refusal, status=refusal.status)
    said = ngettext("%(count)d entry was taken in.", "%(count)d entries were taken in.",
                    len(taken.entries))  # fmt: skip
    messages.success(request, said % {"count": len(taken.entries)})
    return redirect("desk_duties:version", home=request.home.slug, version=draft.pk)


def _faulty(
    request: DeskRequest, draft: ListVersion, form: SheetForm, taken: Taken
) -> HttpResponse:
    marked = taken.numbered_anew()
    if marked:
        content = write(draft.duty_list.title, [row.cells for row in taken.rows], marked)
        ReturnedSheet.keep(draft, content, sent_by_id=request.user.pk)
    shown = {"faults": taken.faults[:MOST_SHOWN], "count": len(taken.faults), "marked": marked}
    return _page(request, draft, form, status=422, **shown)


def _page(
    request: DeskRequest, draft: ListVersion, form: SheetForm, *, status: int = 200, **more: object
) -> HttpResponse:
    shown = {"form": form, "version": draft, "title": draft.duty_list.title, **more}
    return show(request, "upload", "lists", shown, status=status)


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
