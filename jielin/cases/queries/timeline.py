"""What happened on a case and what was said with it: one query, newest first."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from jielin.clients.queries.known import client_name
from jielin.kernel.actors import STANDS_IN
from jielin.kernel.models import Event
from jielin.kernel.rows import Written
from jielin.organisations.queries import directory
from jielin.people.models import Account
from jielin.people.queries.standing import marked
from jielin.ui.parts import Photo, TimelineItem

from ..models import Case
from .acts import act_of, sentence
from .masking import masked_name

Audience = Literal["all", "public", "internal"]
COLUMNS = (
    *("id", "verb", "after", "actor_kind", "actor_id", "details", "happened_at"),
    *("entries__text", "entries__is_public", "actor_name"),
)


class Happening(NamedTuple):
    """An event and the words beside it. `is_public` None: nothing was written."""

    id: UUID
    verb: str
    after: str
    actor_kind: str
    actor_id: UUID | None
    details: dict[str, Any]
    at: datetime
    text: str | None
    said_in_public: bool | None
    actor_name: str | None
    # Whom the event names besides, and for whom the actor stood in.
    person: str = ""
    stood_for: str = ""

    @property
    def is_public(self) -> bool:
        """Whether the resident may read it."""
        act = act_of(self.verb, is_public=bool(self.said_in_public))
        return act.is_public if self.said_in_public is None else self.said_in_public

    @property
    def unit_id(self) -> UUID | None:
        """The unit that the event names."""
        told = self.details.get("unit")
        return UUID(told) if told else None


def happenings(case: Case) -> tuple[Happening, ...]:
    """Everything that happened, newest first."""
    return _naming([Happening(*row) for row in _OF_A_CASE.rows(case.tenant_id, case.pk)])


def _of_a_case(tenant_id: Any, case_id: Any) -> Any:
    name = Account.objects.filter(pk=OuterRef("actor_id")).values("name")[:1]
    rows = Event.objects.filter(tenant_id=tenant_id, subject_id=case_id)
    return rows.order_by("-seq").annotate(actor_name=Subquery(name)).values_list(*COLUMNS)


_OF_A_CASE: Written[Any] = Written(_of_a_case)


def _naming(told: list[Happening]) -> tuple[Happening, ...]:
    """With the colleagues whom events name. One query more, and only when there are some."""
    known = {str(one.actor_id): one.actor_name or "" for one in told}
    named = {one.details.get(key) for one in told for key in ("to", STANDS_IN)}
    strangers = named - {None, "", *known}
    if strangers:
        rows = Account.objects.filter(pk__in=strangers).values_list("pk", "name")
        known |= {str(id): name for id, name in rows}

    def name(one: Happening, key: str) -> str:
        return known.get(one.details.get(key, ""), "")

    return tuple(
        one._replace(person=name(one, "to"), stood_for=name(one, STANDS_IN)) for one in told
    )


def items(
    case: Case,
    happened: Sequence[Happening],
    photos: Mapping[UUID, tuple[Photo, ...]],
    audience: Audience = "all",
) -> tuple[TimelineItem, ...]:
    """The same as the timeline shows it to staff."""
    chosen = happened
    if audience != "all":
        chosen = [one for one in happened if one.is_public == (audience == "public")]
    return tuple(_item(case, one, photos.get(one.id, ())) for one in chosen)


def actor_of(case: Case, one: Happening) -> str:
    """Who did it, as staff see it: residents under half a name."""
    if one.actor_kind == "system":
        return _("The system")
    if one.actor_kind == "outsider":
        return _("The outside party")
    if one.actor_kind == "client":
        return client_name(one.actor_id) or _("Another system")
    if case.family_id is not None and one.actor_id == case.family_id:
        return _("Somebody of the household")
    if one.actor_kind == "visitor" or one.actor_id == case.asked_by_id:
        return masked_name(case.contact_name) or _("The one who asked")
    if one.actor_name == "":  # an account whose person was erased
        return _("The one who asked")
    return marked(one.actor_name or _("A former member of staff"), one.details, one.stood_for)


def said(case: Case, one: Happening) -> str:
    """The act of an event in words."""
    act = act_of(one.verb, is_public=bool(one.said_in_public))
    return sentence(act, one.details, directory().name(one.unit_id), one.person)


def _item(case: Case, one: Happening, photos: tuple[Photo, ...]) -> TimelineItem:
    act = act_of(one.verb, is_public=bool(one.said_in_public))
    return TimelineItem(
        actor=actor_of(case, one),
        act=said(case, one),
        at=one.at,
        text=one.text or "",
        is_public=one.is_public,
        tone=act.tone,
        icon=act.icon,
        photos=photos,
    )
