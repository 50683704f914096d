"""Open requests that may tell the same as one at hand, for staff who may merge them."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from jielin.catalogue.queries import catalogue
from jielin.kernel import clock
from jielin.people.acting import Acting
from jielin.ui import spoken

from ..models import Case
from ..states import AT_WORK, CaseState
from .access import interesting

MOST = 8
# What was told months apart is rarely the same.
NEAR = timedelta(days=60)
INTO = (CaseState.REGISTERED, CaseState.ACCEPTED, *AT_WORK, CaseState.PARKED)


def candidates(case: Case, actor: Acting) -> list[tuple[str, str]]:
    """Number and what it is about: of the same community and group of categories. One query.

    Nothing that the actor must keep away from is named.
    """
    known = catalogue()
    parent = known.get(case.category_id).parent_id
    leaves = [leaf.id for leaf in known.leaves(parent)] if parent else [case.category_id]
    rows = Case.objects.filter(
        tenant_id=case.tenant_id,
        community_id=case.community_id,
        category_id__in=leaves,
        state__in=[str(state) for state in INTO],
        registered_at__gte=case.registered_at - NEAR,
        is_confidential=False,
        is_part=False,
    )
    found = rows.exclude(interesting(actor)).exclude(pk=case.pk).order_by("-registered_at")
    told = found.values_list("number", "title", "place", "registered_at", "kept_from_ids")[:MOST]
    return [
        (number, _line(number, title, place, at))
        for number, title, place, at, kept in told
        if set(case.kept_from_ids) <= set(kept)
    ]


def _line(number: str, title: str, place: str, at: datetime) -> str:
    told = {"number": number, "title": title, "place": place, "day": spoken.day(at, clock.now())}
    return _("%(number)s %(title)s (%(place)s, %(day)s)") % told
