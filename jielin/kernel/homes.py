"""The data homes, kept in the process."""

from .models import Tenant
from .models.tenancy import HOMES
from .reference import Reference


def _load() -> dict[str, Tenant]:
    return {tenant.slug: tenant for tenant in Tenant.objects.order_by("id")}


_HOMES = Reference(HOMES, _load)


def home_of(slug: str) -> Tenant | None:
    """The home of this name in addresses."""
    return _HOMES.get().get(slug)


def home(tenant_id: int) -> Tenant:
    """The home of this number. Raises KeyError."""
    return {tenant.pk: tenant for tenant in _HOMES.get().values()}[tenant_id]


def everywhere() -> tuple[int, ...]:
    """The numbers of all homes, for what belongs to a person and not to a home."""
    return tuple(tenant.pk for tenant in _HOMES.get().values())
