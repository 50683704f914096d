"""Everything the desk's page of one case shows, in three queries beside the case's own."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.catalogue.queries import catalogue
from jielin.files.models import StoredFile
from jielin.files.queries import shown
from jielin.kernel import clock
from jielin.kernel.rows import Written
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.people.queries.standing import marked
from jielin.territory.queries import gazetteer
from jielin.ui.parts import Photo, PromiseView, StepItem, TimelineItem

from .. import policy
from .. import workflow as w
from ..models import Case, Stage
from . import ledger
from .chain import Held, chain
from .masking import masked_name, masked_phone
from .outside import Asked, asked_outside
from .progress import steps_bar
from .slips import PICTURE
from .timeline import Audience, Happening, happenings, items


@dataclass(frozen=True)
class Asker:
    """Who asked, as far as the page may say."""

    name: str
    phone: str
    prefers: str
    may_reveal: bool
    helper: str = ""


@dataclass(frozen=True)
class Handler:
    """A unit on the case: who acted for it and when, and its duty telephone."""

    name: str
    role: str
    tone: str
    phone: str
    note: str = ""
    at: datetime | None = None

    @property
    def mark(self) -> str:
        """The first character, for the round mark."""
        return self.name[:1]


@dataclass(frozen=True)
class Where:
    """The place in words; `grid` is the smallest area known."""

    words: str
    label: str
    area_id: int


@dataclass(frozen=True)
class CasePage:
    """The page of one case."""

    case: Case
    category: str
    source: str
    steps: tuple[StepItem, ...]
    photos: tuple[Photo, ...]
    recording: str
    timeline: tuple[TimelineItem, ...]
    counts: tuple[tuple[str, str, int], ...]
    audience: str
    promises: tuple[PromiseView, ...]
    handlers: tuple[Handler, ...]
    chain: tuple[Held, ...]
    outside: tuple[Asked, ...]
    stages: tuple[Stage, ...]
    asker: Asker
    where: Where


def page_of(case: Case, actor: Acting, *, viewer_key: str, audience: Audience) -> CasePage:
    """The page for one member of staff. Three queries."""
    now = clock.now()
    happened = happenings(case)
    promises = ledger.promises_of(case)
    files = _files(case, happened)
    photos = _photos(case, files, viewer_key)
    return CasePage(
        case=case,
        category=category_line(case.category_id),
        source=case.get_source_display(),
        steps=steps_bar(case, happened, promises, now),
        photos=photos.get(case.pk, ()),
        recording=next((file.url_for(viewer_key) for file in files if file.is_sound), ""),
        timeline=items(case, happened, photos, audience),
        counts=_counts(happened),
        audience=audience,
        promises=ledger.views(case, promises, now),
        handlers=_handlers(case, happened),
        chain=chain(case, [(one.verb, one.details, one.at) for one in reversed(happened)]),
        outside=tuple(asked_outside(case, actor)),
        stages=tuple(_stages(case)),
        asker=replace(asker(case, actor), helper=_helper(case, happened)),
        where=Where(case.place, gazetteer().label(case.area_id), case.area_id),
    )


def category_line(id: int) -> str:
    """公共设施 / 路灯不亮."""
    leaf = catalogue().get(id)
    group = catalogue().get(leaf.parent_id) if leaf.parent_id else None
    return f"{group.title} / {leaf.title}" if group else leaf.title


def asker(case: Case, actor: Acting) -> Asker:
    """Half a name and half a number; the rest only against a reason."""
    wishes = {"phone": _("Prefers a call"), "sms": _("Prefers a text message")}
    return Asker(
        name=masked_name(case.contact_name) or _("The one who asked"),
        phone=masked_phone(case.phone) if case.phone else "",
        prefers=wishes.get(case.prefers, ""),
        may_reveal=bool(case.phone) and policy.may_reveal(actor, case),
    )


def _helper(case: Case, happened: Sequence[Happening]) -> str:
    """Who told it for them: a member of staff by name, one of the household without."""
    if case.family_id:
        return _("Told by somebody of the household who may act for them")
    first = _latest(happened, {w.REGISTERED})
    if case.helped_by_id is None or first is None:
        return ""
    name = first.actor_name or _("a former member of staff")
    return _("Taken down by %(name)s for them") % {"name": name}


def _stages(case: Case) -> Iterable[Stage]:
    """The plan in order; no query for a case without one."""
    if Stage.kind not in case.attached:
        return ()
    rows = Stage.objects.filter(tenant_id=case.tenant_id, case_id=case.pk)
    return rows.exclude(state="dropped")


_FILES = Written(
    lambda tenant_id, ids: StoredFile.objects.kept().filter(
        tenant_id=tenant_id, subject_id__in=ids
    )
)


def _files(case: Case, happened: Sequence[Happening]) -> tuple[StoredFile, ...]:
    """What belongs to the case, or came with an event. One query."""
    ids = [case.pk, *(one.id for one in happened)]
    return tuple(_FILES.rows(case.tenant_id, ids))


def _photos(
    case: Case, files: Iterable[StoredFile], viewer_key: str
) -> dict[UUID, tuple[Photo, ...]]:
    """Photos by what they belong to."""
    found: dict[UUID, list[Photo]] = defaultdict(list)
    for file in files:
        if file.is_sound:
            continue
        photo = shown(file, viewer_key)
        alt = _alt(file, case)
        found[file.subject_id or case.pk].append(Photo(photo.url, alt, photo.thumbnail))
    return {id: tuple(photos) for id, photos in found.items()}


def _alt(file: StoredFile, case: Case) -> str:
    if file.subject_kind == PICTURE:
        return _("The slip that was filled in by hand")
    return _("Photo by the resident") if file.subject_id == case.pk else _("Photo of the work")


def _counts(happened: Sequence[Happening]) -> tuple[tuple[str, str, int], ...]:
    public = sum(one.is_public for one in happened)
    return (
        ("all", _("All"), len(happened)),
        ("public", _("Resident can see"), public),
        ("internal", _("Internal"), len(happened) - public),
    )


def _handlers(case: Case, happened: Sequence[Happening]) -> tuple[Handler, ...]:
    """Who holds it, who answered first, who stands above: each with a number to call."""
    told = [_lead(case, happened)]
    accepted = _latest(happened, {w.ACCEPTED})
    if case.holder_id != case.receiver_id:
        told.append(_handler(case.receiver_id, _("First receiver"), "info", accepted))
    for unit_id, at in case.assisting.items():
        note = _("At work") if at == "working" else _("Not taken on yet")
        told.append(replace(_handler(UUID(unit_id), _("Helps"), "warn"), note=note))
    if case.overseer_id:
        told.append(_handler(case.overseer_id, _("Above them"), "ok"))
    return tuple(told)


def _lead(case: Case, happened: Sequence[Happening]) -> Handler:
    """The unit that holds it: since when, by whom, or that nobody has taken it yet."""
    taken = _latest(happened, {w.TAKEN, w.STARTED, w.ANSWERED})
    if taken is None and case.holder_id == case.receiver_id:
        taken = _latest(happened, {w.ACCEPTED})
    lead = _handler(case.holder_id, _("Lead"), "whistle", taken)
    if case.assignee_id:
        name = _assignee(case.assignee_id, happened)
        return replace(lead, note=_("%(name)s sees to it") % {"name": name})
    if taken:
        return lead
    given = _latest(happened, {*w.HOLDER_TOLD, w.REGISTERED})
    is_dispatched = given is not None and given.verb != w.REGISTERED
    note = _("Not taken on yet, asked") if is_dispatched else _("Not accepted yet, registered")
    return replace(lead, note=note, at=given.at if given else None)


def _assignee(id: UUID, happened: Sequence[Happening]) -> str:
    """The name, as the events tell it."""
    acted = (one.actor_name for one in happened if one.actor_id == id)
    named = (one.person for one in happened if one.details.get("to") == str(id))
    return next(filter(None, (*acted, *named)), "") or _("A former member of staff")


def _latest(happened: Sequence[Happening], events: set[str]) -> Happening | None:
    return next((one for one in happened if one.verb in events), None)


def _handler(unit_id: UUID, role: str, tone: str, by: Happening | None = None) -> Handler:
    unit = directory().find(unit_id)
    return Handler(
        name=unit.label if unit else _("A unit that was closed"),
        role=role,
        tone=tone,
        phone=unit.duty_phone if unit else "",
        note=marked(by.actor_name, by.details, by.stood_for) if by and by.actor_name else "",
        at=by.at if by else None,
    )
