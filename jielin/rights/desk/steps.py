"""Correcting, erasing, refusing: the words, and the verb."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Step
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms import StepForm, form_for
from ..models import DataRequest
from ..queries import requests
from .showing import or_404, page_url


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.SECURING)
@or_404
def take_step(request: DeskRequest, number: str, verb: str) -> HttpResponse:
    """GET asks for the words, POST takes the step; a refusal keeps what was typed."""
    if form_for(verb) is None:
        raise Http404
    taking = Taking(request, number, verb)
    return taking.take() if request.method == "POST" else taking.ask()


@dataclass(frozen=True)
class Taking:
    """One step of one data request, as one request asks for it."""

    request: DeskRequest
    number: str
    verb: str

    def ask(self) -> HttpResponse:
        """The form of the step, or why it cannot be taken now."""
        one = self._found()
        try:
            self._step.check(self.request.acting, one)
        except Refused as refusal:
            return self._refused(refusal)
        return self._page(one, self._form(one))

    def take(self) -> HttpResponse:
        """Take the step, if the page was as new as the request."""
        one = self._found()
        form = self._form(one, self.request.POST)
        if not form.is_valid():
            return self._page(one, form, status=422)
        try:
            with turn():
                form.thing = self._held(one)
                form.take(self.request.acting)
        except Refused as refusal:
            return self._refused(refusal)
        except ValidationError as error:
            return self._refused(Refused(" ".join(error.messages), status=422))
        messages.success(self.request, _("Done: %(step)s") % {"step": self._step.label})
        return redirect(page_url(one, self.request.home.slug))

    @property
    def _step(self) -> Step:
        return DataRequest.workflow.step(self.verb)

    def _found(self) -> DataRequest:
        return requests.one(self.request.home.pk, self.number)

    def _form(self, one: DataRequest, told: Any = None) -> StepForm:
        kind = form_for(self.verb)
        if kind is None:
            raise Http404
        return kind(told, thing=one)

    def _held(self, one: DataRequest) -> DataRequest:
        """The row, locked; what happened since the page was opened is not passed over."""
        rows = DataRequest.objects.filter(tenant_id=one.tenant_id, pk=one.pk)
        held = DataRequest.hold(rows)
        self._step.check(self.request.acting, held)
        if self.request.POST.get("seen", "") != str(held.event_seq):
            raise Refused(_("Things have moved on since you opened the page."))
        return held

    def _refused(self, refusal: Refused) -> HttpResponse:
        one = self._found()
        open_to = {step.verb for step in one.steps_for(self.request.acting)}
        told = self.request.POST if self.request.method == "POST" else None
        form = self._form(one, told) if self.verb in open_to else None
        return self._page(one, form, status=refusal.status, refusal=refusal)

    def _page(
        self, one: DataRequest, form: StepForm | None, *, status: int = 200, **more: Any
    ) -> HttpResponse:
        shown = {
            "one": one,
            "step": self._step,
            "form": form,
            "touched": requests.touched(one),
            "back": page_url(one, self.request.home.slug),
            **more,
        }
        return render(self.request, "rights/desk/step.html", shown, status=status)
