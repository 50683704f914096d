"""Taking a step of an order or of a report-in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Step
from jielin.organisations.queries import directory
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms import StepForm, form_for
from ..models import Response, WhistleOrder
from ..queries import seeing
from .showing import BLOW, or_404, order_url


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.READ)
@or_404
def take_step(request: DeskRequest, number: str, verb: str) -> HttpResponse:
    """A step of the order."""
    taking = Taking(request, lambda: seeing.order(request.acting, request.home.pk, number), verb)
    return taking.take() if request.method == "POST" else taking.ask()


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.READ)
@or_404
def take_part_step(request: DeskRequest, key: UUID, verb: str) -> HttpResponse:
    """A step of one department's report-in."""
    taking = Taking(request, lambda: seeing.response(request.acting, request.home.pk, key), verb)
    return taking.take() if request.method == "POST" else taking.ask()


@dataclass(frozen=True)
class Taking:
    """One step of one matter, as one request asks for it: a refusal keeps what was typed."""

    request: DeskRequest
    find: Callable[[], WhistleOrder | Response]
    verb: str

    def ask(self) -> HttpResponse:
        """The form of the step, or why it cannot be taken now."""
        thing = self.find()
        try:
            self._step(thing).check(self.request.acting, thing)
        except Refused as refusal:
            return self._refused(refusal)
        return self._page(thing, form_for(thing.kind, self.verb)(thing=thing))

    def take(self) -> HttpResponse:
        """Take the step, if the page was as new as the matter."""
        thing = self.find()
        step = self._step(thing)
        form = form_for(thing.kind, self.verb)(self.request.POST, thing=thing)
        if not form.is_valid():
            return self._page(thing, form, status=422)
        try:
            with turn():
                form.thing = self._held(thing, step)
                form.take(self.request.acting)
        except Refused as refusal:
            return self._refused(refusal)
        messages.success(self.request, _("Done: %(step)s") % {"step": step.label})
        return redirect(self._back(thing))

    def _step(self, thing: WhistleOrder | Response) -> Step:
        try:
            step = thing.workflow.step(self.verb)
        except KeyError as error:
            raise Http404 from error
        if step.inner or self.verb == BLOW:
            raise Http404
        return step

    def _held(self, thing: WhistleOrder | Response, step: Step) -> WhistleOrder | Response:
        """Lock the order; what happened since the page was opened is not passed over."""
        now: WhistleOrder | Response = thing.locked()
        step.check(self.request.acting, now)
        if self.request.POST.get("seen", "") != str(now.event_seq):
            raise Refused(_("Things have moved on since you opened the page."))
        return now

    def _refused(self, refusal: Refused) -> HttpResponse:
        thing = self.find()
        open_to = {step.verb for step in thing.steps_for(self.request.acting)}
        told = self.request.POST if self.request.method == "POST" else None
        kind = form_for(thing.kind, self.verb)
        form = kind(told, thing=thing) if self.verb in open_to else None
        return self._page(thing, form, status=refusal.status, refusal=refusal)

    def _page(
        self,
        thing: WhistleOrder | Response,
        form: StepForm | None,
        *,
        status: int = 200,
        refusal: Refused | None = None,
    ) -> HttpResponse:
        shown: dict[str, Any] = {
            "thing": thing,
            "order": _order_of(thing),
            "unit": directory().name(thing.unit_id) if isinstance(thing, Response) else "",
            "step": self._step(thing),
            "form": form,
            "back": self._back(thing),
            "kept": self.request.POST,
            "refusal": refusal,
        }
        return render(self.request, "whistles/desk/step.html", shown, status=status)

    def _back(self, thing: WhistleOrder | Response) -> str:
        return order_url(_order_of(thing).number, self.request.home.slug)


def _order_of(thing: WhistleOrder | Response) -> WhistleOrder:
    return thing.order if isinstance(thing, Response) else thing
