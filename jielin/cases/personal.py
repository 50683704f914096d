"""What requests hold about a person: told, exported, and taken out when they wish it."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from mimetypes import guess_extension

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.deadlines.queries import times
from jielin.files.models import StoredFile
from jielin.kernel.actors import Actor
from jielin.kernel.erasing import Known, scrub
from jielin.kernel.homes import everywhere
from jielin.kernel.models import Event
from jielin.kernel.personal import (
    DUTY,
    WITH_RECORDS,
    Held,
    Hold,
    OwnFile,
    Person,
    Section,
)
from jielin.search.models import Document
from jielin.ui.spoken import full

from .models import Case, Entry, Follower, OutsideAsk
from .queries import mine, reach
from .queries.seers import reveals, seen_by
from .queries.slips import PICTURE

__all__ = [
    "HELD", "erase", "export", "files", "holds_up", "homes", "known", "retain", "reveals",
    "seen_by",
]  # fmt: skip
_STAFF = gettext_lazy("Staff of the units that deal with the request or answer for its area")
_ANSWER = gettext_lazy("To deal with the request and to answer it")
HELD = (
    Held(
        "Case.text",
        gettext_lazy("What you wrote: title, words, place and pin of each request"),
        _ANSWER, DUTY, WITH_RECORDS, _STAFF,
    ),
    Held(
        "Case.contact_name",
        gettext_lazy("The name left with a request, sealed"),
        gettext_lazy("To address you"), DUTY, WITH_RECORDS, _STAFF,
    ),
    Held(
        "Case.phone",
        gettext_lazy("The telephone left with a request, sealed, and its digest"),
        gettext_lazy("To call you back and to find what was taken down for you"),
        DUTY, WITH_RECORDS,
        gettext_lazy("The same staff, against a reason that is recorded each time"),
    ),
    Held(
        "StoredFile",
        gettext_lazy("Your voice, where you told a request by recording it"),
        gettext_lazy("To hear what the request is about and to write it down"), DUTY,
        gettext_lazy("The days of the rule, 90 unless it says otherwise; the written words stay"),
        _STAFF,
    ),
    Held(
        "Case.proposed_words",
        gettext_lazy("Words of staff that may speak of you"),
        _ANSWER, DUTY, WITH_RECORDS, _STAFF,
    ),
    Held(
        "Entry",
        gettext_lazy("What you added, how you rated, and what staff wrote about it"),
        _ANSWER, DUTY, WITH_RECORDS, _STAFF,
    ),
    Held(
        "Follower",
        gettext_lazy("Which requests of others you follow"),
        gettext_lazy("To tell you how they end"), DUTY,
        gettext_lazy("Until you ask for it to be erased"),
        gettext_lazy("Nobody; staff see how many follow"),
    ),
    Held(
        "Inquiry",
        gettext_lazy("Questions to a unit about a confidential request, without your words"),
        _ANSWER, DUTY, WITH_RECORDS, gettext_lazy("The superior and the unit that was asked"),
    ),
    Held(
        "OutsideAsk",
        gettext_lazy("Questions to firms, and the telephone of the firm's contact, sealed"),
        _ANSWER, DUTY,
        gettext_lazy("The telephone half a year; the question with the request"), _STAFF,
    ),
)  # fmt: skip


def homes(person: Person) -> Iterator[int]:
    """Where requests of the person are, the newest first."""
    yield from mine.asked(person).values_list("tenant_id", flat=True)


def known(person: Person) -> Known:
    return mine.known(person)


def holds_up(person: Person) -> Iterator[Hold]:
    """Open requests: somebody works on them and must be able to ask back."""
    return mine.open_ones(person)


def export(person: Person) -> Iterator[Section]:
    """The requests, and the words that the person may read on them."""
    cases = list(mine.asked(person))
    columns = (
        _("Number"), _("Registered"), _("State"), _("Title"), _("What happened"),
        _("Where exactly"), _("Name"), _("Telephone"),
    )  # fmt: skip
    yield Section(_("Requests"), columns, tuple(_row(case) for case in cases))
    numbers = {case.pk: case.number for case in cases}
    words = Entry.objects.filter(tenant_id__in=everywhere(), case_id__in=numbers, is_public=True)
    told = words.select_related("event").order_by("id")
    yield Section(
        _("Words on requests"),
        (_("Number"), _("Time"), _("Kind"), _("Text")),
        tuple(
            (
                numbers[one.case_id], full(one.event.happened_at),
                str(one.get_kind_display()), one.text,
            )
            for one in told
        ),
    )  # fmt: skip


def files(person: Person) -> Iterator[OwnFile]:
    """Pictures and recordings of their requests, and those they added later; none of staff."""
    numbers = {one.pk: one.number for one in mine.asked(person)}
    theirs = Q(actor_id=person.id) if person.id else Q(pk__in=())
    added = Event.objects.filter(
        theirs | Q(actor_kind="visitor"),
        tenant_id__in=everywhere(),
        subject_id__in=numbers,
    )
    subjects = numbers | {id: numbers[case] for id, case in added.values_list("pk", "subject_id")}
    for kind in (Case.kind, PICTURE, "event"):
        for file in StoredFile.objects.attached(kind, subjects).kept():
            told = subjects.get(file.subject_id, "")
            ending = guess_extension(file.media_type) or ""
            yield OwnFile(file.pk, f"{told}-{file.pk.hex[-6:]}{ending}", file.size, file.whole)


def erase(person: Person, known: Known, by: Actor) -> int:
    """Every ended request of the person, and what others wrote where one was taken in."""
    own = mine.with_parts(list(mine.asked(person)))
    changed = sum(one.erase(by=by, known=known, person_id=person.id) for one in own)
    others = list(mine.lent(person))
    for one in others:
        one.forget_contact(by=by, known=known)
    told = Entry.objects.filter(tenant_id__in=everywhere(), case_id__in=known.matters)
    changed += scrub(told, ("text",), known) + len(others)
    if person.id is not None:
        follows = Follower.objects.filter(tenant_id__in=everywhere(), account_id=person.id)
        changed += follows.delete()[0]
    ids = [one.pk for one in own]
    for kind in (Case.kind, PICTURE):
        changed += StoredFile.erase(StoredFile.objects.attached(kind, ids))
    _rewrite([*own, *others])
    return changed


def retain(now: datetime) -> Mapping[str, int]:
    """The telephone of a firm's contact, and voices once their words are written down."""
    gone = silent = 0
    for tenant_id in everywhere():
        rule = times("keep_outside_phone", at=now, tenant_id=tenant_id)
        gone += OutsideAsk.forget_phones(tenant_id, now - timedelta(days=rule.amount))
        kept = times("keep_recording", at=now, tenant_id=tenant_id).amount
        old = StoredFile.objects.recordings(tenant_id, now - timedelta(days=kept))
        silent += StoredFile.erase(old)
    return {"OutsideAsk.phone": gone, "StoredFile": silent}


def _row(case: Case) -> tuple[str, ...]:
    return (
        case.number, full(case.registered_at), str(case.look.label), case.title, case.text,
        case.place, case.contact_name, case.phone,
    )  # fmt: skip


def _rewrite(cases: list[Case]) -> None:
    """Search forgets the old words at once, and knows the new ones."""
    for tenant_id in {case.tenant_id for case in cases}:
        ids = [case.pk for case in cases if case.tenant_id == tenant_id]
        Document.forget(tenant_id, Case.kind, ids)
        Document.put(Case.kind, reach.told(tenant_id, ids))
