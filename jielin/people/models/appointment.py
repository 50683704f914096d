"""A person holds a post at an organisation from a moment on: all permission comes from here."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Matter
from jielin.kernel.reference import bump
from jielin.kernel.workflow import Refused, Terms
from jielin.organisations.queries import Unit, directory
from jielin.territory.queries import gazetteer

from ..separation import clashes
from ..workflow import WORKFLOW
from .account import Account
from .post_kind import PostKind

APPOINTED = "appointments"  # the name of the snapshot, see queries


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Appointments by time."""

    def in_force(self, now: datetime) -> Self:
        """Those that count at this moment."""
        return self.during(now, None).filter(since__lte=now)

    def during(self, since: datetime, until: datetime | None) -> Self:
        """Those that count at any moment from `since` to `until`."""
        found = self.filter(Q(until=None) | Q(until__gt=since))
        return found if until is None else found.filter(since__lt=until)


class Appointment(Matter):
    """One post of one person at one organisation, perhaps for one area below it."""

    kind = "appointment"
    workflow = WORKFLOW

    account = models.ForeignKey(
        Account, models.PROTECT, related_name="appointments", db_constraint=False
    )
    organisation_id = models.UUIDField(gettext_lazy("organisation"))
    post = models.ForeignKey(PostKind, models.PROTECT, related_name="+")
    area_id = models.BigIntegerField(gettext_lazy("area"), null=True)
    since = models.DateTimeField(gettext_lazy("since"))
    until = models.DateTimeField(gettext_lazy("until"), null=True)

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
        )

    def __str__(self) -> str:
        return f"{self.post_id} {self.account_id}"

    @classmethod
    def appoint(
        cls, account: Account, *, unit: Unit, post: str, by: Actor, **when_and_where: Any
    ) -> Self:
        """Give a post: `area_id`, `since` and `until` are optional. Raises Refused.

        The account is locked, so that two posts that must stay apart cannot slip in together.
        """
        given = cls(
            tenant_id=unit.tenant_id,
            account=account,
            organisation_id=unit.id,
            post_id=post,
            **{"since": clock.now(), **when_and_where},
        )
        with given.beginning("appoint", by=by, post=post, organisation=str(unit.id)):
            Account.objects.select_for_update().get(pk=account.pk)
            given._check(unit)
            bump(APPOINTED)
        return given

    def end(self, *, by: Actor, at: datetime | None = None) -> None:
        """Take the post away, now or at a moment to come."""
        with self.taking("end", by=by, post=self.post_id):
            self.until = max(at or clock.now(), self.since)
            bump(APPOINTED)

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    def overseers(self) -> frozenset[UUID]:
        """The organisation and all above it, from the directory."""
        above = directory().superiors(self.organisation_id)
        return frozenset({self.organisation_id, *(unit.id for unit in above)})

    def _check(self, unit: Unit) -> None:
        if self.until is not None and self.until < self.since:
            raise Refused(_("An appointment ends after it begins."))
        post = PostKind.objects.filter(pk=self.post_id).first()
        if post is None:
            raise Refused(_("There is no such post."))
        if post.unit_kinds and unit.kind not in post.unit_kinds:
            said = {"unit": unit.label, "post": post.label}
            raise Refused(_("%(unit)s has no post “%(post)s”.") % said)
        if not _lies_within(self.area_id, unit.area_id):
            raise Refused(_("The area of a post lies within the area of its organisation."))
        self._check_others(post)

    def _check_others(self, post: PostKind) -> None:
        others = Appointment.objects.during(self.since, self.until)
        for other in others.filter(account_id=self.account_id).select_related("post"):
            if self._is_twin(other):
                raise Refused(_("This person already holds this post."))
            if clashes(other.post.duties, post.duties):
                raise Refused(
                    _(
                        "System, security and audit administration are held by different "
                        "people. “%(held)s” is in force: end it first, or choose someone else."
                    )
                    % {"held": other.post.label}
                )

    def _is_twin(self, other: "Appointment") -> bool:
        mine = (self.organisation_id, self.post_id, self.area_id)
        return mine == (other.organisation_id, other.post_id, other.area_id)


def _lies_within(area_id: int | None, whole_id: int | None) -> bool:
    if area_id is None or area_id == whole_id:
        return True
    places = gazetteer()
    above = places.ancestors(area_id) if area_id in places.places else ()
    return any(place.id == whole_id for place in above)
