"""People who look after one another: each joins by consent and leaves at will, nobody heads it."""

from datetime import datetime
from typing import Self, cast
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.homes import everywhere
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Matter
from jielin.kernel.models.turn import turn
from jielin.kernel.sealed import blind_index
from jielin.kernel.workflow import Refused, Terms

from ..limits import HOUSEHOLD_MEMBERS, INVITATIONS_WAITING
from ..phones import mobile
from ..workflow import HOUSEHOLD
from .account import Account
from .invitation import Invitation
from .member import Member


class Household(Matter):
    """A circle without a head, a name, or a word about who is whose; see `Member`."""

    kind = "household"
    workflow = HOUSEHOLD

    class Meta:
        verbose_name = gettext_lazy("household")
        verbose_name_plural = gettext_lazy("households")

    def __str__(self) -> str:
        return str(self.pk)

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    @classmethod
    def of(cls, account_id: UUID | None) -> Self | None:
        """The household that the person belongs to, in whatever home it was begun."""
        if account_id is None:
            return None
        mine = Member.objects.current().filter(account_id=account_id)
        rows = cls.objects.filter(tenant_id__in=everywhere(), pk__in=mine.values("household_id"))
        return rows.first()

    @classmethod
    def ask_in(cls, phone: str, *, tenant_id: int, by: Actor) -> Invitation:
        """Invite whoever owns the number; the household begins with the first invitation.

        Raises BadPhone or Refused. Nothing tells whether the number has an account.
        """
        index = blind_index(mobile(phone))
        with turn():
            _locked(by.id)
            known = cls.of(by.id) or cls._begun(tenant_id, by)
            return known.invite(by=by, phone=mobile(phone), index=index)

    @classmethod
    def _begun(cls, tenant_id: int, by: Actor) -> Self:
        new = cls(id=uuid7(), tenant_id=tenant_id)
        with new.beginning("begin", by=by):
            pass
        Member.join(new, cast(UUID, by.id))
        return new

    def invite(self, *, by: Actor, phone: str, index: str) -> Invitation:
        """Ask somebody in by a number that was looked through already. Use `ask_in`."""
        with self.taking("invite", by=by):
            self._check_room(index)
            return Invitation.send(self, by.id, phone, index)

    def withdraw_invitation(self, *, by: Actor, invitation_id: UUID) -> None:
        """Take an invitation back before it is answered."""
        with self.taking("withdraw_invitation", by=by):
            self._waiting(invitation_id).answer_with("withdrawn")

    def accept(self, *, by: Actor, invitation_id: UUID, index: str) -> None:
        """Join. `index` is of the telephone that the person has just proven."""
        with self.taking("accept", by=by):
            _locked(by.id)
            invitation = self._waiting(invitation_id, index)
            if type(self).of(by.id) is not None:
                raise Refused(_("You belong to a household already. Leave it first, then accept."))
            if len(self.account_ids()) >= HOUSEHOLD_MEMBERS:
                raise Refused(_("The household is full."))
            invitation.answer_with("accepted")
            Member.join(self, cast(UUID, by.id))

    def refuse(self, *, by: Actor, invitation_id: UUID, index: str) -> None:
        """Say no; whoever invited sees only that it does not wait any more."""
        with self.taking("refuse", by=by):
            self._waiting(invitation_id, index).answer_with("refused")

    def trust(self, *, by: Actor, account_id: UUID) -> None:
        """From now on this member may act for me. Both have agreed: one joined, one trusts."""
        with self.taking("trust", by=by, account=str(account_id)):
            if account_id == by.id or account_id not in self.account_ids():
                raise Refused(_("This person does not belong to your household any more."))
            self._member(by.id).let(account_id)

    def end_trust(self, *, by: Actor, account_id: UUID) -> None:
        """From now on not any more, also for what was told before."""
        with self.taking("end_trust", by=by, account=str(account_id)):
            self._member(by.id).let_no_more(account_id)

    def leave(self, *, by: Actor) -> None:
        """Go. What others and I allowed each other ends with it."""
        with self.taking("leave", by=by):
            self._part(by.id)

    def take_out(self, *, by: Actor, account_id: UUID) -> None:
        """The person is erased; called by whoever carries that out."""
        with self.taking("take_out", by=by):
            self._part(account_id)

    def account_ids(self) -> frozenset[UUID]:
        """Who belongs to it now; one query."""
        return frozenset(self.members().values_list("account_id", flat=True))

    def members(self) -> models.QuerySet[Member]:
        rows = Member.objects.filter(tenant_id=self.tenant_id, household_id=self.pk)
        return rows.current().order_by("since", "id")

    def _member(self, account_id: UUID | None) -> Member:
        return self.members().get(account_id=cast(UUID, account_id))

    def _part(self, account_id: UUID | None) -> None:
        for member in self.members():
            if member.account_id == account_id:
                member.go()
            elif account_id is not None:
                member.let_no_more(account_id)

    def _check_room(self, index: str) -> None:
        waiting = Invitation.objects.of(self).waiting(clock.now())
        ours = self.members().exclude(account__phone_proven_at=None)
        if ours.filter(account__phone_index=index).exists():
            raise Refused(_("Whoever has this number belongs to your household already."))
        if waiting.filter(phone_index=index).exists():
            raise Refused(_("An invitation for this number is waiting already."))
        if waiting.count() >= INVITATIONS_WAITING:
            raise Refused(_("Enough invitations are waiting. Take one back first."))
        if len(self.account_ids()) >= HOUSEHOLD_MEMBERS:
            raise Refused(_("The household is full."))

    def _waiting(self, invitation_id: UUID, index: str = "") -> Invitation:
        """An invitation that still waits; with an index, only for that telephone."""
        rows = Invitation.objects.of(self).waiting(clock.now()).filter(pk=invitation_id)
        found = (rows.filter(phone_index=index) if index else rows).first()
        if found is None:
            raise Refused(_("This invitation was answered, taken back, or is older than 7 days."))
        return found


def _locked(account_id: UUID | None) -> None:
    """Of two joinings of one person at a time, one comes after the other."""
    Account.objects.select_for_update().get(pk=account_id)
