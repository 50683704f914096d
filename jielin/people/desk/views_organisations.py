"""The organisations of the home: their tree, each with its steps, and a new one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jielin.kernel.workflow import Refused
from jielin.organisations.forms import FoundForm
from jielin.organisations.policy import REACH, SETTLE
from jielin.organisations.queries import directory

from ..duties import DeskRequest, desk_view
from ..queries import organisations, staff
from .showing import bound, buttons, or_404, put_down, timeline


@require_safe
@desk_view(SETTLE, REACH)
def listing(request: DeskRequest) -> HttpResponse:
    """The tree, or what was searched for."""
    words = request.GET.get("q", "").strip()
    home = request.home.pk
    shown = {
        "lines": organisations.found(home, words) if words else organisations.tree(home),
        "words": words,
        "may_found": request.acting.has_duty(SETTLE),
    }
    return render(request, "people/desk/organisations.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(SETTLE)
def found(request: DeskRequest) -> HttpResponse:
    """Set a new one up."""
    form = FoundForm(bound(request), home=request.home)
    shown: dict[str, object] = {"form": form}
    if not form.is_bound or not form.is_valid():
        return _form_page(request, shown, 422 if form.is_bound else 200)
    try:
        unit = form.take(request.acting)
    except ValidationError as error:
        put_down(form, error)
        return _form_page(request, shown, 422)
    except Refused as refusal:
        return _form_page(request, {**shown, "refusal": refusal}, refusal.status)
    messages.success(request, _("%(unit)s is set up.") % {"unit": unit.name})
    return redirect("desk_people:organisation", home=request.home.slug, unit=unit.pk)


@require_safe
@desk_view(SETTLE, REACH)
@or_404
def page(request: DeskRequest, unit: object) -> HttpResponse:
    """One organisation: what is known, what may be done, what was done."""
    one = organisations.one(request.acting, request.home.pk, unit)  # type: ignore[arg-type]
    record = one.record()
    shown = {
        "unit": one,
        "record": record,
        "steps": buttons(record, request.acting, request.home.slug),
        "week": directory().get(one.pk).hours,
        "below": directory().below(one.pk),
        "sees_people": one.pk in {u.id for u in staff.seen_units(request.acting, one.tenant_id)},
        "events": timeline(one.tenant_id, [one.pk]),
    }
    return render(request, "people/desk/organisation.html", shown)


def _form_page(request: DeskRequest, shown: dict[str, object], status: int) -> HttpResponse:
    return render(request, "people/desk/found.html", shown, status=status)
