"""Taking a step of a version, a power, an application, an objection, a census or a rule."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.kernel.models import Matter
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Step
from jielin.people.acting import Acting
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms import StepForm, form_for
from ..queries import rules, seeing
from .showing import or_404, show


@dataclass(frozen=True)
class Kind:
    """How one kind of matter is found, named, and where its page is."""

    find: Callable[[Acting, int, str], Any]
    title: Callable[[Any], str]
    page: str
    # The words of that page's address, and what of the matter stands for each.
    told: Callable[[Any], dict[str, Any]]
    tab: str


KINDS: dict[str, Kind] = {
    "versions": Kind(
        seeing.version,
        lambda one: one.duty_list.title,
        "version",
        lambda one: {"version": one.pk},
        "lists",
    ),
    "powers": Kind(
        seeing.exercise,
        lambda one: one.title,
        "power",
        lambda one: {"number": one.number},
        "powers",
    ),
    "admissions": Kind(
        seeing.admission,
        lambda one: one.title,
        "admission",
        lambda one: {"number": one.number},
        "admissions",
    ),
    "objections": Kind(
        seeing.objection,
        lambda one: one.admission.title,
        "admission",
        lambda one: {"number": one.admission.number},
        "admissions",
    ),
    "census": Kind(
        seeing.census, lambda one: one.half, "census", lambda one: {"census": one.pk}, "burden"
    ),
    "rules": Kind(rules.rule, rules.titled, "dispatch", lambda one: {}, "dispatch"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.READ)
@or_404
def take_step(request: DeskRequest, things: str, key: str, verb: str) -> HttpResponse:
    """GET asks what the step needs, POST takes it; a refusal keeps what was typed."""
    if things not in KINDS:
        raise Http404
    taking = Taking(request, KINDS[things], things, key, verb)
    return taking.take() if request.method == "POST" else taking.ask()


@dataclass(frozen=True)
class Taking:
    """One step of one matter, as one request asks for it."""

    request: DeskRequest
    kind: Kind
    things: str
    key: str
    verb: str

    def ask(self) -> HttpResponse:
        """The form of the step, or why it cannot be taken now."""
        thing = self._found()
        try:
            self._step(thing).check(self.request.acting, thing)
        except Refused as refusal:
            return self._refused(refusal)
        return self._page(thing, form_for(self.verb)(thing=thing))

    def take(self) -> HttpResponse:
        """Take the step, if the page was as new as the matter."""
        thing = self._found()
        form = form_for(self.verb)(self.request.POST, thing=thing)
        if not form.is_valid():
            return self._page(thing, form, status=422)
        try:
            with turn():
                self._hold(thing)
                form.take(self.request.acting)
        except Refused as refusal:
            return self._refused(refusal)
        done = _("Done: %(step)s") % {"step": self._step(thing).label}
        messages.success(self.request, done)
        return redirect(self._back(thing))

    def _found(self) -> Any:
        thing = self.kind.find(self.request.acting, self.request.home.pk, self.key)
        self._step(thing)
        return thing

    def _step(self, thing: Any) -> Step:
        try:
            step: Step = thing.workflow.step(self.verb)
        except KeyError as error:
            raise Http404 from error
        if step.inner or self.verb == "complete":
            raise Http404
        return step

    def _hold(self, thing: Matter) -> None:
        """Lock the row; what happened since the page was opened is not passed over."""
        rows = type(thing)._default_manager.filter(tenant_id=thing.tenant_id, pk=thing.pk)
        held = type(thing).hold(rows)
        self._step(thing).check(self.request.acting, held)
        if self.request.POST.get("seen", "") != str(held.event_seq):
            raise Refused(_("Things have moved on since you opened the page."))

    def _refused(self, refusal: Refused) -> HttpResponse:
        thing = self._found()
        open_to = {step.verb for step in thing.steps_for(self.request.acting)}
        told = self.request.POST if self.request.method == "POST" else None
        form = form_for(self.verb)(told, thing=thing) if self.verb in open_to else None
        return self._page(thing, form, status=refusal.status, refusal=refusal)

    def _page(
        self, thing: Any, form: StepForm | None, *, status: int = 200, **more: Any
    ) -> HttpResponse:
        shown = {
            "thing": thing,
            "title": self.kind.title(thing),
            "step": self._step(thing),
            "form": form,
            "back": self._back(thing),
            "kept": self.request.POST,
            **more,
        }
        return show(self.request, "step", self.kind.tab, shown, status=status)

    def _back(self, thing: Any) -> str:
        told = {"home": self.request.home.slug, **self.kind.told(thing)}
        return reverse(f"desk_duties:{self.kind.page}", kwargs=told)
