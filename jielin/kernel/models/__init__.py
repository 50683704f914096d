"""The kernel's tables."""

from .counter import Counter, next_number, next_numbers
from .event import Event, Seal
from .forgetting import Forgettable
from .matter import Matter
from .promise import Promise
from .reference import ReferenceVersion
from .relations import Involvement, Link
from .schedule import Schedule
from .tenancy import Tenant, TenantForeignKey, TenantModel

__all__ = [
    "Counter",
    "Event",
    "Forgettable",
    "Involvement",
    "Link",
    "Matter",
    "Promise",
    "ReferenceVersion",
    "Schedule",
    "Seal",
    "Tenant",
    "TenantForeignKey",
    "TenantModel",
    "next_number",
    "next_numbers",
]
