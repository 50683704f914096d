"""Whom to call: checked results whose residents would rather be telephoned than read."""

from dataclasses import dataclass
from datetime import datetime

from jielin.catalogue.queries import catalogue
from jielin.kernel.models import Promise
from jielin.people.acting import Acting
from jielin.territory.queries import gazetteer

from .. import policy
from ..models import Case, Entry
from ..states import DONE, EntryKind
from .page import Asker, asker

MOST = 100


@dataclass(frozen=True)
class Call:
    """One call that is owed; `missed` says how often nobody answered."""

    case: Case
    category: str
    place: str
    due_at: datetime
    missed: int
    asker: Asker


def calls(actor: Acting, tenant_id: int) -> tuple[Call, ...]:
    """Revisits that my units owe and I may make, by telephone, the earliest due first."""
    owed = Promise.objects.filter(
        tenant_id=tenant_id,
        owner_id__in=actor.organisations_with(policy.REVISIT),
        kind="revisit",
        subject_kind=Case.kind,
        is_open=True,
    )
    due = dict(owed.order_by("due_at").values_list("subject_id", "due_at")[: MOST * 5])
    rows = Case.objects.filter(
        tenant_id=tenant_id, pk__in=due, prefers="phone", state__in=[str(one) for one in DONE]
    )
    mine = [one for one in rows if one.phone and policy.may_revisit(actor, one)]
    ordered = sorted(mine, key=lambda one: (due[one.pk], one.number))
    return tuple(_call(one, due[one.pk], actor) for one in ordered[:MOST])


def result_of(case: Case) -> str:
    """What the resident was told was done: whoever calls must be able to say it."""
    told = Entry.objects.filter(
        tenant_id=case.tenant_id, case_id=case.pk, kind=EntryKind.RESULT, is_public=True
    )
    last = told.order_by("id").last()
    return last.text if last else ""


def _call(case: Case, due_at: datetime, actor: Acting) -> Call:
    return Call(
        case=case,
        category=catalogue().get(case.category_id).title,
        place=case.place or gazetteer().label(case.area_id),
        due_at=due_at,
        missed=case.missed_calls,
        asker=asker(case, actor),
    )
