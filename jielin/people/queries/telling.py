"""What happened to organisations, appointments and accounts, in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.models import Event
from jielin.organisations import workflow as units
from jielin.organisations.queries import directory
from jielin.organisations.tree import Kind
from jielin.territory.queries import gazetteer
from jielin.ui import spoken

from .. import workflow as w
from ..auditing import Audited, Said
from ..models import Account, Appointment, StaffNote
from .present import posts

KINDS = frozenset({"organisation", "appointment", "staff_record"})


@dataclass(frozen=True)
class Act:
    """How one kind of event is told."""

    words: Lazy
    icon: str = "check"
    tone: str = "idle"


ACTS: dict[str, Act] = {
    units.FOUNDED: Act(gettext_lazy("set up %(unit)s"), "plus", "ok"),
    units.RENAMED: Act(gettext_lazy("renamed %(unit)s"), "edit", "info"),
    units.MOVED: Act(gettext_lazy("moved %(unit)s in the tree"), "swap", "info"),
    units.SERVES: Act(gettext_lazy("changed the area that %(unit)s serves"), "map", "info"),
    units.REACHED: Act(gettext_lazy("changed how %(unit)s is reached"), "phone", "info"),
    units.CLOSED: Act(gettext_lazy("closed %(unit)s down"), "close", "warn"),
    w.APPOINTED: Act(gettext_lazy("appointed %(person)s %(post)s of %(unit)s"), "check", "ok"),
    w.PROPOSED: Act(gettext_lazy("proposed %(person)s as %(post)s of %(unit)s"), "user", "info"),
    w.CONFIRMED: Act(gettext_lazy("confirmed %(person)s as %(post)s of %(unit)s"), "check", "ok"),
    w.REFUSED: Act(
        gettext_lazy("did not confirm %(person)s as %(post)s of %(unit)s"), "close", "bad"
    ),
    w.WITHDRAWN: Act(
        gettext_lazy("withdrew the proposal of %(person)s as %(post)s of %(unit)s"), "undo"
    ),
    w.DISMISSED: Act(
        gettext_lazy("ended the appointment of %(person)s as %(post)s of %(unit)s"), "close"
    ),
    w.HANDED_OVER: Act(
        gettext_lazy("handed what %(person)s had to do at %(unit)s to %(to)s: %(count)s"), "swap"
    ),
    w.ON_LEAVE: Act(
        gettext_lazy("noted a leave of %(person)s, %(since)s to %(until)s; %(to)s looks after it"),
        "cal",
    ),
    w.BACK: Act(gettext_lazy("noted that %(person)s is back from leave"), "undo"),
    w.RECORD_BEGUN: Act(gettext_lazy("began the record of %(person)s"), "doc"),
    w.SECOND_FACTOR_RESET: Act(
        gettext_lazy("reset the second factor of %(person)s"), "lock", "warn"
    ),
    w.LOCK_LIFTED: Act(gettext_lazy("unlocked the sign-in of %(person)s"), "lock", "warn"),
    w.PASSWORD_GIVEN: Act(gettext_lazy("gave %(person)s a new password"), "keys", "warn"),
    w.PHONE_SHOWN: Act(gettext_lazy("looked at the number of %(person)s"), "eye", "warn"),
    w.PHONE_DISOWNED: Act(
        gettext_lazy("showed that the number noted for %(person)s is not theirs: taken off"),
        "phone",
        "warn",
    ),
}
_STANDS_IN = gettext_lazy("%(post)s (standing in)")


def tell(events: Sequence[Event]) -> dict[UUID, Said]:
    """Each event as a sentence without its subject. Three queries at most."""
    names, notes = _names(events), _notes(events)
    return {event.pk: _said(event, names, notes.get(event.pk, "")) for event in events}


AUDITED = Audited(KINDS, tell)


def names_of(ids: Collection[UUID]) -> dict[UUID, str]:
    """Names of accounts; one query."""
    return dict(Account.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def _said(event: Event, names: dict[UUID, str], note: str) -> Said:
    act = ACTS.get(event.verb, Act(gettext_lazy("did something")))
    told = event.details
    said = {
        "person": _name(names, told.get("account")),
        "to": _name(names, told.get("to")),
        "post": _post(told),
        "unit": _unit(event),
        "count": told.get("count", 0),
        "since": _day(told.get("since")),
        "until": _day(told.get("until")),
    }
    who = _("The owner of the number") if event.verb == w.PHONE_DISOWNED else ""
    return Said(str(act.words) % said, note or _changes(told), act.icon, act.tone, who)


def _names(events: Sequence[Event]) -> dict[UUID, str]:
    told = [event.details.get(key) for event in events for key in ("account", "to")]
    return names_of({UUID(id) for id in told if id})


def _notes(events: Sequence[Event]) -> dict[UUID, str]:
    """The reasons that stand beside the events."""
    acted = [event.pk for event in events if event.subject_kind == "staff_record"]
    refused = {event.subject_id: event.pk for event in events if event.verb == w.REFUSED}
    found: dict[UUID, str] = {}
    if acted:
        found = dict(StaffNote.objects.filter(event_id__in=acted).values_list("event_id", "text"))
    if refused:
        rows = Appointment.objects.filter(pk__in=refused).values_list("pk", "answer")
        found |= {refused[pk]: answer for pk, answer in rows}
    return found


def _name(names: dict[UUID, str], id: str | None) -> str:
    return names.get(UUID(id), "") if id else ""


def _unit(event: Event) -> str:
    if event.subject_kind == "organisation":
        return directory().name(event.subject_id)
    id = event.details.get("organisation")
    return directory().name(UUID(id)) if id else ""


def _post(told: dict[str, Any]) -> str:
    code = told.get("post", "")
    label = next((post.label for post in posts() if post.code == code), code)
    return str(_STANDS_IN) % {"post": label} if told.get("stands_in") else label


def _day(told: str | None) -> str:
    return spoken.full(datetime.fromisoformat(told))[:10] if told else ""


def _changes(told: dict[str, Any]) -> str:
    """What was and what is, of each field that an organisation's event names."""
    said = [
        _("%(what)s: %(was)s → %(now)s")
        % {"what": label, "was": _value(name, told[name][0]), "now": _value(name, told[name][1])}
        for name, label in _fields()
        if isinstance(told.get(name), list)
    ]
    if "kind" in told:
        said.append(str(Kind(told["kind"]).label))
    if isinstance(told.get("office_hours"), list):
        said.append(_("Office hours"))
    return _("; ").join(said)


def _fields() -> tuple[tuple[str, str], ...]:
    return (
        ("name", _("Name of the organisation")),
        ("short_name", _("Short name")),
        ("name_en", _("English name")),
        ("parent", _("Superior")),
        ("area", _("Area served")),
        ("duty_phone", _("Duty phone")),
    )


def _value(name: str, value: Any) -> str:
    if not value:
        return _("none")
    if name == "parent":
        return directory().name(UUID(value)) or str(value)
    if name == "area":
        places = gazetteer()
        return places.label(int(value)) if int(value) in places.places else str(value)
    return str(value)
