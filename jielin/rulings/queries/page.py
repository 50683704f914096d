"""One ruling as its page shows it: what was asked, on which basis, and what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.duties.models import DispatchRule
from jielin.kernel.models import Event, Link, Promise
from jielin.organisations.queries import directory
from jielin.people.queries.standing import acted_by
from jielin.ui.parts import Fact, TimelineItem
from jielin.ui.spoken import full

from .. import workflow as w
from ..models import Extension, Objection, Suspension
from ..models.ruling import Ruling
from ..states import ExtensionState, ObjectionState
from .bases import Basis, entry_now, of_entry, of_rule


@dataclass(frozen=True)
class BasisView:
    """What an objection rests on: as it was when the case was sent, and as it is today.

    `is_same` tells that nothing changed; `now` None that the entry is gone.
    """

    then: Basis
    now: Basis | None
    is_same: bool


@dataclass(frozen=True)
class Page:
    """What the page of a ruling shows."""

    unit: str
    reviewer: str
    due_at: datetime | None
    texts: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    course: tuple[TimelineItem, ...]
    basis: BasisView | None = None
    made: Basis | None = None
    may_be_amended: bool = False


def page_of(one: Ruling) -> Page:
    """Everything of one ruling. At most five queries."""
    names = directory()
    owed = Promise.objects.open().of(one.tenant_id, [one.pk]).first()
    made = _made(one) if isinstance(one, Objection) else None
    upheld = isinstance(one, Objection) and one.state == ObjectionState.UPHELD
    return Page(
        unit=names.name(one.unit_id),
        reviewer=names.name(one.reviewer_id),
        due_at=owed.due_at if owed else None,
        texts=tuple((str(label), text) for label, text in _texts(one) if text),
        facts=tuple(_facts(one)),
        course=_course(one),
        basis=_basis(one) if isinstance(one, Objection) else None,
        made=made,
        may_be_amended=upheld and made is None,
    )


def _texts(one: Ruling) -> list[tuple[Any, str]]:
    if isinstance(one, Suspension):
        asked = [(_("Why it cannot be solved now"), one.cause), (_("Plan"), one.plan)]
    elif isinstance(one, Extension):
        asked = [(_("Reason, as the resident reads it"), one.reason)]
    elif isinstance(one, Objection):
        asked = [(_("Why it is not their duty"), one.reason), (_("Law or rule"), one.law)]
    else:
        asked = []
    return [*asked, (_("Ruling"), one.words)]


def _facts(one: Ruling) -> list[Fact]:
    names = directory()
    facts = [
        Fact(_("Asking unit"), names.name(one.unit_id)),
        Fact(_("Reviewing unit"), names.name(one.reviewer_id)),
    ]
    if isinstance(one, Extension):
        facts += [
            Fact(_("Ground of the extension"), f"{one.ground.label}（{one.ground.source}）"),
            Fact(_("Due before"), full(one.due_before)),
            Fact(_date_label(one), full(one.due_at)),
        ]
    if isinstance(one, Suspension):
        facts.append(Fact(_("Plan until"), full(one.until)))
    if isinstance(one, Objection) and one.suggested_id:
        facts.append(Fact(_("Who should take it"), names.name(one.suggested_id)))
    return facts


def _date_label(one: Extension) -> str:
    """A date that was not granted is only one that was asked for."""
    return _("New date") if one.state == ExtensionState.GRANTED else _("Date asked for")


def _basis(one: Objection) -> BasisView | None:
    if one.rule is not None:
        return BasisView(of_rule(one.rule), None, is_same=one.rule.in_force is True)
    if one.entry is None:
        return None
    then = one.entry
    now = entry_now(then)
    if now is None:
        return BasisView(of_entry(then), None, is_same=False)
    return BasisView(of_entry(then), of_entry(now), is_same=now.version_id == then.version_id)


def _made(one: Objection) -> Basis | None:
    """The rule of the dispatch catalogue that came of the ruling."""
    link = Link.objects.filter(tenant_id=one.tenant_id, to_id=one.pk)
    rules = DispatchRule.objects.filter(tenant_id=one.tenant_id, pk__in=link.values("from_id"))
    found = rules.select_related("category").first()
    return of_rule(found) if found else None


_ERASED = gettext_lazy("erased what was personal, as the one who asked wished")
ACTS: Mapping[str, tuple[Any, str]] = {
    w.OBJECTED: (gettext_lazy("returned the dispatch"), "undo"),
    w.UPHELD: (gettext_lazy("upheld the objection"), "check"),
    w.REJECTED: (gettext_lazy("rejected the objection and designated the unit"), "target"),
    w.OBJECTION_LAPSED: (gettext_lazy("Lapsed: the request has moved on"), "clock"),
    w.AMENDED: (gettext_lazy("changed the dispatch catalogue"), "edit"),
    w.ASKED: (gettext_lazy("asked for more time"), "flag"),
    w.GRANTED: (gettext_lazy("granted it; the resident is told"), "check"),
    w.REFUSED: (gettext_lazy("did not grant it"), "x"),
    w.EXTENSION_LAPSED: (gettext_lazy("Lapsed: the request has moved on"), "clock"),
    w.PARKING_ASKED: (gettext_lazy("asked to park it"), "flag"),
    w.PARKED: (gettext_lazy("verified it and parked it with its plan"), "check"),
    w.PARKING_REFUSED: (gettext_lazy("did not grant it"), "x"),
    w.REEXAMINED: (gettext_lazy("looked again: still parked"), "eye"),
    w.RESUMED: (gettext_lazy("took it up again"), "refresh"),
    w.ENDED: (gettext_lazy("Ended with the request"), "left"),
    w.PARKING_LAPSED: (gettext_lazy("Lapsed: the request has moved on"), "clock"),
    w.OBJECTION_FORGOTTEN: (_ERASED, "lock"),
    w.EXTENSION_FORGOTTEN: (_ERASED, "lock"),
    w.PARKING_FORGOTTEN: (_ERASED, "lock"),
}
RULED = frozenset({w.UPHELD, w.REJECTED, w.GRANTED, w.REFUSED, w.PARKED, w.PARKING_REFUSED})
LOOKED = frozenset({w.REEXAMINED, w.RESUMED})


def _course(one: Ruling) -> tuple[TimelineItem, ...]:
    """What happened, the newest first, with the words that went with it."""
    rows = Event.objects.filter(tenant_id=one.tenant_id, subject_id=one.pk)
    told = list(rows.order_by("seq"))
    names = acted_by(told)
    looks = list(one.examinations.all()) if isinstance(one, Suspension) and one.ruled_at else []
    found = []
    for event in told:
        act, icon = ACTS[event.verb]
        text = one.words if event.verb in RULED else ""
        if event.verb in LOOKED and looks:
            text = looks.pop(0).text
        at, who = event.happened_at, names[event.pk]
        found.append(TimelineItem(who, str(act), at, text, icon=icon))
    return tuple(reversed(found))
