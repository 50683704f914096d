"""What feedback holds about a person: told, exported, and taken out when they wish it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.actors import Actor
from jielin.kernel.erasing import Known
from jielin.kernel.personal import DUTY, SECURITY, WITH_RECORDS, Held, Hold, Person, Section
from jielin.ui.spoken import full

from .limits import LIMITS
from .models import Feedback
from .queries import asked

__all__ = ["HELD", "erase", "export", "holds_up", "homes", "known", "retain"]
_STAFF = gettext_lazy("The system administrators of the district")
HELD = (
    Held(
        "Feedback",
        gettext_lazy("What you said about this platform, and the page it was about"),
        gettext_lazy("To answer it and to make the platform better"),
        DUTY, WITH_RECORDS, _STAFF,
    ),
    Held(
        "Feedback.phone",
        gettext_lazy("The telephone left with it, sealed, and its digest"),
        gettext_lazy("To call you back, and to tell you of an answer if you agreed to that"),
        DUTY, WITH_RECORDS,
        gettext_lazy("The same staff, against a reason that is recorded each time"),
    ),
    Held(
        "Feedback.sender_index",
        gettext_lazy("A digest of browser or account"),
        gettext_lazy("So that nobody floods the entry"),
        SECURITY, gettext_lazy("2 days"), gettext_lazy("Nobody"),
    ),
)  # fmt: skip


def homes(person: Person) -> Iterator[int]:
    """Where the person said something, the newest first."""
    yield from asked.of_person(person).values_list("tenant_id", flat=True)


def known(person: Person) -> Known:
    return asked.known(person)


def holds_up(person: Person) -> Iterator[Hold]:
    """What waits for an answer: nobody could be answered any more."""
    for one in asked.open_ones(person):
        yield Hold(one.number)


def export(person: Person) -> Iterator[Section]:
    """Every word, and its answer."""
    columns = (
        _("Number"), _("Sent at"), _("Kind"), _("State"), _("Text"), _("Page"), _("Telephone"),
        _("The answer"),
    )  # fmt: skip
    rows = tuple(
        (
            one.number, full(one.received_at), one.get_topic_display(), str(one.look.label),
            "\n".join(filter(None, (one.text, one.again_text))), one.page, one.phone,
            one.answer_text,
        )
        for one in asked.of_person(person)
    )  # fmt: skip
    yield Section(_("What you said about this platform"), columns, rows)


def erase(person: Person, known: Known, by: Actor) -> int:
    """Every word of the person."""
    own = list(asked.of_person(person))
    for one in own:
        one.erase(by=by, known=known)
    return len(own)


def retain(now: datetime) -> Mapping[str, int]:
    """Who sent what is needed for the limits of a few hours alone."""
    return {"Feedback.sender_index": Feedback.forget_senders(now - LIMITS.kept)}
