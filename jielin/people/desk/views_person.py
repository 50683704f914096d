"""One member of staff: posts, and what may be done to the account, each with a reason."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from jielin.kernel.workflow import Refused

from ..duties import DeskRequest, desk_view
from ..forms.steps import ReasonForm
from ..models import Account, Appointment, StaffRecord
from ..phones import mask
from ..queries import staff
from .showing import ACTS, bound, or_404, record_buttons, timeline
from .views_people import WHO

SHOWN_SECONDS = 60


@require_safe
@desk_view(*WHO)
@or_404
def page(request: DeskRequest, account: UUID) -> HttpResponse:
    """The person with all posts in this home, past ones too."""
    person, home = staff.person(request.acting, request.home.pk, account), request.home.pk
    record = StaffRecord.of(person, tenant_id=home)
    mine = Appointment.objects.filter(tenant_id=home, account_id=person.pk)
    shown = {
        "person": person,
        "phone": mask(person.phone),
        "record": record,
        "steps": record_buttons(record, request.acting, request.home.slug),
        "lines": staff.posts_of(person, home),
        "events": timeline(home, [record.pk, *mine.values_list("pk", flat=True)]),
    }
    return render(request, "people/desk/person.html", shown)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(*WHO)
@or_404
def act(request: DeskRequest, account: UUID, verb: str) -> HttpResponse:
    """Ask for the reason; then do it, and show once what only the one asking may see."""
    person = staff.person(request.acting, request.home.pk, account)
    if verb not in ACTS:
        raise Http404
    record = StaffRecord.of(person, tenant_id=request.home.pk)
    form = ReasonForm(bound(request))
    shown: dict[str, Any] = {"person": person, "step": record.workflow.step(verb), "form": form}
    try:
        record.workflow.step(verb).check(request.acting, record)
        if not form.is_valid():
            return _page(request, "act", shown, 422 if form.is_bound else 200)
        answer = _done(person, verb, request, form.cleaned_data["reason"])
    except Refused as refusal:
        return _page(request, "act", {**shown, "refusal": refusal}, refusal.status)
    if not answer:
        messages.success(request, _("Done: %(step)s") % {"step": shown["step"].label})
        return redirect("desk_people:person", home=request.home.slug, account=person.pk)
    return _shown_once(request, {**shown, "answer": answer})


def _done(person: Account, verb: str, request: DeskRequest, reason: str) -> str:
    """What it tells: the password or the number; nothing for the others."""
    told = {"tenant_id": request.home.pk, "by": request.acting, "reason": reason}
    return getattr(StaffRecord, verb)(person, **told) or ""


def _shown_once(request: DeskRequest, shown: dict[str, Any]) -> HttpResponse:
    """The number leads back by itself after a minute; a password stays until it is noted."""
    response = _page(request, "answer", shown, 200)
    if shown["step"].verb == "show_phone":
        told = {"home": request.home.slug, "account": shown["person"].pk}
        back = reverse("desk_people:person", kwargs=told)
        response["Refresh"] = f"{SHOWN_SECONDS}; url={back}"
    return response


def _page(request: DeskRequest, name: str, shown: dict[str, Any], status: int) -> HttpResponse:
    return render(request, f"people/desk/{name}.html", shown, status=status)
