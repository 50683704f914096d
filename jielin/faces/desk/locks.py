"""Who is locked out after wrong tries, and letting them in again."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.messages import success
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from jielin.people.duties import DeskRequest, desk_view
from jielin.people.models import Account, StaffRecord
from jielin.people.models.staff_record import REASON_LENGTH
from jielin.people.policy import SECURING
from jielin.people.queries.staff import staff_ids

from ..signin import locks


class Reason(forms.Form):
    """Why it is the person, and not somebody who guesses at the name."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("How you made sure, for example: called back on the office line"),
        max_length=REASON_LENGTH,
        error_messages={"required": gettext_lazy("Write the reason: it is recorded.")},
    )


@require_safe
@desk_view(SECURING)
def listing(request: DeskRequest) -> HttpResponse:
    """The locked names of this home, each with its way out."""
    return _page(request)


@require_POST
@desk_view(SECURING)
def lift(request: DeskRequest, id: UUID) -> HttpResponse:
    """Unlock one name, with a reason."""
    account = get_object_or_404(Account.objects.filter(pk__in=staff_ids(request.home.pk)), pk=id)
    form = _form(account.pk, request.POST)
    if not form.is_valid():
        return _page(request, wrong=form, of=id)
    StaffRecord.lift_lock(
        account, tenant_id=request.home.pk, by=request.acting, reason=form.cleaned_data["reason"]
    )
    success(request, _("%(name)s can sign in again.") % {"name": account.name})
    return redirect("desk:locks", home=request.home.slug)


def _page(
    request: DeskRequest, *, wrong: Reason | None = None, of: UUID | None = None
) -> HttpResponse:
    rows = [
        {"locked": one, "form": wrong if one.account.pk == of else _form(one.account.pk)}
        for one in locks.locked_in(request, request.home)
    ]
    shown = {"rows": rows, "form": wrong}
    return render(request, "desk/locks.html", shown, status=422 if wrong else 200)


def _form(id: UUID, told: Any = None) -> Reason:
    return Reason(told, auto_id=f"id_{id}_%s")
