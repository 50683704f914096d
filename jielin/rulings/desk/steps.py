"""Ruling, looking again, taking up again: the words, and the verb."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Step
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms import StepForm, form_for
from .showing import found, or_404, page_url, show


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.READ)
@or_404
def take_step(request: DeskRequest, things: str, number: str, verb: str) -> HttpResponse:
    """GET asks for the words, POST takes the step; a refusal keeps what was typed."""
    taking = Taking(request, things, number, verb)
    return taking.take() if request.method == "POST" else taking.ask()


@dataclass(frozen=True)
class Taking:
    """One step of one ruling, as one request asks for it."""

    request: DeskRequest
    things: str
    number: str
    verb: str

    def ask(self) -> HttpResponse:
        """The form of the step, or why it cannot be taken now."""
        thing = self._found()
        try:
            self._step(thing).check(self.request.acting, thing)
        except Refused as refusal:
            return self._refused(refusal)
        return self._page(thing, self._form(thing))

    def take(self) -> HttpResponse:
        """Take the step, if the page was as new as the ruling."""
        thing = self._found()
        form = self._form(thing, self.request.POST)
        if not form.is_valid():
            return self._page(thing, form, status=422)
        try:
            with turn():
                form.thing = self._held(thing)
                form.take(self.request.acting)
        except Refused as refusal:
            return self._refused(refusal)
        done = _("Done: %(step)s") % {"step": self._step(thing).label}
        messages.success(self.request, done)
        return redirect(page_url(thing, self.request.home.slug))

    def _found(self) -> Any:
        thing = found(self.request, self.things, self.number)
        if form_for(thing.kind, self.verb) is None:
            raise Http404
        return thing

    def _form(self, thing: Any, told: Any = None) -> StepForm:
        kind = form_for(thing.kind, self.verb)
        if kind is None:
            raise Http404
        return kind(told, thing=thing)

    def _step(self, thing: Any) -> Step:
        step: Step = thing.workflow.step(self.verb)
        return step

    def _held(self, thing: Any) -> Any:
        """The row, locked; what happened since the page was opened is not passed over."""
        rows = type(thing)._default_manager.filter(tenant_id=thing.tenant_id, pk=thing.pk)
        held = type(thing).hold(rows.select_related("case"))
        self._step(thing).check(self.request.acting, held)
        if self.request.POST.get("seen", "") != str(held.event_seq):
            raise Refused(_("Things have moved on since you opened the page."))
        return held

    def _refused(self, refusal: Refused) -> HttpResponse:
        thing = self._found()
        open_to = {step.verb for step in thing.steps_for(self.request.acting)}
        told = self.request.POST if self.request.method == "POST" else None
        form = self._form(thing, told) if self.verb in open_to else None
        return self._page(thing, form, status=refusal.status, refusal=refusal)

    def _page(
        self, thing: Any, form: StepForm | None, *, status: int = 200, **more: Any
    ) -> HttpResponse:
        shown = {
            "ruling": thing,
            "case": thing.case,
            "step": self._step(thing),
            "form": form,
            "back": page_url(thing, self.request.home.slug),
            "kept": self.request.POST,
            **more,
        }
        return show(self.request, "step", self.things, shown, status=status)
