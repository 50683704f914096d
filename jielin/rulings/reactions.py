"""After a case has moved on, what waits for a ruling about it lapses: nobody owes one any more."""

from jielin.cases import workflow as w
from jielin.cases.models import Case
from jielin.kernel.actors import SYSTEM
from jielin.kernel.founding import Foundation
from jielin.kernel.models import Event
from jielin.kernel.models.turn import turn
from jielin.kernel.reactions import Reaction

from .models import Extension, ExtensionGround, Objection, Suspension
from .models.ruling import Ruling, held_case
from .states import SuspensionState

KINDS: tuple[type[Ruling], ...] = (Objection, Extension, Suspension)


def lapse(event: Event) -> None:
    """End what no longer stands. Done twice, it does nothing the second time."""
    case = Case.objects.filter(tenant_id=event.tenant_id, pk=event.subject_id).first()
    if case is None:
        return
    for kind in KINDS:
        if kind.kind in case.attached:
            for ruling in kind._default_manager.filter(tenant_id=case.tenant_id, case_id=case.pk):
                _settle(ruling)


def _settle(ruling: Ruling) -> None:
    """Look again under the locks of both: either may have moved on since the event was told."""
    rows = type(ruling)._default_manager.filter(tenant_id=ruling.tenant_id, pk=ruling.pk)
    with turn():
        held = type(ruling).hold(rows)
        case = held.case = held_case(held.tenant_id, held.case_id)
        if held.is_waiting and not held.stands(case):
            held.lapse(by=SYSTEM)
        elif isinstance(held, Suspension) and _is_over(held, case):
            held.end(by=SYSTEM)


def _is_over(suspension: Suspension, case: Case) -> bool:
    """Whether the case has left the store by another door than `resume`."""
    return suspension.state == SuspensionState.PARKED and case.state != "parked"


FOUNDATIONS = (Foundation("load_rulings", lambda: not ExtensionGround.objects.exists()),)
REACTIONS: dict[str, list[Reaction]] = {
    verb: [lapse]
    for verb in (
        w.WITHDRAWN, w.TAKEN, w.TAKEN_BACK, w.TRANSFERRED, w.RESOLVED, w.END_PROPOSED,
        w.END_CONFIRMED, w.MERGED, w.SETTLED, w.PARKED,
    )
}  # fmt: skip
