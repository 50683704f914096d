"""A word about the platform: received at once, answered within a promise, closed by the asker."""

import secrets
from datetime import datetime, timedelta

from django.db import IntegrityError, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.deadlines.queries import term
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.erasing import Known
from jielin.kernel.models import next_number
from jielin.kernel.models.turn import turn
from jielin.kernel.sealed import blind_index
from jielin.kernel.workflow import Refused, Terms
from jielin.organisations.queries import directory

from ..limits import LIMITS
from ..states import SPOKEN, Purpose, Topic
from .answering import answering_unit
from .record import FeedbackRecord, Said

TOKEN_BYTES = 16


class Feedback(FeedbackRecord):
    """One word of one person."""

    class Meta:
        verbose_name = gettext_lazy("word about the platform")
        verbose_name_plural = gettext_lazy("words about the platform")
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "number"], name="feedback_number_is_unique_in_its_home"
            ),
            models.UniqueConstraint(fields=["tenant", "filed_key"], name="feedback_is_filed_once"),
            models.CheckConstraint(
                condition=Q(topic__in=Topic.values), name="feedback_is_of_a_known_kind"
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "state", "-id"], name="feedback_by_state"),
            models.Index(fields=["tenant", "token_index"], name="feedback_by_its_link"),
            models.Index(fields=["tenant", "asked_by_id", "-id"], name="feedback_of_an_account"),
            models.Index(fields=["tenant", "phone_index"], name="feedback_of_a_phone"),
            models.Index(fields=["tenant", "sender_index"], name="feedback_of_a_sender"),
            models.Index(fields=["tenant", "closes_at"], name="feedback_to_close"),
        )

    @classmethod
    def receive(cls, said: Said, *, tenant_id: int, by: Actor) -> "Feedback":
        """Take it in: number, link and promise are there at once. Raises Refused."""
        mine = cls.objects.filter(tenant_id=tenant_id, filed_key=said.filed_key)
        try:
            return mine.first() or cls._filed(said, tenant_id, by)
        except IntegrityError:
            # The same form, sent twice at the same moment: the other one is in already.
            if (known := mine.first()) is None:
                raise
            return known

    @classmethod
    def _filed(cls, said: Said, tenant_id: int, by: Actor) -> "Feedback":
        new = cls(tenant_id=tenant_id, asked_by_id=by.id, received_at=clock.now())
        new._tell(said)
        with turn(), new.beginning("receive", by=by, topic=said.topic):
            day = timezone.localdate(new.received_at)
            number = next_number(tenant_id, f"feedback {day:%Y}")
            new.number = f"YJ{day:%Y%m%d}-{number:04d}"
            # Under the lock of the counter, so that those who send at once see each other.
            new._check_pace()
        return new

    def answer(self, *, by: Actor, text: str) -> None:
        """Say what is done about it, or why not."""
        with self.taking("answer", by=by):
            self._speak(text, by)

    def forward(self, *, by: Actor, text: str) -> None:
        """It is about the neighbourhood: say where it is dealt with."""
        with self.taking("forward", by=by):
            self._speak(text, by)

    def close(self, *, by: Actor) -> None:
        """The asker says that it is settled."""
        with self.taking("close", by=by):
            self.closes_at = None

    def ask_again(self, *, by: Actor, text: str) -> None:
        """The asker says, once, what the answer leaves open; a new promise is made."""
        with self.taking("ask_again", by=by):
            self.again_text, self.closes_at = text, None
            self.times_asked += 1

    def end(self, *, by: Actor) -> None:
        """Nobody has said a word for the days of the rule."""
        with self.taking("end", by=by):
            if self.closes_at is None or self.closes_at > clock.now():
                raise Refused(_("Its time is not over yet."))
            self.closes_at = None

    def reveal(self, *, by: Actor, purpose: str) -> str:
        """The number that was left; who looked and why is recorded."""
        with self.taking("reveal", by=by, purpose=str(Purpose(purpose))):
            return self.phone

    def erase(self, *, by: Actor, known: Known) -> None:
        """Take the person out; that there was something, and when it was answered, stays."""
        with self.taking("erase", by=by, **known.told):
            for name in ("text", "again_text", "answer_text"):
                setattr(self, name, known.cleaned(getattr(self, name)))
            self.asked_by_id, self.phone, self.phone_index = None, "", ""
            self.token, self.token_index, self.page = "", "", ""
            self.wants_message = False

    @classmethod
    def expire(cls, now: datetime) -> int:
        """Close what was answered and left so; how many."""
        due, ended = cls.objects.filter(state__in=SPOKEN, closes_at__lte=now), 0
        for feedback in due.order_by("closes_at", "id"):
            try:
                feedback.end(by=SYSTEM)
            except Refused:
                continue
            ended += 1
        return ended

    @classmethod
    def forget_senders(cls, before: datetime) -> int:
        """What only the limits needed to know; how many rows knew it."""
        known = cls.objects.exclude(sender_index="").filter(received_at__lt=before)
        return known.update(sender_index="")

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """The unit of the home's system administrators owes the answer."""
        owner_id = answering_unit(self.tenant_id, now)
        hours = directory().get(owner_id).hours
        due = term(
            promise_kind, start=now, hours=hours, tenant_id=self.tenant_id, matter_type=self.kind
        )
        return Terms(owner_id, due.due_at, due.rule_id, due.provisional)

    def _tell(self, said: Said) -> None:
        self.topic, self.text, self.page = said.topic, said.text, said.page
        self.area_id, self.filed_key = said.area_id, said.filed_key
        self.phone, self.phone_index = said.phone, blind_index(said.phone)
        self.wants_message = said.wants_message
        self.sender_index = blind_index(said.sender)
        self.token = secrets.token_urlsafe(TOKEN_BYTES)
        self.token_index = blind_index(self.token)

    def _speak(self, text: str, by: Actor) -> None:
        now = clock.now()
        self.answer_text, self.answered_at, self.answered_by_id = text, now, by.id
        due = term("feedback_close", start=now, tenant_id=self.tenant_id, matter_type=self.kind)
        self.closes_at = due.due_at

    def _check_pace(self) -> None:
        since = self.received_at - timedelta(hours=1)
        lately = Feedback.objects.filter(tenant_id=self.tenant_id, received_at__gt=since)
        mine = lately.filter(sender_index=self.sender_index).count() if self.sender_index else 0
        if mine >= LIMITS.per_sender_an_hour:
            raise Refused(_("You have sent several within an hour. Please go on in an hour."))
        if self.asked_by_id is not None:
            return
        if lately.filter(asked_by_id=None).count() >= LIMITS.without_account_an_hour:
            raise Refused(
                _("Very much is coming in just now. Please try again in an hour, or call 12345.")
            )
