"""What was done to a member of staff's account in a home: one chain of events a person."""

from typing import Any, Self
from uuid import UUID

from axes.models import AccessAttempt
from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Matter, TenantForeignKey, TenantModel
from jielin.kernel.models.turn import turn
from jielin.kernel.sealed import SealedTextField
from jielin.kernel.workflow import Refused, Terms
from jielin.organisations.queries import directory

from ..policy import OWNER
from ..workflow import RECORD, RecordState

REASON_LENGTH = 200


class StaffRecord(Matter):
    """A person in one home, as its administrators act on the account; no field of its own."""

    kind = "staff_record"
    workflow = RECORD

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="records", db_constraint=False
    )

    class Meta:
        verbose_name = gettext_lazy("staff record")
        verbose_name_plural = gettext_lazy("staff records")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "account"], name="staff_record_is_one_per_home"
            ),
        )

    def __str__(self) -> str:
        return str(self.account_id)

    @classmethod
    def held(cls, account: Any, *, tenant_id: int) -> Self:
        """The record of a person who holds a post here, locked; begun when missing.

        Only inside a turn. The account is locked first, so that a record is begun once.
        A proposal gives nobody a hold on an account, and a post that ended none any more.
        """
        type(account).objects.select_for_update().get(pk=account.pk)
        if not _in_office(account).filter(tenant_id=tenant_id).exists():
            raise Refused(_("This person holds no post in this home."), status=403)
        return cls._kept(account, tenant_id)

    @classmethod
    def _kept(cls, account: Any, tenant_id: int) -> Self:
        known = cls.objects.filter(tenant_id=tenant_id, account_id=account.pk)
        if not known.exists():
            new = cls(tenant_id=tenant_id, account_id=account.pk)
            with new.beginning("begin", by=SYSTEM, **_of(account)):
                pass
            return new
        found: Self = cls.hold(known)
        return found

    @classmethod
    def reset_second_factor(cls, account: Any, *, tenant_id: int, by: Actor, reason: str) -> None:
        """Let a person set the second factor up anew; whoever keeps it reacts to the event."""
        _refuse_elsewhere(account, tenant_id)
        cls._act(account, "reset_second_factor", tenant_id=tenant_id, by=by, reason=reason)

    @classmethod
    def give_password(cls, account: Any, *, tenant_id: int, by: Actor, reason: str) -> str:
        """A new password, told once to whoever hands it over; all sign-ins end."""
        _refuse_elsewhere(account, tenant_id)
        with turn():
            cls._act(account, "give_password", tenant_id=tenant_id, by=by, reason=reason)
            return str(account.take_new_password())

    @classmethod
    def lift_lock(cls, account: Any, *, tenant_id: int, by: Actor, reason: str) -> None:
        """Let in again who was locked out after wrong tries. Raises Refused when nobody is."""
        with turn():
            cls._act(account, "lift_lock", tenant_id=tenant_id, by=by, reason=reason)
            if not AccessAttempt.objects.filter(username=account.username).delete()[0]:
                raise Refused(_("This name is not locked any more."))

    @classmethod
    def show_phone(cls, account: Any, *, tenant_id: int, by: Actor, reason: str) -> str:
        """The number, against a reason that stays beside the event."""
        cls._act(account, "show_phone", tenant_id=tenant_id, by=by, reason=reason)
        return str(account.phone)

    @classmethod
    def disown_phone(cls, account: Any) -> None:
        """Note in every home that knows the person that the number was another's.

        Also where a post is only proposed, or has ended: the slip was made there. Only inside
        a turn that has locked the account.
        """
        for tenant_id in sorted(set(account.appointments.values_list("tenant_id", flat=True))):
            with cls._kept(account, tenant_id).taking("disown_phone", by=OWNER, **_of(account)):
                pass

    @classmethod
    def of(cls, account: Any, *, tenant_id: int) -> Self:
        """What may be done to the account, for buttons; a new one when nothing was done yet."""
        known = cls.objects.filter(tenant_id=tenant_id, account_id=account.pk).first()
        return known or cls(tenant_id=tenant_id, account=account, state=RecordState.KEPT)

    def terms(self, promise_kind: str, now: Any) -> Terms | None:
        return None

    @property
    def is_of_our_staff(self) -> bool:
        """Whether the person holds a post in this home, or will."""
        return bool(_in_office(self.account).filter(tenant_id=self.tenant_id).exists())

    def workplaces(self) -> frozenset[UUID]:
        """The organisations of this home where the person has a post, and those above."""
        rows = _in_office(self.account).filter(tenant_id=self.tenant_id)
        found: set[UUID] = set()
        for id in set(rows.values_list("organisation_id", flat=True)):
            found |= {id, *(unit.id for unit in directory().superiors(id))}
        return frozenset(found)

    @classmethod
    def _act(cls, account: Any, verb: str, *, tenant_id: int, by: Actor, reason: str) -> None:
        with turn():
            record = cls.held(account, tenant_id=tenant_id)
            with record.taking(verb, by=by, **_of(account)):
                StaffNote.write(record, reason)


class StaffNote(TenantModel):
    """The reason given for one event, in words and therefore sealed and beside the chain."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = TenantForeignKey(StaffRecord, models.PROTECT, related_name="notes")
    event_id = models.UUIDField()
    text = SealedTextField(gettext_lazy("reason given"))
    written_at = models.DateTimeField(gettext_lazy("written"))

    class Meta:
        verbose_name = gettext_lazy("reason given")
        verbose_name_plural = gettext_lazy("reasons given")
        constraints = (
            models.UniqueConstraint(fields=["tenant", "event_id"], name="staff_note_is_one_each"),
        )

    def __str__(self) -> str:
        return f"{self.written_at:%Y-%m-%d %H:%M}"

    @classmethod
    def write(cls, record: StaffRecord, reason: str) -> None:
        """Keep the reason of the verb under way. Raises Refused without one."""
        text = " ".join(reason.split())[:REASON_LENGTH]
        if not text:
            raise Refused(_("Write the reason: it is recorded."))
        told = {"record": record, "event_id": record.next_event_id, "text": text}
        cls(tenant_id=record.tenant_id, written_at=clock.now(), **told).save(force_insert=True)


def _in_office(account: Any) -> Any:
    """The posts that the person holds or will hold, in any home."""
    return account.appointments.during(clock.now(), None)


def _refuse_elsewhere(account: Any, tenant_id: int) -> None:
    """One home alone gives proofs of an account: where the person has served longest.

    Else whoever appoints a stranger could enter another home in the stranger's name.
    """
    first = _in_office(account).order_by("since", "id").first()
    if first is not None and first.tenant_id != tenant_id:
        raise Refused(
            _(
                "The account is kept by another home, where this person has served longer. "
                "Ask the security administrator there."
            ),
            status=403,
        )


def _of(account: Any) -> dict[str, str]:
    return {"account": str(UUID(str(account.pk)))}
