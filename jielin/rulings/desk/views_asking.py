"""A unit returns a dispatch, asks for more time, or asks to park what cannot be solved now."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.cases.models import Case
from jielin.cases.policy import is_holder
from jielin.cases.queries.access import seen
from jielin.kernel import clock
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms import MoreTimeForm, PlanForm, ReturnForm
from ..models import Extension, ExtensionGround, Objection, Suspension
from ..models import extension as extensions
from ..models import objection as objections
from ..models import suspension as suspensions
from ..models.ruling import Ruling
from ..queries.bases import bases
from .showing import or_404, page_url, show


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.READ)
@or_404
def object_to(request: DeskRequest, case: str) -> HttpResponse:
    """Return a dispatch with reason and basis. A search in the lists keeps what was typed."""
    one = seen(request.acting, request.home.pk, case)
    words = request.POST.get("words", "").strip()
    looks = "find" in request.POST
    form = ReturnForm(
        None if looks else _posted(request),
        bases=bases(one, one.lead.since, words),
        case=one,
        initial=request.POST.dict() if looks else None,
    )
    asking = Asking(request, one, "object", "objections", {"words": words})
    return asking.answer(
        form, objections.check_open, lambda by: Objection.object(one, form.told(), by=by)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.READ)
@or_404
def ask_time(request: DeskRequest, case: str) -> HttpResponse:
    """Ask for more time, on a ground, with words for the resident."""
    one = seen(request.acting, request.home.pk, case)
    grounds = ExtensionGround.on(timezone.localdate(clock.now()))
    form = MoreTimeForm(_posted(request), case=one, grounds=grounds)
    asking = Asking(request, one, "ask_time", "extensions")
    return asking.answer(
        form, extensions.check_open, lambda by: Extension.ask(one, form.told(), by=by)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.READ)
@or_404
def ask_parking(request: DeskRequest, case: str) -> HttpResponse:
    """Ask to park what cannot be solved now, with a plan that the resident reads."""
    one = seen(request.acting, request.home.pk, case)
    form = PlanForm(_posted(request))
    asking = Asking(request, one, "ask_parking", "suspensions")
    return asking.answer(
        form, suspensions.check_open, lambda by: Suspension.ask(one, form.told(), by=by)
    )


@dataclass(frozen=True)
class Asking:
    """One form about one case: shown, refused, or taken."""

    request: DeskRequest
    case: Case
    template: str
    tab: str
    more: dict[str, Any] = field(default_factory=dict)

    def answer(
        self, form: Any, check_open: Callable[[Case], None], ask: Callable[[Any], Ruling]
    ) -> HttpResponse:
        """What cannot be asked now is said before anything is typed."""
        try:
            if not is_holder(self.request.acting, self.case):
                sentence = _("Only the unit that holds the request can ask for this.")
                raise Refused(sentence, status=403)
            if not form.is_bound:
                check_open(self.case)
                return self._page(form)
            if not form.is_valid():
                return self._page(form, status=422)
            one = ask(self.request.acting)
        except Refused as refusal:
            kept = form if form.is_bound else None
            return self._page(kept, status=refusal.status, refusal=refusal)
        messages.success(
            self.request, _("Sent for a ruling as %(number)s") % {"number": one.number}
        )
        return redirect(page_url(one, self.request.home.slug))

    def _page(self, form: Any, *, status: int = 200, **more: Any) -> HttpResponse:
        shown = {"case": self.case, "form": form, "limit": self._limit(), **self.more, **more}
        return show(self.request, self.template, self.tab, shown, status=status)

    def _limit(self) -> Any:
        """Until when it can be asked for, where there is such a time."""
        if self.tab == "objections":
            return objections.window_of(self.case)
        return self.case.due_at if self.tab == "extensions" else None


def _posted(request: DeskRequest) -> Any:
    return request.POST if request.method == "POST" else None
