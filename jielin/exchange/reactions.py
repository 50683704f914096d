"""What follows when a sheet is confirmed or a list is asked for: the job that does it."""

from uuid import UUID

from jielin.kernel.models import Event
from jielin.kernel.reference import held
from jielin.people.acting import Acting
from jielin.people.models import Account
from jielin.people.queries import acting

from .models import SheetExport, SheetImport
from .workflow import ASKED, CONFIRMED


def take_in(event: Event) -> None:
    """Write the rows in the name of whoever has confirmed them."""
    one = SheetImport.objects.get(tenant_id=event.tenant_id, pk=event.subject_id)
    one.carry_out(by=_actor(one.asked_by_id, one.tenant_id))


def write(event: Event) -> None:
    """Write the list as whoever has asked for it sees it."""
    one = SheetExport.objects.get(tenant_id=event.tenant_id, pk=event.subject_id)
    with held():
        one.carry_out(by=_actor(one.asked_by_id, one.tenant_id))


def _actor(id: UUID, tenant_id: int) -> Acting:
    return acting(Account.objects.get(pk=id)).at(tenant_id)


REACTIONS = {CONFIRMED: [take_in], ASKED: [write]}
