"""What data requests themselves hold about a person."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.erasing import ERASED, Known
from jielin.kernel.homes import everywhere
from jielin.kernel.personal import DUTY, Held, Hold, Person, Section
from jielin.ui.spoken import full

from .models import Consent, DataRequest, OwnCopy
from .states import CopyState, RequestState, Wish

COPIES = (CopyState.ASKED, CopyState.READY)
_SECURITY = gettext_lazy("The security administrators of the home")
HELD = (
    Held(
        "DataRequest",
        gettext_lazy("What you asked about your data, and the answer, sealed"),
        gettext_lazy("To answer you, and to prove that it was answered"),
        DUTY,
        gettext_lazy("The words until you are erased; that there was a request, for good"),
        _SECURITY,
    ),
    Held(
        "Consent",
        gettext_lazy("To which text you agreed, and when"),
        gettext_lazy("To prove that you agreed"),
        DUTY,
        gettext_lazy("As long as the account exists"),
        gettext_lazy("Nobody but you"),
    ),
    Held(
        "OwnCopy",
        gettext_lazy("A copy of your own data that you had made, sealed"),
        gettext_lazy("To give you what is yours"),
        DUTY,
        gettext_lazy("The file one day; that there was one, for good"),
        gettext_lazy("Nobody but you"),
    ),
)


def holds_up(person: Person) -> Iterator[Hold]:
    """A correction that waits: answer or withdraw it first."""
    waiting = _of(person).filter(wish=Wish.CORRECTION, state=RequestState.ASKED)
    for one in waiting:
        url = reverse("rights:request", kwargs={"number": one.number})
        yield Hold(f"{one.number} {one.get_wish_display()}", url)


def export(person: Person) -> Iterator[Section]:
    """The requests with their answers, and the consents."""
    rows = _of(person)
    yield Section(
        _("Data requests"),
        (
            _("Number"), _("Asked on"), _("Wish"), _("What is wrong"), _("What is right"),
            _("The answer"),
        ),
        tuple(
            (
                one.number, full(one.asked_at), str(one.get_wish_display()), one.wrong,
                one.right, one.answer,
            )
            for one in rows
        ),
    )  # fmt: skip
    yield Section(
        _("Consents"),
        (_("Given"), _("Taken back on"), _("Version of the text")),
        tuple(
            (full(one.given_at), full(one.withdrawn_at) if one.withdrawn_at else "", one.version)
            for one in Consent.of(person.id)
        ),
    )


def erase(person: Person, known: Known, by: Actor) -> int:
    """The words of earlier requests go; an open one has held this up before."""
    rows = _of(person).filter(wish=Wish.CORRECTION)
    gone = rows.update(wrong=ERASED, right=ERASED, answer=ERASED)
    mine = Consent.of(person.id).filter(withdrawn_at=None)
    copies = list(OwnCopy.objects.of(person.id).filter(state__in=COPIES)) if person.id else []
    for one in copies:
        one.expire(by=by)
    return gone + mine.update(withdrawn_at=clock.now()) + len(copies)


def _of(person: Person) -> QuerySet[DataRequest]:
    if person.id is None:
        return DataRequest.objects.none()
    return DataRequest.objects.filter(tenant_id__in=everywhere(), account_id=person.id)
