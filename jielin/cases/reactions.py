"""After something happened to a request, tell those who asked or follow: once, and briefly."""

from collections.abc import Iterator
from uuid import UUID

import structlog
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from jielin.deadlines.models import Correction
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event, Promise, Tenant
from jielin.kernel.models.turn import turn
from jielin.kernel.reactions import Reaction
from jielin.kernel.sealed import blind_index
from jielin.messages.models import OutboxMessage
from jielin.organisations.queries import directory
from jielin.people.models import Account
from jielin.people.phones import BadPhone, mobile
from jielin.people.queries.language import language_of
from jielin.people.workflow import HANDED_OVER
from jielin.search.models import Document
from jielin.territory.queries import gazetteer
from jielin.ui.spoken import full

from . import workflow as w
from .models import Case, Entry, Follower
from .queries import reach
from .queries.recordings import heard, recording_of
from .recognising import NotHeardError, recognise
from .states import ENDED, CaseState, Ending, EntryKind

logger = structlog.get_logger(__name__)
TOLD = "request_{}"
SOLVED = (Ending.SOLVED, Ending.ANSWERED)


def tell(template: str) -> Reaction:
    """Tell the one who asked, unless they would rather be called."""

    def react(event: Event) -> None:
        case = _case(event)
        if case.prefers != "phone":
            _send(case, event, template, case.phone)

    return react


def tell_followers(event: Event) -> None:
    """Tell those whom the same thing troubles. They read no words of whoever asked."""
    case = _case(event)
    for phone in _followers(case):
        _send(case, event, "followed", phone)


def tell_if_public(event: Event) -> None:
    """A note is told only when it was written for the resident."""
    if event.details.get("public"):
        tell("replied")(event)


def follow_correction(correction: Correction) -> None:
    """The copy of the due time on the case follows its promise."""
    promise = Promise.objects.get(tenant_id=correction.tenant_id, pk=correction.promise_id)
    if promise.subject_kind != Case.kind or promise.kind not in {"resolve", "redo"}:
        return
    case = Case.objects.filter(tenant_id=promise.tenant_id, pk=promise.subject_id).first()
    if case is not None and promise.is_open and case.due_at != promise.due_at:
        case.correct_due(by=SYSTEM, due_at=promise.due_at, provisional=promise.provisional)


def pass_on_entrusted(event: Event) -> None:
    """Somebody handed everything over: each request they saw to says so."""
    told = {name: UUID(event.details[name]) for name in ("account", "organisation", "to")}
    rows = Case.objects.filter(tenant_id=event.tenant_id, holder_id=told["organisation"])
    rows = rows.filter(assignee_id=told["account"]).exclude(state__in=ENDED)
    for id in list(rows.values_list("pk", flat=True)):
        with turn():
            try:
                case = Case.hold(rows.filter(pk=id))
            except Case.DoesNotExist:
                continue  # Meanwhile it went on by itself.
            case.pass_on(by=SYSTEM, to_id=told["to"])


def settle_merged(event: Event) -> None:
    """What was merged into it has ended too."""
    case = _case(event)
    for one in case.merged().filter(state=CaseState.MERGED):
        if case.ending in SOLVED:
            one.settle(by=SYSTEM, ending=case.ending)
        else:
            one.settle_unsolved(by=SYSTEM, other=case, text=_reason_of(case))


def drop_parts(event: Event) -> None:
    """What was split off from a withdrawn request is not worked on any more."""
    for part in _case(event).open_parts():
        part.drop_part(by=SYSTEM)


def write_document(event: Event) -> None:
    """Search finds it by the words, units and reach that it has now."""
    Document.put(Case.kind, reach.told(event.tenant_id, [event.subject_id]))


def listen(event: Event) -> None:
    """Ask the recogniser, if there is one; what it does not hear, the handler does."""
    case = _case(event)
    recording = recording_of(case)
    if recording is None or heard(case):
        return
    try:
        text = recognise(recording)
    except NotHeardError as error:
        logger.warning("recording_not_heard", number=case.number, reason=str(error))
        return
    if text:
        case.hear(by=SYSTEM, text=text)


