"""One request as its resident sees it: public words and acts alone, and every promise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.catalogue.queries import catalogue
from jielin.files.models import StoredFile
from jielin.kernel import clock
from jielin.kernel.models import Event
from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory
from jielin.people.models import Appointment
from jielin.ui.parts import Contact, Fact, Photo, PromiseView, StepItem, TimelineItem
from jielin.ui.spoken import moment

from .. import workflow as w
from ..models import Case, Entry
from ..states import ENDED, CaseState, NotAccepted
from . import resident_words as words
from .chain import Held, chain
from .promised import promises
from .request_facts import facts, place

SPOKEN = frozenset({w.NOTED, w.CONTACTED, w.ASKED})  # shown only with public words


@dataclass(frozen=True)
class Reader:
    """Who reads: the one who asked sees words and photos, a follower only how it goes."""

    viewer_key: str
    is_requester: bool
    account_id: UUID | None = None


@dataclass(frozen=True)
class RequestPage:
    """Everything on the page of one request."""

    case: Case
    title: str
    look: Look
    steps: tuple[StepItem, ...]
    holder: Contact
    since: datetime | None
    chain: tuple[Held, ...]
    promises: tuple[PromiseView, ...]
    next_promise: PromiseView | None
    timeline: tuple[TimelineItem, ...]
    question: str
    result: str
    facts: tuple[Fact, ...]
    photos: tuple[Photo, ...]
    recording: str
    is_requester: bool

    @property
    def is_running(self) -> bool:
        return CaseState(self.case.state) not in ENDED

    @property
    def number(self) -> str:
        return self.case.number


@dataclass(frozen=True)
class _Told:
    """What lies behind the page: its events, the public words to them, and who acted."""

    events: tuple[Event, ...]
    said: dict[UUID, Entry]
    people: dict[UUID, tuple[str, frozenset[UUID]]]
    photos: dict[UUID, tuple[Photo, ...]]
    recording: str = ""


def request_page(case: Case, reader: Reader) -> RequestPage:
    """The page; six queries, whoever has worked on the case and however long it took."""
    told = _told(case, reader)
    views = promises(case.tenant_id, case.pk)
    happened = {event.verb: event.happened_at for event in told.events}
    return RequestPage(
        case=case,
        title=case.title if reader.is_requester else catalogue().get(case.category_id).title,
        look=words.look(case.state),
        steps=tuple(words.steps(case, happened)),
        holder=_holder(case),
        since=_since(case, told.events),
        chain=chain(case, [(e.verb, e.details, e.happened_at) for e in reversed(told.events)]),
        promises=views,
        next_promise=next((view for view in views if view.state in {"open", "late"}), None),
        timeline=tuple(_timeline(case, told, reader)),
        question=_last(told, w.ASKED) if case.state == "waiting" else "",
        result=_last(told, w.RESOLVED, w.ANSWERED),
        facts=facts(case, told.people, reader.account_id) if reader.is_requester else place(case),
        photos=told.photos.get(case.pk, ()),
        recording=told.recording,
        is_requester=reader.is_requester,
    )


def last_act(case: Case) -> str:
    """Who did what last, in a sentence for somebody whose page was older than that."""
    reader = Reader("", is_requester=True)
    item = next(iter(_timeline(case, _told(case, reader), reader)))
    at = moment(item.at, clock.now())
    return _("%(at)s: %(actor)s %(act)s.") % {"at": at, "actor": item.actor, "act": item.act}


def _told(case: Case, reader: Reader) -> _Told:
    events = Event.objects.filter(tenant_id=case.tenant_id, subject_id=case.pk)
    shown = tuple(events.filter(verb__in=list(words.ACTS)).order_by("-seq"))
    entries = Entry.objects.filter(tenant_id=case.tenant_id, case_id=case.pk, is_public=True)
    said = {entry.event_id: entry for entry in entries} if reader.is_requester else {}
    files = _files(case, said.values()) if reader.is_requester else ()
    sounds = (file.url_for(reader.viewer_key) for file in files if file.is_sound)
    photos = _photos(case, files, said.values(), reader)
    return _Told(shown, said, _people(case, shown), photos, next(sounds, ""))


def _people(case: Case, events: Iterable[Event]) -> dict[UUID, tuple[str, frozenset[UUID]]]:
    """Name and organisations of the staff who acted; no names on a confidential case."""
    residents = {case.asked_by_id, case.family_id}
    actors = {event.actor_id for event in events if event.actor_id} - residents
    found: dict[UUID, tuple[str, frozenset[UUID]]] = {}
    rows = Appointment.objects.filter(tenant_id=case.tenant_id, account_id__in=actors)
    for row in rows.select_related("account"):
        _name, units = found.get(row.account_id, ("", frozenset()))
        name = "" if case.is_confidential else row.account.name
        found[row.account_id] = (name, units | {row.organisation_id})
    return found


def _files(case: Case, entries: Iterable[Entry]) -> tuple[StoredFile, ...]:
    """Those of the report, and those that belong to public words; internal ones are neither."""
    ids = [id for entry in entries for id in (entry.pk, entry.event_id)]
    rows = StoredFile.objects.kept().filter(
        tenant_id=case.tenant_id,
        subject_id__in=[case.pk, *ids],
        subject_kind__in=[Case.kind, "entry", "event"],
    )
    return tuple(rows.order_by("id"))


def _photos(
    case: Case, files: Iterable[StoredFile], entries: Iterable[Entry], reader: Reader
) -> dict[UUID, tuple[Photo, ...]]:
    of_entry = {entry.pk: entry.event_id for entry in entries}
    found: dict[UUID, tuple[Photo, ...]] = {}
    for file in files:
        if file.is_photo and file.subject_id is not None:
            place = of_entry.get(file.subject_id, file.subject_id)
            found[place] = (*found.get(place, ()), _photo(file, reader.viewer_key))
    return found


def _photo(file: StoredFile, viewer_key: str) -> Photo:
    alt = _("Photo, opens in full size")
    return Photo(file.url_for(viewer_key), alt, file.thumbnail_for(viewer_key))


def _timeline(case: Case, told: _Told, reader: Reader) -> Iterable[TimelineItem]:
    """Newest first. A follower reads acts without words: those were meant for somebody else."""
    holders = _holders(case, told.events)
    for event in told.events:
        entry = told.said.get(event.pk)
        if event.verb in SPOKEN and entry is None:
            continue
        act, tone, icon = words.ACTS[event.verb]
        yield TimelineItem(
            actor=_actor(case, event, told, holders[event.seq], reader),
            act=str(act),
            at=event.happened_at,
            text=_said(case, event, entry.text if entry else ""),
            is_public=True,
            tone=tone,
            icon=icon,
            photos=told.photos.get(event.pk, ()),
        )


def _said(case: Case, event: Event, text: str) -> str:
    """The words; before those of a refusal, the lawful reason for it."""
    is_refusal = event.verb == w.NOT_ACCEPTED and case.reason in NotAccepted.values
    return f"{NotAccepted(case.reason).label}。 {text}" if is_refusal else text


def _holders(case: Case, events: Iterable[Event]) -> dict[int, UUID]:
    """Which unit held the case when each event happened, by its place in the chain."""
    holder, found = case.receiver_id, {}
    for event in sorted(events, key=lambda one: one.seq):
        found[event.seq] = holder
        if event.verb in w.HOLDER_TOLD:
            holder = UUID(event.details["unit"])
    return found


def _actor(case: Case, event: Event, told: _Told, holder: UUID, reader: Reader) -> str:
    if event.verb == w.REGISTERED:
        return directory().name(case.receiver_id)
    if case.family_id and event.actor_id == case.family_id != reader.account_id:
        return _("Your household")
    known = told.people.get(event.actor_id) if event.actor_id else None
    if known is None:
        return _("You") if reader.is_requester else _("The resident")
    name, units = known
    unit = holder if holder in units else next(iter(sorted(units, key=str)))
    return f"{directory().name(unit)} {name}".strip()


def _since(case: Case, events: Iterable[Event]) -> datetime | None:
    """Since when the holder has it: from the hand-over, else from the report."""
    handed = [event.happened_at for event in events if event.verb in w.HOLDER_TOLD]
    return max(handed, default=case.registered_at)


def _holder(case: Case) -> Contact:
    unit = directory().get(case.holder_id)
    return Contact(unit.label, phone=unit.duty_phone)


def _last(told: _Told, *verbs: str) -> str:
    """The public words of the newest of these events."""
    event = next((one for one in told.events if one.verb in verbs), None)
    entry = told.said.get(event.pk) if event else None
    return entry.text if entry else ""
