"""Taking a step of an organisation or an appointment."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.kernel.models import Matter
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Step
from jielin.organisations.forms import FORMS as UNIT_FORMS
from jielin.organisations.policy import REACH, SETTLE

from ..duties import DeskRequest, desk_view
from ..forms.steps import form_for
from ..policy import MANAGING, PROPOSING, SECURING
from ..queries import organisations, staff
from .showing import bound, or_404, put_down


@dataclass(frozen=True)
class Kind:
    """How one kind of thing is found, held, asked about and shown."""

    find: Callable[[DeskRequest, UUID], Any]
    hold: Callable[[Any], None]
    matter: Callable[[Any], Matter]
    form: Callable[[str], Any]
    title: Callable[[Any], str]
    page: str
    word: str


KINDS = {
    "organisations": Kind(
        find=lambda request, key: organisations.one(request.acting, request.home.pk, key),
        hold=lambda one: one.hold(),
        matter=lambda one: one.record(),
        form=UNIT_FORMS.get,
        title=lambda one: one.name,
        page="desk_people:organisation",
        word="unit",
    ),
    "appointments": Kind(
        find=lambda request, key: staff.appointment(request.acting, request.home.pk, key),
        hold=lambda one: one.refresh_from_db(
            from_queryset=type(one).objects.select_for_update(of=("self",))
        ),
        matter=lambda one: one,
        form=form_for,
        title=lambda one: f"{one.account.name} · {one.post.label}",
        page="desk_people:appointment",
        word="appointment",
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(SETTLE, REACH, PROPOSING, MANAGING, SECURING)
@or_404
def take_step(request: DeskRequest, things: str, key: UUID, verb: str) -> HttpResponse:
    """GET asks what the step needs, POST takes it: 409 and 403 keep what was typed."""
    if things not in KINDS:
        raise Http404
    taking = Taking(request, KINDS[things], key, verb)
    return taking.take() if request.method == "POST" else taking.ask()


@dataclass(frozen=True)
class Taking:
    """One step of one thing, as one request asks for it."""

    request: DeskRequest
    kind: Kind
    key: UUID
    verb: str

    def ask(self) -> HttpResponse:
        """The form of the step, or why it cannot be taken now."""
        thing = self._found()
        try:
            self._step(thing).check(self.request.acting, self.kind.matter(thing))
        except Refused as refusal:
            return self._refused(refusal)
        return self._page(thing, self._form(thing))

    def take(self) -> HttpResponse:
        """Take the step, if the page was as new as the thing."""
        thing = self._found()
        form = self._form(thing)
        if not form.is_valid():
            return self._page(thing, form, status=422)
        try:
            with turn():
                self._hold(thing)
                form.take(self.request.acting)
        except Refused as refusal:
            return self._refused(refusal)
        except ValidationError as error:
            put_down(form, error)
            return self._page(self._found(), form, status=422)
        done = _("Done: %(step)s") % {"step": self._step(thing).label}
        messages.success(self.request, done)
        return redirect(self._back())

    def _found(self) -> Any:
        thing = self.kind.find(self.request, self.key)
        self._step(thing)
        return thing

    def _step(self, thing: Any) -> Step:
        try:
            step: Step = self.kind.matter(thing).workflow.step(self.verb)
        except KeyError as error:
            raise Http404 from error
        if step.inner:
            raise Http404
        return step

    def _form(self, thing: Any) -> Any:
        return self.kind.form(self.verb)(bound(self.request), thing=thing)

    def _hold(self, thing: Any) -> None:
        """Lock the row; what happened since the page was opened is not passed over."""
        self.kind.hold(thing)
        matter = self.kind.matter(thing)
        self._step(thing).check(self.request.acting, matter)
        if self.request.POST.get("seen", "") != str(matter.event_seq):
            raise Refused(_("Things have moved on since you opened the page."))

    def _refused(self, refusal: Refused) -> HttpResponse:
        thing = self._found()
        open_to = {step.verb for step in self.kind.matter(thing).steps_for(self.request.acting)}
        form = self._form(thing) if self.verb in open_to else None
        return self._page(thing, form, status=refusal.status, refusal=refusal)

    def _page(self, thing: Any, form: Any, *, status: int = 200, **more: Any) -> HttpResponse:
        matter = self.kind.matter(thing)
        shown = {
            "thing": thing,
            "matter": matter,
            "title": self.kind.title(thing),
            "step": self._step(thing),
            "form": form,
            "back": self._back(),
            "kept": self.request.POST,
            **more,
        }
        if self.verb == "hand_over":
            shown["count"] = thing.entrusted().count()
        return render(self.request, "people/desk/step.html", shown, status=status)

    def _back(self) -> str:
        told = {"home": self.request.home.slug, self.kind.word: self.key}
        return reverse(self.kind.page, kwargs=told)