def _reason_of(case: Case) -> str:
    """The public words with which a request ended without a solution."""
    told = Entry.objects.filter(tenant_id=case.tenant_id, case_id=case.pk, is_public=True)
    last = told.filter(kind=EntryKind.REASON).order_by("id").last()
    return last.text if last else ""


def surface_merged(event: Event) -> None:
    """Its reporter gave up, those of the others did not: they stand alone again."""
    for one in _case(event).merged().filter(state=CaseState.MERGED):
        one.surface(by=SYSTEM)


def _case(event: Event) -> Case:
    return Case.objects.get(tenant_id=event.tenant_id, pk=event.subject_id)


def _send(case: Case, event: Event, template: str, phone: str) -> None:
    """Number, what, and where to look: never a word of the request itself."""
    try:
        number = mobile(phone)
    except BadPhone:
        return  # A landline or none: people there are called.
    subject, name = f"{Case.kind}/{case.pk}/{event.seq}", TOLD.format(template)
    about = OutboxMessage.objects.filter(tenant_id=case.tenant_id, subject=subject)
    if about.filter(template=name, phone_index=blind_index(number)).exists():
        return
    tenant = Tenant.objects.get(pk=case.tenant_id)
    with override(language_of(number)):
        values = {
            "number": case.number,
            "unit": directory().name(case.holder_id),
            "due": full(case.due_at) if case.due_at else "",
            "link": _link(case, tenant),
        }
        OutboxMessage.send(
            tenant=tenant,
            phone=number,
            template=name,
            values=values,
            subject=subject,
            is_hidden=case.is_confidential,
        )


def _link(case: Case, tenant: Tenant) -> str:
    """The address in the reader's language; the first of JIELIN_ORIGINS is the site's own."""
    origin = next(iter(settings.CSRF_TRUSTED_ORIGINS), "")
    if case.community_id is None:
        return f"{origin}/"
    place = gazetteer().get(case.community_id)
    where = {"home": tenant.slug, "community": place.slug or place.code, "number": case.number}
    return origin + reverse("requests:page", kwargs=where)


def _followers(case: Case) -> Iterator[str]:
    rows = Follower.objects.filter(tenant_id=case.tenant_id, case_id=case.pk)
    ids = rows.values_list("account_id", flat=True)
    for account in Account.objects.filter(pk__in=list(ids), is_active=True):
        yield account.proven_phone


ON_CORRECTION = [follow_correction]
REACTIONS: dict[str, list[Reaction]] = {
    HANDED_OVER: [pass_on_entrusted],
    w.REGISTERED: [tell("registered"), listen],
    w.DISPATCHED: [tell("dispatched")],
    w.NOTED: [tell_if_public],
    w.ASKED: [tell("asked")],
    w.RESOLVED: [tell("resolved"), tell_followers],
    w.ANSWERED: [tell("resolved"), tell_followers],
    w.NOT_ACCEPTED: [settle_merged, tell("not_accepted"), tell_followers],
    w.SENT_BACK: [tell("redo")],
    w.REJECTED: [tell("redo")],
    w.REVISITED: [settle_merged, tell("closed"), tell_followers],
    w.RATED: [settle_merged, tell_followers],
    w.GIVEN_UP: [settle_merged, tell("closed"), tell_followers],
    w.WITHDRAWN: [surface_merged, drop_parts, tell_followers],
    w.END_CONFIRMED: [settle_merged, tell("not_accepted"), tell_followers],
    w.MERGED: [tell("replied")],
    w.SETTLED: [settle_merged, tell("closed")],
    w.SETTLED_UNSOLVED: [settle_merged, tell("not_accepted")],
    w.SURFACED: [tell("replied")],
    w.EXTENDED: [tell("replied")],
    w.PARKED: [tell("replied")],
    w.REEXAMINED: [tell("replied")],
    w.RESUMED: [tell("replied")],
}
# What changes the words, the units or who may see it.
WRITTEN = w.HOLDER_TOLD | {
    w.REGISTERED, w.STARTED, w.OBJECTED, w.DESIGNATED, w.ASSISTED, w.JOINED, w.SIGNED_OFF,
    w.RELEASED, w.WHISTLED, w.SUPERVISED, w.ESCALATED,
}  # fmt: skip
for verb in sorted(WRITTEN):
    REACTIONS.setdefault(verb, []).append(write_document)
