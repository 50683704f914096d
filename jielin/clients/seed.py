"""The demo city's other systems: nobody knows their tokens, so nothing is open."""

from datetime import timedelta

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Tenant
from jielin.organisations.queries import Unit, directory
from jielin.organisations.tree import Kind

from .models import Allowed, Client
from .scopes import Scope

HOTLINE = (Scope.REFERENCE_READ, Scope.CASES_CREATE, Scope.CASES_READ, Scope.FILES_WRITE)
LAMPS = (Scope.CASES_READ, Scope.CASES_STEP)


def tell(home: Tenant) -> int:
    """A hotline and the system of a department, once; how many were added."""
    if Client.objects.filter(tenant_id=home.pk).exists():
        return 0
    centre = _first(home, Kind.DISTRICT_CENTRE)
    office = _first(home, Kind.DEPARTMENT)
    if centre is None or office is None:
        return 0
    _made("12345 热线平台", HOTLINE, centre)
    _made("市政设施养护系统", LAMPS, office)
    return 2


def _first(home: Tenant, kind: str) -> Unit | None:
    return next(iter(directory().units(home.pk, kind)), None)


def _made(name: str, scopes: tuple[str, ...], unit: Unit) -> Client:
    told = Allowed(name, scopes, 120, clock.now() + timedelta(days=180))
    made, _token = Client.make(
        told, id=uuid7(), tenant_id=unit.tenant_id, organisation_id=unit.id, by=SYSTEM
    )
    return made
