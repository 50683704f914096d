"""Writing a notice, changing it, and beginning one that puts another right."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import Unit, directory
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms import WriteForm
from ..forms.writing import filled
from ..models import Notice
from ..queries import seeing
from ..queries.places import choices
from .showing import notice_url, or_404
from .steps import held


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.WRITE)
@or_404
def new(request: DeskRequest) -> HttpResponse:
    """A new draft; `?corrects=` begins with the words of a notice that stands."""
    corrects = _corrected(request)
    units = seeing.speaking(request.acting)
    if corrects is not None:
        units = (directory().get(corrects.organisation_id),)
    form = _form(request, units, corrects)
    if not form.is_bound or not form.is_valid():
        return _page(request, form, corrects=corrects)
    try:
        notice = Notice.draft(
            form.words(), tenant_id=request.home.pk, organisation_id=form.organisation_id(),
            by=request.acting, corrects=corrects,
        )  # fmt: skip
    except Refused as refusal:
        return _page(request, form, corrects=corrects, refusal=refusal)
    messages.success(request, _("Written as %(number)s") % {"number": notice.number})
    return redirect(notice_url(notice.number, request.home.slug))


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.WRITE)
@or_404
def change(request: DeskRequest, number: str) -> HttpResponse:
    """Write a draft anew."""
    notice = seeing.notice(request.acting, request.home.pk, number)
    form = _form(request, (directory().get(notice.organisation_id),), notice)
    try:
        notice.workflow.step("change").check(request.acting, notice)
        if not form.is_bound or not form.is_valid():
            return _page(request, form, notice=notice)
        with turn():
            held(notice, request, "change").change(by=request.acting, words=form.words())
    except Refused as refusal:
        return _page(request, form, notice=notice, refusal=refusal)
    messages.success(request, _("The words are changed"))
    return redirect(notice_url(notice.number, request.home.slug))


def _corrected(request: DeskRequest) -> Notice | None:
    number = request.GET.get("corrects", "")
    if not number:
        return None
    found = seeing.notice(request.acting, request.home.pk, number)
    if not policy.may_write(request.acting, found):
        raise Http404
    return found


def _form(request: DeskRequest, units: tuple[Unit, ...], known: Notice | None) -> WriteForm:
    """With what a notice says, or with the one area that there is."""
    areas = choices(units, request.home.pk)
    initial: dict[str, Any] = filled(known.words) if known else {"areas": [areas[0][0]]}
    posted = request.POST if request.method == "POST" else None
    return WriteForm(posted, units=units, areas=areas, initial=initial)


def _page(request: DeskRequest, form: WriteForm, **more: Any) -> HttpResponse:
    refusal: Refused | None = more.get("refusal")
    status = 422 if form.is_bound and form.errors else 200
    shown = {"form": form, "draft": more.get("notice") or more.get("corrects") or "new", **more}
    status = refusal.status if refusal else status
    return render(request, "notices/desk/write.html", shown, status=status)
