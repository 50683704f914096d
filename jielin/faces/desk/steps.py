"""Taking a step of a matter at the desk: one view for every kind."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.cases import policy
from jielin.cases.desk.queue import place_of
from jielin.cases.forms.step import StepForm
from jielin.cases.queries.access import Hidden
from jielin.cases.queries.latest import has_moved
from jielin.cases.queries.replies import replies_for, reply_text
from jielin.files.forms import PhotosForm, Sender
from jielin.files.viewers import viewer_key
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Step
from jielin.people.duties import DeskRequest, desk_view

from .kinds import KINDS, Kind


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.READ)
def take_step(request: DeskRequest, things: str, number: str, verb: str) -> HttpResponse:
    """GET asks what the step needs, POST takes it: 409 and 403 keep what was typed."""
    if things not in KINDS:
        raise Http404
    taking = Taking(request, things, number, verb)
    try:
        return taking.take() if request.method == "POST" else taking.ask()
    except Hidden as hidden:
        raise Http404 from hidden


@dataclass(frozen=True)
class Taking:
    """One step of one matter, as one request asks for it."""

    request: DeskRequest
    things: str
    number: str
    verb: str

    @property
    def kind(self) -> Kind:
        return KINDS[self.things]

    def ask(self) -> HttpResponse:
        """The form of the step, or why it cannot be taken now."""
        thing = self._seen()
        try:
            self._step(thing).check(self.request.acting, thing)
        except Refused as refusal:
            return self._refused(refusal)
        return self._page(thing, self._form(thing, None))

    def take(self) -> HttpResponse:
        """Take the step. A button of the form that only fills or drops something takes none."""
        form_is_complete = self.photos is None or self.photos.is_valid()
        if "fill" in self.request.POST or "drop" in self.request.POST:
            return self._again()
        try:
            with turn():
                thing = self.kind.held(*self._where())
                self._check(thing)
                form = self._form(thing, self.request.POST)
                if not form.is_valid() or not form_is_complete:
                    return self._page(thing, form, status=422)
                self._taken(thing, form)
        except Refused as refusal:
            return self._refused(refusal)
        messages.success(self.request, self._said(thing))
        return redirect(self._onward())

    @cached_property
    def photos(self) -> PhotosForm | None:
        """The photos that go with the step, where it takes any."""
        if self.verb not in self.kind.with_photos:
            return None
        key = viewer_key(self.request)
        sender = Sender(self.request.home, self.request.acting, key)
        posted = self.request.method == "POST"
        told = (self.request.POST, self.request.FILES) if posted else (None, None)
        return PhotosForm(*told, sender=sender)

    def _where(self) -> tuple[Any, int, str]:
        return self.request.acting, self.request.home.pk, self.number

    def _seen(self) -> Any:
        return self.kind.seen(*self._where())

    def _step(self, thing: Any) -> Step:
        try:
            step: Step = thing.workflow.step(self.verb)
        except KeyError as error:
            raise Http404 from error
        if step.inner and self.verb not in self.kind.inner:
            raise Http404
        return step

    def _check(self, thing: Any) -> None:
        """The page must be as new as the matter, and the step open to this person."""
        self._step(thing).check(self.request.acting, thing)
        if has_moved(thing, self.request.POST.get("seen", "")):
            raise Refused(_("Things have moved on since you opened the page."))

    def _form(self, thing: Any, data: Any, **more: Any) -> StepForm:
        return self.kind.form_for(self.verb)(data, case=thing, by=self.request.acting, **more)

    def _taken(self, thing: Any, form: StepForm) -> None:
        event_id = thing.next_event_id
        form.take(self.request.acting)
        if self.photos is not None:
            self.photos.attach("event", event_id)

    def _said(self, thing: Any) -> str:
        return _("Done: %(step)s") % {"step": self._step(thing).label}

    def _again(self) -> HttpResponse:
        """The same form with a standard reply added to what was typed."""
        told = self.request.POST.dict()
        ready = reply_text(*self._where()[:2], told.get("fill", ""))
        told["text"] = "\n".join(part for part in (told.get("text", "").strip(), ready) if part)
        thing = self._seen()
        form = self._form(thing, None, initial=told)
        return self._page(thing, form, seen=told.get("seen", ""))

    def _refused(self, refusal: Refused) -> HttpResponse:
        """The sentence, what was done last, and what was typed."""
        thing = self._seen()
        is_open = self.verb in {step.verb for step in thing.steps_for(self.request.acting)}
        form = self._form(thing, self.request.POST) if self.request.method == "POST" else None
        return self._page(
            thing,
            form if is_open or self.verb in self.kind.inner else None,
            status=refusal.status,
            refusal=refusal,
            kept=self.request.POST,
        )

    def _page(
        self, thing: Any, form: StepForm | None, *, status: int = 200, **more: Any
    ) -> HttpResponse:
        slug = self.request.home.slug
        shown = {
            "thing": thing,
            "things": self.things,
            "back": reverse(self.kind.page, kwargs={"home": slug, "number": self.number}),
            "seen": thing.event_seq,
            "step": self._step(thing),
            "form": form,
            "photos": self.photos,
            "replies": replies_for(*self._where()[:2]),
            "queue": place_of(self.request, slug, self.number),
            **more,
        }
        if "refusal" in more:
            shown["last"] = self.kind.last(thing)
            shown["way_out"] = self.kind.way_out(thing, self.request.acting)
        return render(self.request, self.kind.template, shown, status=status)

    def _onward(self) -> str:
        """The next case of the list when that was asked for, else the page of the matter."""
        slug = self.request.home.slug
        following = place_of(self.request, slug, self.number).next
        number = following if self.request.POST.get("then") == "next" else ""
        return reverse(self.kind.page, kwargs={"home": slug, "number": number or self.number})
