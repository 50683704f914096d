"""Writing a list: setting it up, beginning a version, its entries one by one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms.lists import EntryForm, NewListForm, typed
from ..models import DutyEntry, DutyList, ListVersion
from ..queries import lists, seeing
from .showing import or_404, show


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.EDIT)
def new_list(request: DeskRequest) -> HttpResponse:
    """Set up a list and begin its first version."""
    owners = lists.editable(request.home.pk, request.acting)
    form = NewListForm(request.POST if request.method == "POST" else None, owners=owners)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        return show(request, "new_list", "lists", {"form": form}, status=status)
    told = form.cleaned_data
    one = DutyList.keep(request.home.pk, told["kind"], told["owner"], told["applies_to"])
    return _begun(request, one)


@require_POST
@desk_view(policy.EDIT)
@or_404
def begin(request: DeskRequest, of: UUID) -> HttpResponse:
    """Begin the next version with what is in force."""
    return _begun(request, seeing.duty_list(request.home.pk, of))


def _begun(request: DeskRequest, one: DutyList) -> HttpResponse:
    try:
        draft = ListVersion.draft(one, by=request.acting)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("desk_duties:list", home=request.home.slug, of=one.pk)
    messages.success(request, _("A draft is open. Nobody else sees it before it is published."))
    return redirect("desk_duties:version", home=request.home.slug, version=draft.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.EDIT)
@or_404
def write(request: DeskRequest, version: UUID, entry: UUID | None = None) -> HttpResponse:
    """Write an entry, or another text in the place of one."""
    draft = _draft(request, version)
    row = _entry(draft, entry)
    form = _form(request, row)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            instead = row.code if row else ""
            draft.write(by=request.acting, entry=form.entry(), instead_of=instead)
        except Refused as caught:
            refusal = caught
        else:
            messages.success(request, _("The entry stands in the draft."))
            return redirect("desk_duties:version", home=request.home.slug, version=draft.pk)
    shown = {"form": form, "version": draft, "entry": row, "refusal": refusal}
    return show(request, "entry", "lists", shown, status=_status(form, refusal))


@require_POST
@desk_view(policy.EDIT)
@or_404
def drop(request: DeskRequest, version: UUID, entry: UUID) -> HttpResponse:
    """Take an entry out of the draft."""
    draft = _draft(request, version)
    row = _entry(draft, entry)
    if row is not None:
        draft.drop(by=request.acting, code=row.code)
        messages.success(request, _("The entry is out of the draft."))
    return redirect("desk_duties:version", home=request.home.slug, version=draft.pk)


def _draft(request: DeskRequest, version: UUID) -> ListVersion:
    """A version that this person writes; others read published ones elsewhere."""
    found = seeing.version(request.acting, request.home.pk, str(version))
    if not policy.may_edit(request.acting, found):
        raise seeing.Hidden
    return found


def _entry(draft: ListVersion, entry: UUID | None) -> DutyEntry | None:
    if entry is None:
        return None
    found = draft.entries.filter(pk=entry).first()
    if found is None:
        raise seeing.Hidden
    return found


def _form(request: DeskRequest, row: DutyEntry | None) -> EntryForm:
    told: dict[str, Any] = {"tenant_id": request.home.pk}
    if request.method == "POST":
        return EntryForm(request.POST, **told)
    return EntryForm(initial=typed(row) if row else None, **told)


def _status(form: EntryForm, refusal: Refused | None) -> int:
    if refusal is not None:
        return refusal.status
    return 422 if form.is_bound else 200
