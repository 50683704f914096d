"""Applications as lists and pages show them: who, what, where it stands, what it asks."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from jielin.kernel.models import Event, Promise
from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.people.queries.standing import acted_by
from jielin.ui.parts import Fact, TimelineItem

from .. import workflow as w
from ..models import Admission, Objection
from ..states import AdmissionState as A
from .naming import category_titles, unit_names
from .seeing import involving

PAGE = 40
VIEWS: dict[str, frozenset[str]] = {
    "open": frozenset({A.FILED, A.RETURNED, A.RECOMMENDED}),
    "admitted": frozenset({A.ADMITTED}),
    "over": frozenset({A.REJECTED, A.WITHDRAWN, A.ENDED}),
}


@dataclass(frozen=True)
class AdmissionLine:
    """One application in a list; `due_at` while somebody owes a decision."""

    number: str
    title: str
    department: str
    look: Look
    term_from: date
    term_until: date
    communities: int
    filed_at: datetime
    due_at: datetime | None


@dataclass(frozen=True)
class AdmissionList:
    """A page of applications, and whether another follows."""

    lines: tuple[AdmissionLine, ...]
    has_more: bool


def listing(actor: Acting, tenant_id: int, view: str, page: int) -> AdmissionList:
    """The newest first. Two queries."""
    rows = involving(Admission.objects.filter(state__in=VIEWS[view]), actor, tenant_id)
    start = (page - 1) * PAGE
    found = list(rows.annotate(count=Count("targets"))[start : start + PAGE + 1])
    owed = Promise.objects.open().of(tenant_id, [one.pk for one in found])
    due = dict(owed.values_list("subject_id", "due_at"))
    lines = tuple(_line(one, due.get(one.pk)) for one in found[:PAGE])
    return AdmissionList(lines, len(found) > PAGE)


def numbers(actor: Acting, tenant_id: int) -> dict[str, int]:
    """How many stand in each view. One query."""
    rows = involving(Admission.objects.all(), actor, tenant_id).order_by()
    wanted = {view: Count("id", filter=Q(state__in=VIEWS[view])) for view in VIEWS}
    return rows.aggregate(**wanted)


def _line(one: Admission, due_at: datetime | None) -> AdmissionLine:
    return AdmissionLine(
        number=one.number,
        title=one.title,
        department=directory().name(one.department_id),
        look=one.look,
        term_from=one.term_from,
        term_until=one.term_until,
        communities=one.count,  # type: ignore[attr-defined]
        filed_at=one.filed_at,
        due_at=due_at,
    )


@dataclass(frozen=True)
class AdmissionPage:
    """All that the page of one application says."""

    facts: tuple[Fact, ...]
    asks: tuple[tuple[str, str], ...]
    communities: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    course: tuple[TimelineItem, ...]
    objections: tuple["ObjectionLine", ...]
    due_at: datetime | None


@dataclass(frozen=True)
class ObjectionLine:
    """A community's objection on the page of the application."""

    objection: Objection
    community: str

    @property
    def look(self) -> Look:
        return self.objection.look


def page_of(one: Admission) -> AdmissionPage:
    """Four queries besides those that fetched it with its targets."""
    owed = Promise.objects.open().of(one.tenant_id, [one.pk]).first()
    raised = one.objections.order_by("raised_at")
    return AdmissionPage(
        facts=_facts(one),
        asks=_asks(one),
        communities=tuple(sorted(directory().name(id) for id in one.communities())),
        notes=_notes(one),
        course=_course(one),
        objections=tuple(ObjectionLine(o, directory().name(o.community_id)) for o in raised),
        due_at=owed.due_at if owed else None,
    )


def _facts(one: Admission) -> tuple[Fact, ...]:
    term = _("%(first)s to %(last)s") % {"first": one.term_from, "last": one.term_until}
    return (
        Fact(_("Department"), directory().name(one.department_id)),
        Fact(_("Reviewed by"), directory().name(one.reviewer_id)),
        Fact(_("Legal basis"), one.legal_basis),
        Fact(_("Term"), term),
        Fact(_("Funds (yuan)"), f"{one.funds:,}"),
        Fact(_("Power and means given"), one.means),
        Fact(_("Categories"), category_titles(one.categories) or _("None named")),
    )


def _asks(one: Admission) -> tuple[tuple[str, str], ...]:
    """What it asks of each community; what it does not ask is said too."""
    none = _("none")
    return (
        (_("Hours a month"), f"{one.hours_month:g}"),
        (_("Forms"), "、".join(one.forms) or none),
        (_("Letters of responsibility"), "、".join(one.letters) or none),
        (_("Plaques"), "、".join(one.plaques) or none),
        (_("Systems"), "、".join(one.systems) or none),
    )


def _notes(one: Admission) -> tuple[tuple[str, str], ...]:
    """What the reviewers wrote."""
    recommended = one.get_advice_display()
    written = (
        (_("What is missing"), one.question if one.state == A.RETURNED else ""),
        (_("Recommendation: %(advice)s") % {"advice": recommended}, one.advice_text),
        (_("Decision"), one.decision),
    )
    return tuple((label, text) for label, text in written if text)


def _course(one: Admission) -> tuple[TimelineItem, ...]:
    rows = Event.objects.filter(tenant_id=one.tenant_id, subject_id=one.pk)
    events = list(rows.order_by("-seq"))
    names = acted_by(events)
    looks = {step.event: step for step in w.ADMISSION.steps}
    return tuple(
        TimelineItem(
            actor=names[event.pk] or _("The house"),
            act=str(looks[event.verb].label),
            at=event.happened_at,
            text=_left(event.details.get("community", "")),
            icon=looks[event.verb].icon,
        )
        for event in events
    )


def _left(community: str) -> str:
    return unit_names([UUID(community)]) if community else ""
