"""Somebody asks that their data be put right, or be erased: answered within a promise."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import IntegrityError, models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jielin.deadlines.queries import term
from jielin.kernel import clock, personal
from jielin.kernel.actors import Actor
from jielin.kernel.models import Matter, next_number
from jielin.kernel.models.turn import turn
from jielin.kernel.personal import Person
from jielin.kernel.sealed import SealedTextField
from jielin.kernel.workflow import Refused, Terms
from jielin.organisations.queries import directory
from jielin.people.models import Account, Appointment
from jielin.people.policy import SECURING
from jielin.people.queries import posts

from ..states import About, Ground, Wish
from ..workflow import WORKFLOW
from .whose import person_of

TEXT_LENGTH = 500


@dataclass(frozen=True)
class Correction:
    """What is wrong and what is right, in the person's words."""

    about: About
    wrong: str
    right: str


class DataRequest(Matter):
    """One request of one person about their own data. The home where it was asked answers."""

    kind = "data_request"
    workflow = WORKFLOW

    number = models.CharField(gettext_lazy("number"), max_length=20, editable=False)
    wish = models.CharField(gettext_lazy("wish"), max_length=12, choices=Wish)
    account_id = models.UUIDField()
    about = models.CharField(
        gettext_lazy("what the wish is about"), max_length=8, choices=About, blank=True
    )
    wrong = SealedTextField(gettext_lazy("what is wrong"), blank=True)
    right = SealedTextField(gettext_lazy("what is right"), blank=True)
    ground = models.CharField(
        gettext_lazy("lawful reason"), max_length=12, choices=Ground, blank=True
    )
    answer = SealedTextField(gettext_lazy("answer"), blank=True)
    figures = models.JSONField(gettext_lazy("rows changed in each app"), default=dict, blank=True)
    asked_at = models.DateTimeField(gettext_lazy("asked on"))
    due_at = models.DateTimeField(gettext_lazy("answer due"))
    # True while it waits, then null: of each wish one waits at a time.
    waits = models.BooleanField(null=True, default=True)

    class Meta:
        verbose_name = gettext_lazy("data request")
        verbose_name_plural = gettext_lazy("data requests")
        ordering = ("-asked_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "number"], name="data_request_number_is_unique_in_its_home"
            ),
            models.UniqueConstraint(
                fields=["tenant", "account_id", "wish", "waits"],
                name="of_each_wish_one_waits_at_a_time",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "state", "-asked_at"], name="data_request_by_state"),
        )

    def __str__(self) -> str:
        return self.number

    @classmethod
    def ask_correction(cls, told: Correction, *, tenant_id: int, by: Actor) -> Self:
        """Ask that something be put right. Raises Refused."""
        new = cls._of(Wish.CORRECTION, tenant_id, by)
        new.about, new.wrong, new.right = told.about, told.wrong, told.right
        return new._begun(by)

    @classmethod
    def ask_deletion(cls, *, tenant_id: int, by: Actor) -> Self:
        """Ask to be erased. Raises Refused while something of the person is open."""
        new = cls._of(Wish.DELETION, tenant_id, by)
        new._check_nothing_is_open()
        return new._begun(by)

    @property
    def person(self) -> Person:
        """Whose data it is; after an erasure there is no telephone any more."""
        return person_of(self.account_id)

    def correct(self, *, by: Actor, answer: str) -> None:
        """The name is put right by the platform; anything else was done as the answer says."""
        with self.taking("correct", by=by):
            if self.about == About.NAME:
                Account.objects.get(pk=self.account_id).call(self.right)
            self.answer, self.waits = answer, None

    def erase(self, *, by: Actor, answer: str) -> None:
        """Take the person out of everything, in one transaction. Raises Refused."""
        with self.taking("erase", by=by):
            self._check_nothing_is_open()
            self.figures = personal.erase(self.person, by=by, request=self.number)
            self.answer, self.waits = answer, None

    def refuse(self, *, by: Actor, ground: Ground, answer: str) -> None:
        """Not done, for a reason that the law names, in words that the person reads."""
        with self.taking("refuse", by=by, ground=str(ground)):
            self.ground, self.answer, self.waits = ground, answer, None

    def withdraw(self, *, by: Actor) -> None:
        """The person does not ask any more."""
        with self.taking("withdraw", by=by):
            self.waits = None

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """Owed by the unit of the security administrators, by the rule for data requests."""
        found = term(promise_kind, tenant_id=self.tenant_id, start=now)
        self.due_at = found.due_at
        return Terms(
            owner_id=_responsible(self.tenant_id),
            due_at=found.due_at,
            rule_id=found.rule_id,
            provisional=found.provisional,
            asked_by_id=self.account_id,
        )

    @classmethod
    def _of(cls, wish: Wish, tenant_id: int, by: Actor) -> Self:
        if by.id is None:
            raise Refused(_("Sign in first."), status=403)
        now = clock.now()
        return cls(tenant_id=tenant_id, wish=wish, account_id=by.id, asked_at=now, due_at=now)

    def _begun(self, by: Actor) -> Self:
        new = self
        try:
            with turn(), new.beginning("ask", by=by, wish=str(new.wish)):
                today = timezone.localdate(new.asked_at)
                number = next_number(new.tenant_id, f"data request {today:%Y%m%d}")
                new.number = f"GR{today:%Y%m%d}-{number:04d}"
        except IntegrityError as error:
            raise Refused(_("You have asked for this already. It waits for an answer.")) from error
        return new

    def _check_nothing_is_open(self) -> None:
        holds = personal.holds_up(self.person)
        if holds:
            said = ngettext(
                "%(count)s matter is still open: %(what)s. End it first, then it can be erased.",
                "%(count)s matters are still open: %(what)s. End them first, then it can be "
                "erased.",
                len(holds),
            )
            named = _(", ").join(hold.what for hold in holds[:3])
            raise Refused(said % {"count": len(holds), "what": named})


def _responsible(tenant_id: int) -> UUID:
    """Where a security administrator sits, else the first centre of the home. Raises Refused."""
    codes = [post.code for post in posts() if SECURING in post.duties]
    there = Appointment.objects.filter(tenant_id=tenant_id, post_id__in=codes)
    found = there.in_force(clock.now()).order_by("since", "id").first()
    if found is not None:
        return UUID(str(found.organisation_id))
    for kind in ("district_centre", "district_party_committee", "street"):
        for unit in directory().units(tenant_id, kind):
            return unit.id
    raise Refused(_("Nobody can receive this here yet. Please call 12345."))
