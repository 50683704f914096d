"""The rules of time as the pages of settings show them, and what a proposed version would do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.catalogue.models import RuleKey
from jielin.catalogue.queries import catalogue
from jielin.people.models import Account

from ..kinds import GROUPS, MATTERS, URGENCIES, joined, kind_words, span_words
from ..models import RuleProposal, Wanted
from ..picking import Asked, RuleRow, pick
from ..workflow import State
from .terms import rulebook


@dataclass(frozen=True)
class RuleLine:
    """One version: for what, how long, by which source, from when to when."""

    id: int
    about: str
    span: str
    source: str
    is_verified: bool
    since: date
    until: date | None
    is_own: bool
    phase: str  # present, coming, past


@dataclass(frozen=True)
class KindLine:
    """One kind of promise: the number that counts when nothing more special does."""

    code: str
    words: str
    span: str
    more: int
    own: int


@dataclass(frozen=True)
class Waiting:
    """A proposal in a list."""

    id: UUID
    words: str
    about: str
    span: str
    ends: bool
    since: date
    by: str


def groups(tenant_id: int, today: date) -> tuple[tuple[str, tuple[KindLine, ...]], ...]:
    """All kinds with their numbers in force; nothing is asked from the database."""
    return tuple(
        (str(title), tuple(_kind(code, tenant_id, today) for code in kinds))
        for title, kinds in GROUPS
    )


def lines(kind: str, tenant_id: int, today: date) -> tuple[RuleLine, ...]:
    """All versions of a kind that this home sees: in force, coming, and past, in this order."""
    found = [_line(row, tenant_id, today) for row in _seen(kind, tenant_id)]
    order = {"present": 0, "coming": 1, "past": 2}
    return tuple(sorted(found, key=lambda line: (order[line.phase], line.about, line.since)))


def waiting(tenant_id: int) -> tuple[Waiting, ...]:
    """Proposals that nobody has answered, the oldest first; two queries."""
    rows = list(
        RuleProposal.objects.filter(tenant_id=tenant_id, state=State.PROPOSED).order_by("id")
    )
    names = names_of({row.proposed_by_id for row in rows if row.proposed_by_id})
    return tuple(
        Waiting(
            row.pk,
            kind_words(row.promise_kind),
            about(row.wanted()),
            span_words(row.amount, row.unit),
            row.ends_id is not None,
            row.effective_from,
            names.get(row.proposed_by_id, "") if row.proposed_by_id else "",
        )
        for row in rows
    )


def open_proposals(tenant_id: int) -> int:
    """How many wait."""
    return RuleProposal.objects.filter(tenant_id=tenant_id, state=State.PROPOSED).count()


def own_rule(id: int, tenant_id: int) -> RuleRow | None:
    """A rule that this home sees."""
    row = rulebook().by_id.get(id)
    return row if row is not None and row.home_id in {None, tenant_id} else None


def answering(wanted: Wanted, tenant_id: int, today: date) -> RuleRow | None:
    """The rule that counts today for what a version would be about."""
    known = catalogue().by_code(wanted.category) if wanted.category else None
    asked = Asked(
        home_id=tenant_id,
        matter_type=wanted.matter_type,
        chain=catalogue().chain(known.id) if known else (),
        rule_key=wanted.rule_key or (known.rule_key if known else ""),
        urgency=wanted.urgency,
    )
    return pick(rulebook().by_kind.get(wanted.promise_kind, ()), asked, today)


def about(rule: RuleRow | Wanted) -> str:
    """What a rule is about, in words."""
    known = catalogue().by_code(rule.category) if rule.category else None
    keys = dict(RuleKey.choices)
    key = str(keys.get(rule.rule_key, rule.rule_key))
    parts = [
        str(URGENCIES.get(rule.urgency, rule.urgency)),
        known.title if known else rule.category,
        str(MATTERS.get(rule.matter_type, rule.matter_type)),
        # Some are called like a kind of request, which is something else.
        key and _("class “%(name)s”") % {"name": key},
    ]
    return joined([part for part in parts if part])


def names_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names of accounts; one query, none for nobody."""
    wanted = list(ids)
    rows = Account.objects.filter(pk__in=wanted).values_list("pk", "name") if wanted else ()
    return dict(rows)


def _seen(kind: str, tenant_id: int) -> list[RuleRow]:
    rows = rulebook().by_kind.get(kind, ())
    return [row for row in rows if row.home_id in {None, tenant_id}]


def _kind(code: str, tenant_id: int, today: date) -> KindLine:
    rows = [row for row in _seen(code, tenant_id) if row.is_in_force(today)]
    plain = pick(rows, Asked(home_id=tenant_id), today)
    return KindLine(
        code=code,
        words=kind_words(code),
        span=span_words(plain.amount, plain.unit) if plain else "",
        more=len(rows) - bool(plain),
        own=sum(row.home_id is not None for row in rows),
    )


def _line(row: RuleRow, tenant_id: int, today: date) -> RuleLine:
    is_coming = row.effective_from > today
    phase = "present" if row.is_in_force(today) else "coming" if is_coming else "past"
    return RuleLine(
        id=row.id,
        about=about(row),
        span=span_words(row.amount, row.unit),
        source=row.source,
        is_verified=row.is_verified,
        since=row.effective_from,
        until=row.effective_to,
        is_own=row.home_id == tenant_id,
        phase=phase,
    )
