"""Recalling a link that went outside: to a wrong number, or not needed any more."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..queries.access import Hidden
from ..queries.outside import one_outside


@require_POST
@desk_view(policy.READ)
def recall(request: DeskRequest, ask: UUID) -> HttpResponse:
    """Make the link dead; whoever was faster with an answer is not undone."""
    try:
        one = one_outside(request.acting, request.home.pk, ask)
        one.recall(by=request.acting)
        messages.success(request, _("The link is recalled: nobody can answer through it."))
    except Hidden as hidden:
        raise Http404 from hidden
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("desk_cases:case", home=request.home.slug, number=one.case.number)
