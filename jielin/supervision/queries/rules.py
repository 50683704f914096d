"""From how many times on a request is a problem order."""

from jielin.cases.models import Case
from jielin.deadlines.picking import RuleRow
from jielin.deadlines.queries import times


def too_often(case: Case, kind: str) -> RuleRow:
    """The rule that was in force when the request was registered, with its source."""
    return times(
        kind, at=case.registered_at, tenant_id=case.tenant_id, category_id=case.category_id
    )
