"""A notice: one person writes it, another publishes it, and it ends by itself."""

from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.deadlines.queries import term
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.models import next_number
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Terms
from jielin.organisations.queries import directory
from jielin.people.models import Appointment
from jielin.people.queries import posts

from .. import policy
from ..states import STANDING, NoticeState, Topic
from .notice_area import NoticeArea
from .reach import is_within
from .record import NoticeRecord, Words

# A notice that stands longer is not a notice but a page of rules.
LONGEST = timedelta(days=366)


class Notice(NoticeRecord):
    """One notice of one unit, for its areas."""

    class Meta:
        verbose_name = gettext_lazy("public notice")
        verbose_name_plural = gettext_lazy("public notices")
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "number"], name="notice_number_is_unique_in_its_home"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("valid_from")),
                name="notice_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(topic__in=Topic.values), name="notice_is_of_a_known_kind"
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "state", "valid_until"], name="notice_to_end"),
            models.Index(fields=["tenant", "organisation_id", "-id"], name="notice_of_a_unit"),
        )

    @classmethod
    def draft(
        cls, words: Words, *, tenant_id: int, organisation_id: UUID, by: Actor,
        corrects: "Notice | None" = None,
    ) -> Self:  # fmt: skip
        """Begin a notice, perhaps one that puts another right. Raises Refused."""
        new = cls(tenant_id=tenant_id, organisation_id=organisation_id, corrects=corrects)
        new.version = corrects.version + 1 if corrects else 1
        if corrects is not None and corrects.state not in STANDING:
            raise Refused(_("Only what was published and still stands can be corrected."))
        with turn():
            with new.beginning("draft", by=by):
                new._tell(words, by)
                day = timezone.localdate(clock.now())
                number = next_number(tenant_id, f"notice {day:%Y}")
                new.number = f"GG{day:%Y%m%d}-{number:04d}"
            NoticeArea.write(tenant_id, new.pk, words.areas)
        return new

    def change(self, *, by: Actor, words: Words) -> None:
        """Write it anew, before it goes for approval."""
        with turn(), self.taking("change", by=by):
            self._tell(words, by)
            NoticeArea.write(self.tenant_id, self.pk, words.areas)

    def propose(self, *, by: Actor) -> None:
        """Ask another person to publish it."""
        with self.taking("propose", by=by):
            self._check_time()
            self.reason = ""

    def recall(self, *, by: Actor) -> None:
        """The unit takes it out of approval to change it."""
        with self.taking("recall", by=by):
            pass

    def send_back(self, *, by: Actor, text: str) -> None:
        """Say what must be changed before it is published."""
        with self.taking("send_back", by=by):
            self.reason = text

    def publish(self, *, by: Actor, is_important: bool = False) -> None:
        """Show it to the residents of its areas; what it corrects gives way."""
        with turn(), self.taking("publish", by=by, important=is_important):
            self._check_time()
            self.is_important, self.approved_by_id = is_important, by.id
            self.published_at = clock.now()
            if self.corrects_id is not None:
                rows = Notice.objects.filter(tenant_id=self.tenant_id, pk=self.corrects_id)
                Notice.hold(rows).replace(by=by)

    def take_back(self, *, by: Actor, text: str) -> None:
        """It no longer counts; whoever has read it finds the reason in its place."""
        with self.taking("take_back", by=by):
            self.reason = text

    def replace(self, *, by: Actor) -> None:
        """A correction of it is published."""
        with self.taking("replace", by=by):
            pass

    def end(self, *, by: Actor) -> None:
        """Its time has passed."""
        with self.taking("end", by=by):
            if self.valid_until > clock.now():
                raise Refused(_("Its time is not over yet."))

    def discard(self, *, by: Actor) -> None:
        """A draft that nobody needs."""
        with self.taking("discard", by=by):
            pass

    @classmethod
    def expire(cls, now: datetime) -> int:
        """End what is over; how many. One that was taken back meanwhile is passed by."""
        due, ended = cls.objects.filter(state=NoticeState.PUBLISHED, valid_until__lte=now), 0
        for notice in due.order_by("valid_until", "id"):
            try:
                notice.end(by=SYSTEM)
            except Refused:
                continue
            ended += 1
        return ended

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """The nearest unit with somebody else who may approve owes the answer."""
        owner_id = self._approver(now)
        hours = directory().get(owner_id).hours
        due = term(promise_kind, tenant_id=self.tenant_id, start=now, hours=hours)
        return Terms(owner_id, due.due_at, due.rule_id, due.provisional)

    def _approver(self, now: datetime) -> UUID:
        units = self.approvers()
        kinds = [post.code for post in posts() if policy.APPROVE in post.duties]
        rows = Appointment.objects.in_force(now).filter(organisation_id__in=units)
        rows = rows.filter(post_id__in=kinds).exclude(account_id__in=list(self.writers))
        found = set(rows.values_list("organisation_id", flat=True))
        return next((id for id in units if id in found), units[min(1, len(units) - 1)])

    def _tell(self, words: Words, by: Actor) -> None:
        unit = directory().get(self.organisation_id)
        if not words.areas:
            raise Refused(_("Choose the area that the notice is for."))
        if not all(is_within(unit, id) for id in words.areas):
            raise Refused(_("Choose areas that this unit answers for."), status=403)
        if words.valid_until <= words.valid_from:
            raise Refused(_("It ends before it begins. Check both times."))
        if words.valid_until - words.valid_from > LONGEST:
            raise Refused(_("A notice stands for a year at most. Check both times."))
        self.topic, self.title, self.text = words.topic, words.title, words.text
        self.area_ids, self.buildings = list(words.areas), words.buildings
        self.valid_from, self.valid_until = words.valid_from, words.valid_until
        if by.id is not None and by.id not in self.writers:
            self.writer_ids = [*self.writer_ids, str(by.id)]

    def _check_time(self) -> None:
        if self.valid_until <= clock.now():
            raise Refused(_("Its time is over already. Change it before residents see it."))
