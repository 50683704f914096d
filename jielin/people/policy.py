"""Who may give and take posts, and act on the accounts of others."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from jielin.kernel.actors import Actor

from .acting import Acting

PROPOSING = "settings.people"
MANAGING = "people.manage"
SECURING = "security.manage"
AUDITING = "audit.read"


@dataclass(frozen=True)
class Owner:
    """Whoever showed a code for a number; a record of staff does not say who that is."""

    kind: str = "visitor"
    id: UUID | None = None
    name: str = ""
    tenants: frozenset[int] = frozenset()


OWNER = Owner()


class Recorded(Protocol):
    """What the rules look at in a staff record."""

    account_id: UUID
    tenant_id: int

    def workplaces(self) -> frozenset[UUID]: ...


class Appointed(Protocol):
    """What the rules look at in an appointment."""

    account_id: UUID
    tenant_id: int
    proposed_by_id: UUID | None

    def overseers(self) -> frozenset[UUID]: ...


class Shared(Protocol):
    """What the rules look at in a household."""

    def account_ids(self) -> frozenset[UUID]: ...


def is_person(actor: Actor, thing: object) -> bool:
    """Anybody who is signed in."""
    return actor.kind == "person" and actor.id is not None


def is_anyone(actor: Actor, thing: object) -> bool:
    """Inner steps: whoever is about it has been checked."""
    return True


def is_owner(actor: Actor, thing: object) -> bool:
    """Whoever has just proven a telephone."""
    return isinstance(actor, Owner)


def is_member(actor: Actor, household: Shared) -> bool:
    """Whoever belongs to it, and nobody more than another."""
    return is_person(actor, household) and actor.id in household.account_ids()


def is_house(actor: Actor, thing: object) -> bool:
    """What only the house itself does: seeds, commands, the first people of a home."""
    return actor.kind == "system"


def may_propose(actor: Actor, appointment: Appointed) -> bool:
    """Whoever answers for the organisation or for one above it, and never for oneself."""
    if actor.kind == "system":
        return True
    if not isinstance(actor, Acting) or actor.id == appointment.account_id:
        return False
    return bool(actor.organisations_with(PROPOSING) & appointment.overseers())


def may_confirm(actor: Actor, appointment: Appointed) -> bool:
    """A second person: neither the one who proposed nor the one who is appointed."""
    if actor.id is not None and actor.id == appointment.proposed_by_id:
        return False
    return _manages(actor, appointment)


def may_end(actor: Actor, appointment: Appointed) -> bool:
    """Whoever may propose it, and whoever confirms."""
    return may_propose(actor, appointment) or _manages(actor, appointment)


def may_secure(actor: Actor, record: Recorded) -> bool:
    """The home's security administrator, and never for oneself."""
    if actor.kind == "system":
        return True
    if not isinstance(actor, Acting) or actor.id == record.account_id:
        return False
    return actor.at(record.tenant_id).has_duty(SECURING)


def may_reveal(actor: Actor, record: Recorded) -> bool:
    """The security administrator, and whoever answers for a unit where the person works."""
    if may_secure(actor, record):
        return True
    if not isinstance(actor, Acting) or actor.id == record.account_id:
        return False
    return bool(actor.organisations_with(PROPOSING) & record.workplaces())


def _manages(actor: Actor, appointment: Appointed) -> bool:
    """People at the organisation or below, or all of the home; never oneself."""
    if actor.kind == "system":
        return True
    if not isinstance(actor, Acting) or actor.id == appointment.account_id:
        return False
    if actor.at(appointment.tenant_id).has_duty(SECURING):
        return True
    return bool(actor.organisations_with(MANAGING) & appointment.overseers())
