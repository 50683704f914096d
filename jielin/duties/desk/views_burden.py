"""The burden meter: by community and by department, a month and the months before."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jielin.kernel import clock
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import Unit
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms.burden import RefuseForm
from ..months import Month, half_of, read_month, trail
from ..queries import censuses, refusing, seeing
from ..queries import meter as meters
from ..queries.meter import BY_COMMUNITY, BY_DEPARTMENT, Reach
from .showing import buttons, or_404, show

MONTHS, REFUSALS = 6, timedelta(days=183)


@require_safe
@desk_view(policy.READ)
def meter(request: DeskRequest) -> HttpResponse:
    """What stands in the month, by community or by department, and how it went."""
    this = Month.of(_today())
    month = min(read_month(request.GET.get("month", ""), this), this)
    by = BY_DEPARTMENT if request.GET.get("by") == "department" else BY_COMMUNITY
    reach = _reach(request)
    shown = {
        "rows": meters.meter(reach, month, by),
        "trend": meters.trend(reach, trail(month, MONTHS)),
        "refused": meters.refused_on(reach, _today() - REFUSALS),
        "month": month,
        "earlier": month.plus(-1),
        "later": month.next if month < this else None,
        "by_department": by == BY_DEPARTMENT,
        "communities": {unit.id for unit in seeing.communities(request.acting, request.home.pk)},
        "may_refuse": bool(_own(request)),
    }
    return show(request, "burden", "burden", shown)


@require_safe
@desk_view(policy.READ)
@or_404
def community(request: DeskRequest, community: UUID) -> HttpResponse:
    """One community: its burdens by class beside the census before, and its censuses."""
    unit = next(
        (
            one
            for one in seeing.communities(request.acting, request.home.pk)
            if one.id == community
        ),
        None,
    )
    if unit is None:
        raise seeing.Hidden
    known = censuses.of_community(request.home.pk, community)
    half = half_of(_today())
    closed = [one.pk for one in known if one.half != half][:1]
    current = next((one for one in known if one.half == half), None)
    shown = {
        "place": unit,
        "rows": meters.kinds(Reach(request.home.pk, (community,)), _today(), closed),
        "censuses": [(one, censuses.progress(one)) for one in known[:4]],
        "half": half,
        "current": current,
        "may_open": current is None and _may_judge(request, community),
        "steps": buttons(current, request.acting, request.home.slug) if current else (),
    }
    return show(request, "community", "burden", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.CENSUS)
def refuse(request: DeskRequest) -> HttpResponse:
    """A community refuses what a department asks without admission."""
    form = RefuseForm(
        request.POST if request.method == "POST" else None,
        communities=_own(request),
        tenant_id=request.home.pk,
    )
    shown: dict[str, object] = {"form": form}
    if not form.is_bound or not form.is_valid():
        return show(request, "refuse", "burden", shown, status=422 if form.is_bound else 200)
    try:
        one = refusing.refuse_unadmitted(request.home.pk, *form.told(), by=request.acting)
    except Refused as refusal:
        shown["refusal"] = refusal
        return show(request, "refuse", "burden", shown, status=refusal.status)
    said = _("Refused as %(number)s. The rule: %(rule)s (%(source)s)")
    messages.success(
        request, said % {"number": one.number, "rule": one.rule, "source": one.source}
    )
    return redirect("desk_duties:burden", home=request.home.slug)


def _today() -> date:
    return timezone.localdate(clock.now())


def _reach(request: DeskRequest) -> Reach:
    """One's communities; a department sees what itself asks, everywhere."""
    communities = seeing.communities(request.acting, request.home.pk)
    departments = seeing.departments(request.acting, request.home.pk, policy.READ)
    return Reach(
        request.home.pk,
        tuple(unit.id for unit in communities),
        tuple(unit.id for unit in departments),
    )


def _own(request: DeskRequest) -> list[Unit]:
    """The communities for which this person speaks."""
    mine = request.acting.organisations_with(policy.CENSUS)
    found = seeing.communities(request.acting, request.home.pk)
    return [unit for unit in found if unit.id in mine]


def _may_judge(request: DeskRequest, community: UUID) -> bool:
    return policy.holds(request.acting, policy.CENSUS, seeing.above(community))
