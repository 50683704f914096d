"""A person holds a post at an organisation from a moment on: all permission comes from here."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models.turn import turn
from jielin.kernel.reference import bump
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import Unit, directory

from ..workflow import IN_OFFICE, WORKFLOW, State
from .account import Account
from .fitting import check
from .leave import Leave
from .office import Office

APPOINTED = "appointments"  # the name of the snapshot, see queries
REASON_LENGTH = 200


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Appointments by time."""

    def in_force(self, now: datetime) -> Self:
        """Those that count at this moment."""
        return self.during(now, None).filter(since__lte=now)

    def during(self, since: datetime, until: datetime | None) -> Self:
        """Those that count at any moment from `since` to `until`; proposals never do."""
        found = self.filter(Q(until=None) | Q(until__gt=since), state__in=IN_OFFICE)
        return found if until is None else found.filter(since__lt=until)


class Appointment(Office):
    """One post of one person at one organisation, perhaps for one area below it.

    With `stands_in_for` it is the post of somebody else for some days (代理).
    """

    kind = "appointment"
    workflow = WORKFLOW

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("appointment")
        verbose_name_plural = gettext_lazy("appointments")
        constraints = (
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")),
                name="appointment_ends_after_it_begins",
            ),
        )
        indexes = (
            models.Index(fields=["account", "until"], name="appointment_of_a_person"),
            models.Index(fields=["tenant", "organisation_id"], name="appointment_at_a_unit"),
            models.Index(fields=["tenant", "state"], name="appointment_by_state"),
        )

    def __str__(self) -> str:
        return f"{self.post_id} {self.account_id}"

    @classmethod
    def appoint(
        cls, account: Account, *, unit: Unit, post: str, by: Actor, **when_and_where: Any
    ) -> Self:
        """Give a post at once: `area_id`, `since` and `until` are optional. Only the house may.

        Raises Refused.
        """
        new = cls._drawn_up(account, unit, post, when_and_where)
        with new.beginning("appoint", by=by, **new._said()):
            check(new, unit)
            bump(APPOINTED)
        return new

    @classmethod
    def propose(
        cls, account: Account, *, unit: Unit, post: str, by: Actor, **when_and_where: Any
    ) -> Self:
        """Ask for a post, which counts once a second person has confirmed. Raises Refused."""
        new = cls._drawn_up(account, unit, post, when_and_where)
        new.proposed_by_id = by.id
        with new.beginning("propose", by=by, **new._said()):
            check(new, unit)
        return new

    @classmethod
    def propose_stand_in(
        cls, account: Account, *, of: "Appointment", by: Actor, since: datetime, until: datetime
    ) -> Self:
        """Ask that somebody has another's post for some days. Raises Refused."""
        if of.state != State.STANDING:
            raise Refused(_("Only a post in force has a stand-in."))
        return cls.propose(
            account,
            unit=directory().get(of.organisation_id),
            post=of.post_id,
            by=by,
            area_id=of.area_id,
            since=since,
            until=until,
            stands_in_for=of,
        )

    def confirm(self, *, by: Actor) -> None:
        """Put it in force, from its first day but never back in time."""
        with self.taking("confirm", by=by, **self._said()):
            now = clock.now()
            if self.until is not None and self.until <= now:
                raise Refused(_("Its last day has passed. Ask for a new proposal."))
            self.since = max(self.since, now)
            check(self, directory().get(self.organisation_id))
            bump(APPOINTED)

    def refuse(self, *, by: Actor, reason: str) -> None:
        """Do not confirm it, with a reason that the proposer reads."""
        with self.taking("refuse", by=by, **self._said()):
            self.answer = _reason(reason)

    def withdraw(self, *, by: Actor) -> None:
        """Take the proposal back."""
        with self.taking("withdraw", by=by, **self._said()):
            pass

    def end(self, *, by: Actor, at: datetime | None = None) -> None:
        """Take the post away, now or at a moment to come."""
        with self.taking("end", by=by, **self._said(), until=at.isoformat() if at else None):
            now = clock.now()
            if at is not None and at < self.since:
                raise Refused(_("An appointment ends after it begins."))
            if at is not None and at < now:
                raise Refused(_("The past stays as it was: choose today or a later day."))
            self.leave_a_keeper(at or now)
            self.until = max(at or now, self.since)
            bump(APPOINTED)

    def hand_over(self, *, to: Account, by: Actor) -> None:
        """Give a colleague what the person has to do here, all at once, and end the post."""
        with turn():
            if not _are_colleagues(self, to):
                raise Refused(_("Choose somebody who holds a post at the same organisation."))
            count = self.entrusted().update(assignee_id=to.pk)
            with self.taking("hand_over", by=by, **self._said(), to=str(to.pk), count=count):
                self.leave_a_keeper(clock.now())
                self.until = max(clock.now(), self.since)
                bump(APPOINTED)

    def note_leave(
        self, *, stand_in: Account, since: datetime, until: datetime, by: Actor
    ) -> None:
        """Note that the person is away, and who looks after the post meanwhile."""
        said = {"since": since.isoformat(), "until": until.isoformat(), "to": str(stand_in.pk)}
        with self.taking("note_leave", by=by, account=str(self.account_id), **said):
            _check_leave(self, stand_in, since, until)
            self.leave_a_keeper(since, until)
            Leave.note(self, stand_in.pk, since, until)

    def note_return(self, *, by: Actor) -> None:
        """The person is back, or does not go: leaves end now."""
        with self.taking("note_return", by=by, account=str(self.account_id)):
            open_ones = list(self.leaves.filter(until__gt=clock.now()))
            if not open_ones:
                raise Refused(_("No leave is noted for this post."))
            for leave in open_ones:
                leave.cut_short(clock.now())

    def _said(self) -> dict[str, str]:
        """What every event of it tells: ids only."""
        return {
            "account": str(self.account_id),
            "post": self.post_id,
            "organisation": str(self.organisation_id),
            **({"stands_in": "yes"} if self.stands_in_for_id else {}),
        }

    @classmethod
    def _drawn_up(cls, account: Account, unit: Unit, post: str, more: dict[str, Any]) -> Self:
        return cls(
            tenant_id=unit.tenant_id,
            account=account,
            organisation_id=unit.id,
            post_id=post,
            **{"since": clock.now(), **more},
        )


def _check_leave(one: Appointment, stand_in: Account, since: datetime, until: datetime) -> None:
    if until <= since:
        raise Refused(_("A leave ends after it begins."))
    if not _are_colleagues(one, stand_in):
        raise Refused(_("Choose somebody who holds a post at the same organisation."))
    if one.leaves.during(since, until).exists():
        raise Refused(_("A leave is already noted for some of these days."))


def _are_colleagues(one: Appointment, other: Account) -> bool:
    """Whether another person holds a post at the same organisation now."""
    there = Appointment.objects.in_force(clock.now()).filter(tenant_id=one.tenant_id)
    mine = there.filter(organisation_id=one.organisation_id, account_id=other.pk)
    return other.pk != one.account_id and mine.exists()


def _reason(typed: str) -> str:
    reason = " ".join(typed.split())[:REASON_LENGTH]
    if not reason:
        raise Refused(_("Write the reason: it is recorded."))
    return reason
