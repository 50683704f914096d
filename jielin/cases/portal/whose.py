"""For whom a portal page speaks: the one who asked, one who follows, or nobody here."""

from django.http import Http404

from jielin.people.acting import Acting
from jielin.people.duties import PortalRequest
from jielin.people.models import Account
from jielin.people.queries.household import may_act

from .. import policy
from ..models import Case
from ..queries import access
from ..queries.portal import is_told_for
from . import remembering

Speaker = Acting | policy.Visitor


def speaker(request: PortalRequest, case: Case) -> Speaker | None:
    """The actor who may speak for the case: its account, a helper, its telephone, this browser."""
    user = request.user
    if isinstance(user, Account):
        if case.asked_by_id == user.pk:
            return request.acting
        if is_told_for(user, case) or _helps(user, case):
            return policy.Visitor(case.pk, id=user.pk, name=user.name)
    if remembering.owns(request, case.pk):
        return policy.Visitor(case.pk)
    return None


def _helps(user: Account, case: Case) -> bool:
    """Who told it for somebody of the household, for as long as that person lets them."""
    return case.family_id == user.pk and may_act(user.pk, case.asked_by_id)


def found(request: PortalRequest, number: str) -> tuple[Case, Speaker | None]:
    """The case and who speaks for it; None for a follower. 404 for everybody else."""
    case = access.of_number(request.home.pk, number).first()
    if case is None:
        raise Http404
    who = speaker(request, case)
    if who is None:
        follows_it(request, number)
    return case, who


def follows_it(request: PortalRequest, number: str) -> None:
    """404 unless the person who is signed in follows the case."""
    try:
        access.asked(request.acting, request.home.pk, number)
    except access.Hidden:
        raise Http404 from None
