"""What somebody asked: found by the link of the receipt, or by the account."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from jielin.kernel.erasing import Known
from jielin.kernel.homes import everywhere, home
from jielin.kernel.models import Promise
from jielin.kernel.personal import Person
from jielin.kernel.sealed import blind_index
from jielin.kernel.workflow import Look
from jielin.people.acting import Acting

from .. import policy
from ..models import Feedback
from ..states import FeedbackState

Speaker = Acting | policy.Asker


@dataclass(frozen=True)
class Line:
    """One word of mine in the list."""

    number: str
    home: str
    topic: str
    icon: str
    text: str
    look: Look
    received_at: datetime


def opened(key: str, tenant_id: int, reader: Acting) -> tuple[Feedback, Speaker] | None:
    """What the number opens for its own account, or the token for anybody; None for nothing."""
    rows = Feedback.objects.filter(tenant_id=tenant_id).select_related("area")
    if reader.id is not None:
        own = rows.filter(number=key, asked_by_id=reader.id).first()
        if own is not None:
            return own, reader
    found = rows.filter(token_index=blind_index(key)).first() if key else None
    return None if found is None else (found, policy.Asker(found.pk))


def mine(account_id: UUID) -> tuple[Line, ...]:
    """Everything that this account said, the newest first. One query."""
    return tuple(_line(one) for one in of_person(Person(account_id, "")))


def of_person(person: Person) -> QuerySet[Feedback]:
    """What the account sent, and what was left with its telephone without an account."""
    own = Q(asked_by_id=person.id) if person.id else Q(pk__in=())
    if person.phone_index:
        own |= Q(asked_by_id=None, phone_index=person.phone_index)
    return Feedback.objects.filter(own, tenant_id__in=everywhere()).order_by("-id")


def open_ones(person: Person) -> QuerySet[Feedback]:
    """What still waits for an answer."""
    return of_person(person).filter(state=FeedbackState.RECEIVED)


def known(person: Person) -> Known:
    """The words and numbers that the person left."""
    rows = list(of_person(person))
    return Known(
        phones=frozenset(one.phone for one in rows if one.phone),
        words=frozenset(text for one in rows for text in (one.text, one.again_text) if text),
        matters=frozenset(one.pk for one in rows),
    )


def due_at(feedback: Feedback) -> Promise | None:
    """The open promise to answer."""
    return Promise.objects.open().of(feedback.tenant_id, [feedback.pk]).first()


def _line(one: Feedback) -> Line:
    return Line(
        number=one.number,
        home=home(one.tenant_id).slug,
        topic=one.get_topic_display(),
        icon=one.icon,
        text=one.text,
        look=one.look,
        received_at=one.received_at,
    )
