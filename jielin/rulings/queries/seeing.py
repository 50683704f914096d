"""Which rulings a member of staff may see: those of cases that they may see."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import QuerySet

from jielin.cases.policy import is_interested
from jielin.cases.queries.access import Hidden, interesting, may_see
from jielin.cases.queries.todo import SEALED
from jielin.kernel.models import Involvement
from jielin.kernel.rows import Written
from jielin.people.acting import Acting

from .. import policy
from ..models import Extension, Objection, Suspension
from ..models.ruling import Ruling

R = TypeVar("R", bound=Ruling)


def objection(actor: Acting, tenant_id: int, number: str) -> Objection:
    """Raises Hidden."""
    rows = Objection.objects.select_related("entry__version__duty_list", "rule__category")
    return _one(rows, actor, tenant_id, number)


def extension(actor: Acting, tenant_id: int, number: str) -> Extension:
    """Raises Hidden."""
    return _one(Extension.objects.select_related("ground"), actor, tenant_id, number)


def suspension(actor: Acting, tenant_id: int, number: str) -> Suspension:
    """Raises Hidden."""
    return _one(Suspension.objects.all(), actor, tenant_id, number)


def involving(rows: QuerySet[R], actor: Acting, tenant_id: int) -> QuerySet[R]:
    """The rulings of a kind that the actor's units ask for, give or are told of."""
    kind: str = rows.model.kind
    mine = Involvement.of(tenant_id, kind, actor.organisations_with(policy.READ))
    rows = rows.filter(tenant_id=tenant_id, id__in=mine).exclude(interesting(actor, "case__"))
    return rows.select_related("case")


def with_case(model: type[R]) -> Written[R]:
    """The rulings of a kind by their ids, each with its case but for what that keeps sealed."""
    sealed = (f"case__{name}" for name in SEALED)
    rows = model._default_manager.select_related("case").defer(*sealed).order_by()
    return Written(lambda tenant_id, ids: rows.filter(tenant_id=tenant_id, pk__in=ids))


def without_interest(actor: Acting, rows: Iterable[R]) -> list[R]:
    """Drop those about cases that the actor must keep away from."""
    return [one for one in rows if not is_interested(actor, one.case)]


def _one(rows: QuerySet[R], actor: Acting, tenant_id: int, number: str) -> R:
    found = rows.filter(tenant_id=tenant_id, number=number).select_related("case__lead").first()
    if found is None or not may_see(actor, found.case):
        raise Hidden
    return found
