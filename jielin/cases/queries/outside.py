"""The questions that went outside for a case, as its page shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jielin.kernel.workflow import Look
from jielin.people.acting import Acting

from .. import policy
from ..models import Case, OutsideAsk
from .access import Hidden, may_see


@dataclass(frozen=True)
class Asked:
    """One question: to whom, how it stands, and where the link is recalled."""

    id: UUID
    party: str
    look: Look
    due_at: datetime
    may_recall: bool


def asked_outside(case: Case, actor: Acting) -> Iterator[Asked]:
    """Newest first; no query for a case that nobody outside was asked about."""
    if OutsideAsk.kind not in case.attached:
        return
    may = policy.may_share(actor, case)
    for one in OutsideAsk.objects.filter(tenant_id=case.tenant_id, case_id=case.pk):
        yield Asked(one.pk, one.party, one.look, one.due_at, may and one.state == "asked")


def one_outside(actor: Acting, tenant_id: int, id: UUID) -> OutsideAsk:
    """A question by its id, for who may see its case. Raises Hidden."""
    rows = OutsideAsk.objects.filter(tenant_id=tenant_id, pk=id).select_related("case__lead")
    found = rows.first()
    if found is None or not may_see(actor, found.case):
        raise Hidden
    return found
