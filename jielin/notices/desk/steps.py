"""Taking a step of a notice."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Step
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms import StepForm, form_for
from ..models import Notice
from ..queries import seeing
from .showing import CHANGE, notice_url, or_404


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.READ)
@or_404
def take_step(request: DeskRequest, number: str, verb: str) -> HttpResponse:
    """GET asks what the step needs, POST takes it; a refusal keeps what was typed."""
    taking = Taking(request, number, verb)
    return taking.take() if request.method == "POST" else taking.ask()


def held(notice: Notice, request: DeskRequest, verb: str) -> Notice:
    """The row locked; what happened since the page was opened is not passed over."""
    rows = Notice.objects.filter(tenant_id=notice.tenant_id, pk=notice.pk)
    now = Notice.hold(rows)
    now.workflow.step(verb).check(request.acting, now)
    if request.POST.get("seen", "") != str(now.event_seq):
        raise Refused(_("Things have moved on since you opened the page."))
    return now


@dataclass(frozen=True)
class Taking:
    """One step of one notice, as one request asks for it."""

    request: DeskRequest
    number: str
    verb: str

    def ask(self) -> HttpResponse:
        """The form of the step, or why it cannot be taken now."""
        notice = self._found()
        try:
            self._step(notice).check(self.request.acting, notice)
        except Refused as refusal:
            return self._refused(refusal)
        return self._page(notice, form_for(self.verb)(thing=notice))

    def take(self) -> HttpResponse:
        """Take the step, if the page was as new as the notice."""
        notice = self._found()
        step, form = self._step(notice), form_for(self.verb)(self.request.POST, thing=notice)
        if not form.is_valid():
            return self._page(notice, form, status=422)
        try:
            with turn():
                form.thing = held(notice, self.request, self.verb)
                form.take(self.request.acting)
        except Refused as refusal:
            return self._refused(refusal)
        messages.success(self.request, _("Done: %(step)s") % {"step": step.label})
        return redirect(notice_url(notice.number, self.request.home.slug))

    def _found(self) -> Notice:
        return seeing.notice(self.request.acting, self.request.home.pk, self.number)

    def _step(self, notice: Notice) -> Step:
        try:
            step = notice.workflow.step(self.verb)
        except KeyError as error:
            raise Http404 from error
        if step.inner or self.verb == CHANGE:
            raise Http404
        return step

    def _refused(self, refusal: Refused) -> HttpResponse:
        notice = self._found()
        open_to = {step.verb for step in notice.steps_for(self.request.acting)}
        told = self.request.POST if self.request.method == "POST" else None
        form = form_for(self.verb)(told, thing=notice) if self.verb in open_to else None
        return self._page(notice, form, status=refusal.status, refusal=refusal)

    def _page(
        self, notice: Notice, form: StepForm | None, *, status: int = 200,
        refusal: Refused | None = None,
    ) -> HttpResponse:  # fmt: skip
        shown: dict[str, Any] = {
            "notice": notice,
            "step": self._step(notice),
            "form": form,
            "back": notice_url(notice.number, self.request.home.slug),
            "kept": self.request.POST,
            "refusal": refusal,
        }
        return render(self.request, "notices/desk/step.html", shown, status=status)
