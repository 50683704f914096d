"""Who holds which post: what waits, the units, one unit, one appointment."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jielin.kernel import clock
from jielin.ui.parts import StepButton

from .. import policy
from ..duties import DeskRequest, desk_view
from ..models import Appointment
from ..phones import mask
from ..queries import staff
from .showing import buttons, or_404, timeline

WHO = (policy.PROPOSING, policy.MANAGING, policy.SECURING)


@require_safe
@desk_view(*WHO)
def index(request: DeskRequest) -> HttpResponse:
    """What waits for confirmation, and the units; or the people searched for."""
    words = request.GET.get("q", "").strip()
    home = request.home.pk
    shown = {
        "words": words,
        "found": staff.found(request.acting, home, words) if words else (),
        "waiting": staff.waiting(request.acting, home),
        "units": staff.unit_lines(request.acting, home),
    }
    return render(request, "people/desk/people.html", shown)


@require_safe
@desk_view(*WHO)
@or_404
def at_unit(request: DeskRequest, unit: UUID) -> HttpResponse:
    """The people of one unit."""
    one = staff.unit(request.acting, request.home.pk, unit)
    lines = staff.people_of(one)
    shown = {
        "unit": one,
        "proposed": [line for line in lines if line.is_proposal],
        "lines": [line for line in lines if not line.is_proposal],
        "may_propose": may_propose(request, one.id),
    }
    return render(request, "people/desk/unit.html", shown)


@require_safe
@desk_view(*WHO)
@or_404
def appointment(request: DeskRequest, appointment: UUID) -> HttpResponse:
    """One appointment: who, which post, from when until when, and what was done about it."""
    one = staff.appointment(request.acting, request.home.pk, appointment)
    (line,) = staff.lines(type(one).objects.filter(tenant_id=one.tenant_id, pk=one.pk))
    shown = {
        "one": one,
        "line": line,
        "phone": mask(one.account.phone),
        "steps": _fitting(one, buttons(one, request.acting, request.home.slug)),
        "stand_ins": staff.lines(one.stand_ins.order_by("-since")),
        "leaves": one.leaves.select_related("stand_in").order_by("-since"),
        "may_stand_in": "note_leave" in {step.verb for step in one.steps_for(request.acting)},
        "events": timeline(one.tenant_id, [one.pk]),
    }
    return render(request, "people/desk/appointment.html", shown)


def _fitting(one: Appointment, steps: tuple[StepButton, ...]) -> tuple[StepButton, ...]:
    """Nobody comes back who is not away."""
    if one.leaves.filter(until__gt=clock.now()).exists():
        return steps
    return tuple(step for step in steps if step.verb != "note_return")


def may_propose(request: DeskRequest, unit_id: UUID) -> bool:
    """Whether the person answers for the unit or for one above it."""
    line = {unit_id, *(unit.id for unit in staff.above(unit_id))}
    return bool(request.acting.organisations_with(policy.PROPOSING) & line)
