"""Everything the desk's page of one case shows, in three queries beside the case's own."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.catalogue.queries import catalogue
from jielin.files.models import StoredFile
from jielin.files.queries import shown
from jielin.kernel import clock
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.territory.queries import gazetteer
from jielin.ui import spoken
from jielin.ui.parts import Contact, Photo, PromiseView, StepItem, TimelineItem

from .. import policy
from .. import workflow as w
from ..models import Case
from . import ledger
from .masking import masked_name, masked_phone
from .progress import steps_bar
from .timeline import Audience, Happening, happenings, items


@dataclass(frozen=True)
class Asker:
    """Who asked, as far as the page may say."""

    name: str
    phone: str
    prefers: str
    may_reveal: bool


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
    timeline: tuple[TimelineItem, ...]
    counts: tuple[tuple[str, str, int], ...]
    audience: str
    promises: tuple[PromiseView, ...]
    handlers: tuple[Contact, ...]
    asker: Asker
    where: Where


def page_of(case: Case, actor: Acting, *, viewer_key: str, audience: Audience) -> CasePage:
    """The page for one member of staff. Three queries."""
    now = clock.now()
    happened = happenings(case)
    promises = ledger.promises_of(case)
    photos = _photos(case, happened, viewer_key)
    return CasePage(
        case=case,
        category=category_line(case.category_id),
        source=case.get_source_display(),
        steps=steps_bar(case, happened, promises, now),
        photos=photos.get(case.pk, ()),
        timeline=items(case, happened, photos, audience),
        counts=_counts(happened),
        audience=audience,
        promises=ledger.views(promises, now),
        handlers=_handlers(case, happened, now),
        asker=asker(case, actor),
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
        name=masked_name(case.contact_name) or _("The resident"),
        phone=masked_phone(case.phone) if case.phone else "",
        prefers=wishes.get(case.prefers, ""),
        may_reveal=bool(case.phone) and policy.may_reveal(actor, case),
    )


def _photos(
    case: Case, happened: Sequence[Happening], viewer_key: str
) -> dict[UUID, tuple[Photo, ...]]:
    """Photos by what they belong to: the case, or the event they came with. One query."""
    ids = [case.pk, *(one.id for one in happened)]
    rows = StoredFile.objects.filter(tenant_id=case.tenant_id, subject_id__in=ids).order_by("id")
    found: dict[UUID, list[Photo]] = defaultdict(list)
    for file in rows:
        photo = shown(file, viewer_key)
        alt = _("Photo by the resident") if file.subject_id == case.pk else _("Photo of the work")
        found[file.subject_id or case.pk].append(Photo(photo.url, alt, photo.thumbnail))
    return {id: tuple(photos) for id, photos in found.items()}


def _counts(happened: Sequence[Happening]) -> tuple[tuple[str, str, int], ...]:
    public = sum(one.is_public for one in happened)
    return (
        ("all", _("All"), len(happened)),
        ("public", _("Resident can see"), public),
        ("internal", _("Internal"), len(happened) - public),
    )


def _handlers(case: Case, happened: Sequence[Happening], now: datetime) -> tuple[Contact, ...]:
    """Who holds it, who answered first, who stands above: each with a number to call."""
    told = [_contact(case.holder_id, _("Lead"), _taken(case, happened, now), "whistle")]
    if case.holder_id != case.receiver_id:
        note = _who_and_when(_latest(happened, {w.ACCEPTED}), now)
        told.append(_contact(case.receiver_id, _("First receiver"), note, "info"))
    if case.overseer_id:
        told.append(_contact(case.overseer_id, _("Above them"), "", "ok"))
    return tuple(told)


def _taken(case: Case, happened: Sequence[Happening], now: datetime) -> str:
    taken = _who_and_when(_latest(happened, {w.TAKEN, w.STARTED, w.ANSWERED}), now)
    if taken or case.holder_id == case.receiver_id:
        accepted = _who_and_when(_latest(happened, {w.ACCEPTED}), now)
        return taken or accepted or _("Not accepted yet")
    asked = _latest(happened, {w.DISPATCHED})
    since = spoken.moment(asked.at, now) if asked else ""
    return _("Not taken on yet; asked %(since)s") % {"since": since}


def _latest(happened: Sequence[Happening], events: set[str]) -> Happening | None:
    return next((one for one in happened if one.verb in events), None)


def _who_and_when(one: Happening | None, now: datetime) -> str:
    """李敏 7月15日 08:42."""
    return f"{one.actor_name or ''} {spoken.moment(one.at, now)}".strip() if one else ""


def _contact(unit_id: UUID, role: str, note: str, tone: str) -> Contact:
    unit = directory().find(unit_id)
    if unit is None:
        return Contact(_("A unit that was closed"), role, note)
    return Contact(unit.label, role, note, unit.duty_phone, tone)  # type: ignore[arg-type]
