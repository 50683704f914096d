"""More time (延期): asked before the promise is due, on a ground, approved at another level."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.cases.models import Case
from jielin.cases.states import AT_WORK
from jielin.deadlines.queries import term, times
from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.ui.spoken import full

from ..workflow import EXTENSION
from .ground import ExtensionGround
from .ruling import Ruling, held_case, promised


@dataclass(frozen=True)
class MoreTime:
    """What is asked: on which ground, until when, and why, in words for the resident."""

    ground: ExtensionGround
    due_at: datetime
    reason: str


class Extension(Ruling):
    """One request for more time. The clock runs on while it waits."""

    kind = "extension"
    prefix = "YQ"
    workflow = EXTENSION
    spoken = ("reason", "words")

    ground = models.ForeignKey(ExtensionGround, models.PROTECT, related_name="+")
    due_before = models.DateTimeField(gettext_lazy("due before"))
    due_at = models.DateTimeField(gettext_lazy("new date"))
    reason = models.TextField(gettext_lazy("reason for the resident"), max_length=500)
    # True or nothing, so that a plain unique rule lets one wait at a time.
    waits = models.BooleanField(null=True)

    class Meta:
        verbose_name = gettext_lazy("extension")
        verbose_name_plural = gettext_lazy("extensions")
        ordering = ("-raised_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "case", "waits"], name="extension_waits_one_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["tenant", "number"], name="extension_number_is_unique_in_its_home"
            ),
            models.CheckConstraint(
                condition=Q(due_at__gt=F("due_before")), name="extension_gives_more_time"
            ),
        )
        indexes = (models.Index(fields=["tenant", "state", "-raised_at"], name="extension_list"),)

    @classmethod
    def ask(cls, case: Case, told: MoreTime, *, by: Actor) -> Self:
        """Ask before the promise to the resident is due. Raises Refused."""
        with turn():
            held = held_case(case.tenant_id, case.pk)
            check_open(held)
            _check(held, told)
            new = cls._about(held, by)
            new.ground, new.reason, new.due_at = told.ground, told.reason, told.due_at
            new.due_before, new.waits = promised(held), True
            with new._asking("ask", by, case=held.number, ground=told.ground.code):
                new._check_alone()
                held.ask_extension(by=by, text=new.said(), attached=cls.kind)
        return new

    def grant(self, *, by: Actor, text: str) -> None:
        """The promise to the resident moves, and they are told why."""
        with self._ruling("grant", by, text) as case:
            if self.due_at <= clock.now():
                raise Refused(_("The date that was asked for has passed: it cannot be granted."))
            self._make_room()
            case.extend(by=by, due_at=self.due_at, text=self.said())

    def refuse(self, *, by: Actor, text: str) -> None:
        """The promise stays as it was."""
        with self._ruling("refuse", by, text) as case:
            self._make_room()
            case.refuse_extension(by=by, text=text)

    def stands(self, case: Case) -> bool:
        """Whether the unit that asked still works on it."""
        return case.state in AT_WORK and case.holder_id == self.unit_id

    def said(self) -> str:
        """Ground and reason as the resident reads them."""
        return f"{self.ground.name}：{self.reason}"

    def _make_room(self) -> None:
        self.waits = None

    def _check_alone(self) -> None:
        mine = type(self).objects.filter(tenant_id=self.tenant_id, case_id=self.case_id)
        if mine.filter(waits=True).exists():
            raise Refused(_("More time was asked for already; the ruling is awaited."))


def latest_of(case: Case, due_at: datetime) -> datetime:
    """The latest date that may be asked for, by the rule for the class of the case."""
    found = term(
        "extension_span",
        tenant_id=case.tenant_id,
        matter_type=case.request_type,
        category_id=case.category_id,
        start=due_at,
    )
    return found.due_at


def check_open(case: Case) -> None:
    """Whether more time can be asked for now, whoever asks. Raises Refused."""
    now = clock.now()
    if case.state not in AT_WORK:
        raise Refused(_("Only a request that is being worked on can be given more time."))
    due_at = promised(case)
    if now >= due_at:
        sentence = _("More time is asked for before the promise is due: that was %(due)s.")
        raise Refused(sentence % {"due": full(due_at)})
    if case.times_extended:
        _check_count(case, now)


def _check_count(case: Case, now: datetime) -> None:
    most = times(
        "extensions",
        at=now,
        tenant_id=case.tenant_id,
        matter_type=case.request_type,
        category_id=case.category_id,
    )
    if case.times_extended >= most.amount:
        told = {"count": most.amount, "source": most.source}
        raise Refused(
            _("It was extended %(count)s times: no more is allowed (%(source)s).") % told
        )


def _check(case: Case, told: MoreTime) -> None:
    """What is asked for, against a case that is open to it."""
    due_at = promised(case)
    if told.due_at <= due_at:
        raise Refused(_("The new date must be later than %(due)s.") % {"due": full(due_at)})
    latest = latest_of(case, due_at)
    if told.due_at > latest:
        raise Refused(
            _("The new date may be %(latest)s at the latest.") % {"latest": full(latest)}
        )
    if not told.ground.is_in_force(timezone.localdate(clock.now())):
        raise Refused(_("This ground is no longer in force. Choose another one."))
