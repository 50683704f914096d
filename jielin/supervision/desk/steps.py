"""Taking a step of an order, and beginning one from the page of a request."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Step
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms import FORMS, StartForm, StepForm
from ..models import SupervisionOrder
from ..queries import seeing
from ..states import Reason
from ..workflow import SUPERVISION
from .showing import STARTS, or_404, page_url, step_url


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.READ)
@or_404
def take_step(request: DeskRequest, number: str, verb: str) -> HttpResponse:
    """GET asks what the step needs, POST takes it; a refusal keeps what was typed."""
    if verb not in FORMS:
        raise Http404
    taking = Taking(request, seeing.order(request.acting, request.home.pk, number), verb)
    return taking.take() if request.method == "POST" else taking.ask()


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.READ)
@or_404
def start(request: DeskRequest, case: str, verb: str) -> HttpResponse:
    """Begin an order; where one is open already, take the step on that."""
    if verb not in STARTS:
        raise Http404
    about = seeing.case(request.acting, request.home.pk, case)
    open_one = SupervisionOrder.of(about.tenant_id, about.pk)
    if open_one is not None and request.method != "POST":
        return redirect(step_url(open_one, verb, request.home.slug))
    form = StartForm(request.POST if request.method == "POST" else None, verb=verb)
    beginning = Beginning(request, about, verb, form)
    try:
        beginning.check()
        if form.is_bound and form.is_valid():
            return beginning.begin()
    except Refused as refusal:
        return beginning.page(refusal.status, refusal)
    return beginning.page(422 if form.is_bound else 200)


@dataclass(frozen=True)
class Beginning:
    """The first step of an order, as one request asks for it."""

    request: DeskRequest
    case: Any
    verb: str
    form: StartForm

    def check(self) -> None:
        """A courtesy before the form; the check inside the verb is the rule."""
        new = SupervisionOrder(tenant_id=self.case.tenant_id, case=self.case)
        SUPERVISION.step(self.verb).check(self.request.acting, new)

    def begin(self) -> HttpResponse:
        """Raises Refused."""
        by, text = self.request.acting, self.form.cleaned_data["text"]
        if self.verb == "supervise":
            new = SupervisionOrder.put(self.case, by=by, reason=Reason.MANUAL, text=text)
        else:
            new = SupervisionOrder.ask_above(self.case, by=by, text=text)
        messages.success(self.request, _("Begun as %(number)s") % {"number": new.number})
        return redirect(page_url(new, self.request.home.slug))

    def page(self, status: int, refusal: Refused | None = None) -> HttpResponse:
        back = {"home": self.request.home.slug, "number": self.case.number}
        shown = {
            "case": self.case,
            "step": SUPERVISION.step(self.verb),
            "form": self.form,
            "refusal": refusal,
            "back": reverse("desk_cases:case", kwargs=back),
            "draft": f"{self.verb}:{self.case.pk}",
        }
        return render(self.request, "supervision/desk/step.html", shown, status=status)


@dataclass(frozen=True)
class Taking:
    """One step of an order, as one request asks for it."""

    request: DeskRequest
    order: SupervisionOrder
    verb: str

    @property
    def step(self) -> Step:
        return SUPERVISION.step(self.verb)

    def ask(self) -> HttpResponse:
        """The form of the step, or why it cannot be taken now."""
        try:
            self.step.check(self.request.acting, self.order)
        except Refused as refusal:
            return self._refused(refusal)
        return self._page(FORMS[self.verb](thing=self.order))

    def take(self) -> HttpResponse:
        """Take the step, if the page was as new as the order."""
        form = FORMS[self.verb](self.request.POST, thing=self.order)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            with turn():
                form.thing = self._held()
                form.take(self.request.acting)
        except Refused as refusal:
            return self._refused(refusal)
        messages.success(self.request, _("Done: %(step)s") % {"step": self.step.label})
        return redirect(page_url(self.order, self.request.home.slug))

    def _held(self) -> SupervisionOrder:
        """Lock the row; what happened since the page was opened is not passed over."""
        rows = SupervisionOrder.objects.filter(tenant_id=self.order.tenant_id, pk=self.order.pk)
        held = SupervisionOrder.hold(rows)
        self.step.check(self.request.acting, held)
        if self.request.POST.get("seen", "") != str(held.event_seq):
            raise Refused(_("Things have moved on since you opened the page."))
        return held

    def _refused(self, refusal: Refused) -> HttpResponse:
        """With the order as it is now, and what was typed."""
        self.order.refresh_from_db()
        can = self.verb in {step.verb for step in self.order.steps_for(self.request.acting)}
        told = self.request.POST if self.request.method == "POST" else None
        form = FORMS[self.verb](told, thing=self.order) if can else None
        return self._page(form, status=refusal.status, refusal=refusal)

    def _page(
        self, form: StepForm | None, *, status: int = 200, refusal: Refused | None = None
    ) -> HttpResponse:
        shown = {
            "order": self.order,
            "case": self.order.case,
            "step": self.step,
            "form": form,
            "refusal": refusal,
            "kept": self.request.POST,
            "back": page_url(self.order, self.request.home.slug),
            "draft": f"{self.verb}:{self.order.pk}",
        }
        return render(self.request, "supervision/desk/step.html", shown, status=status)
