"""Whom a person may act for, and what the page of the household shows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.homes import everywhere

from ..models import Account, Household, Invitation, Member
from ..phones import mask


@dataclass(frozen=True)
class Relative:
    """Another member: a name, and who may act for whom. Never who is whose."""

    id: UUID
    name: str
    may_act_for_me: bool
    i_may_act_for: bool


@dataclass(frozen=True)
class Waiting:
    """An invitation that was not answered: to a number, or from somebody to me."""

    id: UUID
    told: str
    until: datetime


@dataclass(frozen=True)
class Home:
    """What the page shows; without a household, only invitations."""

    members: tuple[Relative, ...]
    sent: tuple[Waiting, ...]
    received: tuple[Waiting, ...]
    is_shared: bool


def page_of(account: Account) -> Home:
    """At most six queries, however many belong to it."""
    household = Household.of(account.pk)
    now = clock.now()
    asked = Invitation.objects.for_phone(account.proven_index).waiting(now)
    received = list(asked.order_by("sent_at"))
    hosts = _names([one.invited_by_id for one in received])
    sent = Invitation.objects.of(household).waiting(now) if household else ()
    return Home(
        members=_members(household, account) if household else (),
        sent=tuple(Waiting(one.pk, mask(one.phone), one.until) for one in sent),
        received=tuple(
            Waiting(one.pk, hosts.get(one.invited_by_id, _("Somebody")), one.until)
            for one in received
        ),
        is_shared=household is not None,
    )


def members_of(account: Account) -> tuple[Relative, ...]:
    """The others of the person's household."""
    household = Household.of(account.pk)
    return _members(household, account) if household else ()


def may_act(actor_id: UUID | None, helped_id: UUID | None) -> bool:
    """Whether both belong to a household and the one lets the other act. One query."""
    if actor_id is None or helped_id is None:
        return False
    return any(one.account_id == helped_id for one in _trusting(actor_id))


def helped_by(actor_id: UUID) -> tuple[Account, ...]:
    """Whom the person may act for at this moment. One query, or two."""
    ids = [one.account_id for one in _trusting(actor_id)]
    return tuple(Account.objects.filter(pk__in=ids, is_active=True)) if ids else ()


def helped_ids(actor_id: UUID) -> frozenset[UUID]:
    """The same as ids, in one query."""
    return frozenset(one.account_id for one in _trusting(actor_id))


def called(account: Account) -> str:
    """A name, else as much of the number as its owner recognises."""
    return account.name or mask(account.phone)


def _trusting(actor_id: UUID) -> list[Member]:
    mine = Member.objects.current().filter(account_id=actor_id)
    rows = Member.objects.current().filter(
        tenant_id__in=everywhere(), household_id__in=mine.values("household_id")
    )
    return [one for one in rows if str(actor_id) in one.may_act_ids]


def _members(household: Household, account: Account) -> tuple[Relative, ...]:
    rows = list(household.members().select_related("account"))
    mine = next(one for one in rows if one.account_id == account.pk)
    return tuple(
        Relative(
            id=one.account_id,
            name=called(one.account),
            may_act_for_me=str(one.account_id) in mine.may_act_ids,
            i_may_act_for=str(account.pk) in one.may_act_ids,
        )
        for one in rows
        if one.account_id != account.pk
    )


def _names(ids: Collection[UUID]) -> dict[UUID, str]:
    return {one.pk: called(one) for one in Account.objects.filter(pk__in=ids)} if ids else {}
