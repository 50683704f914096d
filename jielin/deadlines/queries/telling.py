"""What happened to rules, calendar, categories and wordings, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.catalogue import workflow as c
from jielin.catalogue.queries import catalogue
from jielin.kernel.models import Event
from jielin.messages import workflow as m
from jielin.messages.wording import purpose_of
from jielin.people.auditing import Audited, Said
from jielin.people.queries.standing import acted_by
from jielin.ui.parts import TimelineItem

from .. import workflow as w
from ..kinds import kind_words, span_words

KINDS = frozenset({"rule_proposal", "working_year", "category", "danger_words", "wording"})
MOST_TOLD = 50


@dataclass(frozen=True)
class Act:
    """How one kind of event is told."""

    words: Lazy
    icon: str = "edit"
    tone: str = "info"


ACTS: dict[str, Act] = {
    w.PROPOSED: Act(gettext_lazy("proposed “%(kind)s”: %(span)s from %(from)s"), "plus"),
    w.RETIRING: Act(gettext_lazy("proposed to end “%(kind)s”: %(span)s from %(from)s"), "close"),
    w.CONFIRMED: Act(gettext_lazy("confirmed “%(kind)s”: %(span)s from %(from)s"), "check", "ok"),
    w.REFUSED: Act(gettext_lazy("did not confirm “%(kind)s”: %(span)s from %(from)s"), "close",
                   "bad"),
    w.WITHDRAWN: Act(gettext_lazy("withdrew “%(kind)s”: %(span)s from %(from)s"), "undo", "idle"),
    w.YEAR_BEGUN: Act(gettext_lazy("began the record of the year"), "cal", "idle"),
    w.DAY_MARKED: Act(gettext_lazy("marked %(day)s as %(works)s"), "cal"),
    w.YEAR_LOADED: Act(gettext_lazy("loaded the official list of %(year)s: %(changed)s days"),
                       "download", "ok"),
    c.RECORD_BEGUN: Act(gettext_lazy("began the record of %(category)s"), "doc", "idle"),
    c.ADDED: Act(gettext_lazy("added the category %(category)s"), "plus", "ok"),
    c.RENAMED: Act(gettext_lazy("renamed the category %(category)s")),
    c.REWORDED: Act(gettext_lazy("changed the words residents use for %(category)s")),
    c.ROUTED: Act(gettext_lazy("changed who handles %(category)s and how fast")),
    c.PLACED: Act(gettext_lazy("moved %(category)s in the list"), "swap"),
    c.LIMITED: Act(gettext_lazy("changed from when until when %(category)s is in use"), "cal",
                   "warn"),
    c.WORDS_BEGUN: Act(gettext_lazy("began the record of danger words"), "doc", "idle"),
    c.WORD_SET: Act(gettext_lazy("set the danger word “%(word)s” to %(number)s"), "alert", "warn"),
    c.WORD_ENDED: Act(gettext_lazy("took the danger word “%(word)s” out of use"), "close", "warn"),
    m.WORDING_BEGUN: Act(gettext_lazy("began the record of “%(wording)s”"), "doc", "idle"),
    m.REWORDED: Act(gettext_lazy("changed the wording “%(wording)s” (version %(version)s)"),
                    "tpl"),
    m.RESET: Act(gettext_lazy("reset the wording “%(wording)s” to the delivered one"), "undo"),
}  # fmt: skip
_OTHER = gettext_lazy("did something")


def tell(events: Sequence[Event]) -> Mapping[UUID, Said]:
    """Each event as a sentence without its subject; no query."""
    return {event.pk: _said(event) for event in events}


AUDITED = Audited(KINDS, tell)


def timeline(tenant_id: int, subjects: Sequence[UUID]) -> tuple[TimelineItem, ...]:
    """What happened to these, the newest first; two queries."""
    rows = Event.objects.filter(tenant_id=tenant_id, subject_id__in=list(subjects))
    events = list(rows.order_by("-id")[:MOST_TOLD])
    names = acted_by(events)
    said = tell(events)
    return tuple(
        TimelineItem(
            actor=names[event.pk] if event.actor_id else _("The platform"),
            act=said[event.pk].act,
            at=event.happened_at,
            text=said[event.pk].note,
            tone=said[event.pk].tone,  # type: ignore[arg-type]
            icon=said[event.pk].icon,
        )
        for event in events
    )


def _said(event: Event) -> Said:
    act, told = ACTS.get(event.verb, Act(_OTHER)), event.details
    said = {
        **{
            key: told.get(key, "") for key in ("from", "day", "year", "changed", "version", "word")
        },
        "kind": kind_words(told.get("promise_kind", "")),
        "span": span_words(told["amount"], told["unit"]) if "amount" in told else "",
        "works": _("a working day") if told.get("works") else _("a day off"),
        "category": _category(told.get("code", "")),
        "number": told.get("number", ""),
        "wording": purpose_of(told.get("key", "")),
    }
    return Said(str(act.words) % said, _changes(told), act.icon, act.tone)


def _category(code: str) -> str:
    known = catalogue().by_code(code) if code else None
    return f"{code} {known.title}" if known else code


def _changes(told: dict[str, Any]) -> str:
    """What was and what is, of each field that a category's event names."""
    said = [
        _("%(was)s → %(now)s") % {"was": _value(was), "now": _value(now)}
        for was, now in (pair for pair in told.values() if isinstance(pair, list))
    ]
    source = _("Source: %(source)s") % {"source": told["source"]} if told.get("source") else ""
    return _("; ").join([*said, *([source] if source else [])])


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return _(", ").join(map(str, value)) or _("none")
    return str(value) if value not in {None, ""} else _("none")
