"""What the lists and the dispatch catalogue said at a moment, and what they say now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from jielin.cases.models import Case
from jielin.catalogue.queries import catalogue
from jielin.duties.finding import Findable, find
from jielin.duties.models import DispatchRule, DutyEntry
from jielin.duties.workflow import ENACTED, PUBLISHED, RENEWED, REPLACED, RULE_ENDED
from jielin.kernel.models import Event
from jielin.organisations.queries import directory
from jielin.organisations.tree import Kind
from jielin.territory.queries import gazetteer

MOST = 8
OF_THE_CLASS, OF_THE_GROUP = 1.0, 0.4
# Every community and street has lists of the same things: only those concerned are asked.
BY_PLACE = frozenset({Kind.COMMUNITY, Kind.STREET})


@dataclass(frozen=True)
class Basis:
    """An entry or a rule that can be named. `key` is what a form sends."""

    key: str
    title: str
    unit_id: UUID | None
    basis: str
    where: str
    since: date | None
    entry: DutyEntry | None = None
    rule: DispatchRule | None = None

    @property
    def unit(self) -> str:
        return directory().name(self.unit_id)


def bases(case: Case, at: datetime, words: str = "") -> tuple[Basis, ...]:
    """Entries in force at the moment that speak of it, the nearest first, then rules.

    Two queries. Without words the class of the case is asked about.
    """
    entries = {row.pk: row for row in _entries(case, at)}
    chain = catalogue().chain(case.category_id)
    asked = words.strip() or catalogue().get(case.category_id).name
    findable = (
        Findable(row.pk, row.title, row.note, tuple(row.categories)) for row in entries.values()
    )
    weights = dict.fromkeys(chain, OF_THE_GROUP) | {chain[0]: OF_THE_CLASS}
    hits = find(asked, findable, weights, MOST)
    found = (of_entry(entries[hit.entry_id]) for hit in hits)
    named = (*found, *(of_rule(row) for row in _rules(case, at)))
    # What names another unit supports the objection; what names this one does not.
    return tuple(sorted(named, key=lambda one: one.unit_id == case.holder_id))


def of_entry(row: DutyEntry) -> Basis:
    """An entry with the version that it stands in; `version__duty_list` is loaded."""
    version = row.version
    told = {"title": version.duty_list.title, "number": version.number, "code": row.code}
    return Basis(
        key=f"entry:{row.pk}",
        title=row.title,
        unit_id=in_charge(row),
        basis=row.basis,
        where=_("%(title)s, version %(number)s, %(code)s") % told,
        since=version.effective_from,
        entry=row,
    )


def in_charge(row: DutyEntry) -> UUID | None:
    """The unit that the entry names, else the owner of a list about itself."""
    owner = directory().find(row.version.owner_id)
    is_own = owner is not None and owner.kind == row.version.duty_list.applies_to
    return row.unit_id or (row.version.owner_id if is_own else None)


def of_rule(row: DispatchRule) -> Basis:
    """A rule of the dispatch catalogue; `category` is loaded."""
    area = gazetteer().label(row.area_id) if row.area_id else _("any place")
    return Basis(
        key=f"rule:{row.pk}",
        title=_("%(category)s, %(area)s") % {"category": row.category.name, "area": area},
        unit_id=row.unit_id,
        basis=row.source,
        where=_("Dispatch catalogue"),
        since=row.effective_from,
        rule=row,
    )


def entry_now(then: DutyEntry) -> DutyEntry | None:
    """What stands under the same code today; None when it is gone. One query."""
    rows = DutyEntry.objects.filter(
        tenant_id=then.tenant_id,
        version__duty_list_id=then.version.duty_list_id,
        version__in_force=True,
        code=then.code,
    )
    return rows.select_related("version__duty_list").first()


def _entries(case: Case, at: datetime) -> QuerySet[DutyEntry]:
    """Of the versions in force at the very moment: a list may change twice a day."""
    owners = tuple(_owners(case))
    rows = DutyEntry.objects.filter(
        _on(timezone.localdate(at), "version__"),
        Exists(_said("version_id", (PUBLISHED, RENEWED), at)),
        ~Exists(_said("version_id", (REPLACED,), at)),
        tenant_id=case.tenant_id,
        version__owner_id__in=owners,
    )
    return rows.select_related("version__duty_list")


def _rules(case: Case, at: datetime) -> QuerySet[DispatchRule]:
    places = gazetteer()
    around = (case.area_id, *(place.id for place in places.ancestors(case.area_id)))
    rows = DispatchRule.objects.filter(
        _on(timezone.localdate(at), ""),
        Exists(_said("pk", (ENACTED,), at)),
        ~Exists(_said("pk", (RULE_ENDED,), at)),
        Q(area=None) | Q(area_id__in=around),
        tenant_id=case.tenant_id,
        category__code__in=catalogue().chain(case.category_id),
    )
    return rows.select_related("category").order_by("-category__code")[:MOST]


def _on(day: date, of: str) -> Q:
    still = Q(**{f"{of}effective_to": None}) | Q(**{f"{of}effective_to__gte": day})
    return still & Q(**{f"{of}effective_from__lte": day})


def _said(key: str, verbs: Iterable[str], at: datetime) -> QuerySet[Event]:
    return Event.objects.filter(
        tenant_id=OuterRef("tenant_id"),
        subject_id=OuterRef(key),
        verb__in=tuple(verbs),
        happened_at__lte=at,
    )


def _owners(case: Case) -> Iterator[UUID]:
    """The units of the place, and all that are not bound to one."""
    units = directory()
    around = {case.receiver_id, case.holder_id}
    around |= {unit.id for unit in units.superiors(case.receiver_id)}
    for unit in units.units(case.tenant_id):
        if unit.id in around or unit.kind not in BY_PLACE:
            yield unit.id
