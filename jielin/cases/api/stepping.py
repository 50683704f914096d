"""Taking a step of a request by a program: the forms and verbs of the desk."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from jielin.clients.api.entering import ClientRequest
from jielin.clients.api.problems import Fault, Invalid, Missing
from jielin.files.forms import MOST
from jielin.files.models import StoredFile
from jielin.files.queries import carried
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Step

from ..forms import form_for
from ..forms.step import StepForm
from ..models import Case
from ..queries import access
from ..queries.latest import has_moved
from .answers import StepAsksOut
from .schemas import StepIn
from .writing import OF_PERSONS, fields

# Inner steps that have a form of their own.
WITH_A_FORM = frozenset({"note"})
WITH_PHOTOS = frozenset({"note", "answer", "resolve"})


@dataclass(frozen=True)
class Taking:
    """One step of one request, as one client asks for it."""

    request: ClientRequest
    number: str
    verb: str

    def asked(self) -> StepAsksOut:
        """What the step needs. Raises Missing or Refused."""
        case = access.seen(*self._where())
        step = self._step(case)
        step.check(self.request.acting, case)
        form = form_for(self.verb)(case=case, by=self.request.acting)
        photos = self.verb in WITH_PHOTOS
        return StepAsksOut(self.verb, str(step.label), case.event_seq, photos, fields(form))

    def take(self, told: StepIn) -> Case:
        """Take it, if the client has seen it as it is. Raises as `asked`, and Invalid."""
        with turn():
            case = access.held(*self._where())
            self._step(case).check(self.request.acting, case)
            if has_moved(case, str(told.seen)) or told.seen > case.event_seq:
                raise Refused(_("Things have moved on since you opened the page."))
            form, photos = self._form(case, told), self._photos(told)
            event_id: UUID = case.next_event_id
            form.take(self.request.acting)
            for file in photos:
                file.attach("event", event_id)
        return case

    def _where(self) -> tuple[Any, int, str]:
        return self.request.acting, self.request.home.pk, self.number

    def _step(self, case: Case) -> Step:
        try:
            step = case.workflow.step(self.verb)
        except KeyError:
            step = None
        is_hidden = step is None or self.verb in OF_PERSONS
        if step is None or is_hidden or (step.inner and self.verb not in WITH_A_FORM):
            raise Missing(_("There is no such step."))
        return step

    def _form(self, case: Case, told: StepIn) -> StepForm:
        kind = form_for(self.verb)
        form = kind(_typed(told.values), case=case, by=self.request.acting)
        strange = [name for name in told.values if name not in form.fields]
        if strange:
            raise Invalid(
                faults=(Fault(f"values.{n[:60]}", _("Nobody knows this field.")) for n in strange)
            )
        if not form.is_valid():
            raise Invalid.of_form(form)
        return form

    def _photos(self, told: StepIn) -> tuple[StoredFile, ...]:
        if told.photos and self.verb not in WITH_PHOTOS:
            raise Invalid.of("photos", _("This step takes no photos."))
        return sent_before(self.request, told.photos)


def sent_before(request: ClientRequest, tickets: list[str]) -> tuple[StoredFile, ...]:
    """The files behind the tickets. Raises Invalid when one is not this client's of today."""
    if len(tickets) > MOST:
        told = {"most": MOST, "extra": len(tickets) - MOST}
        raise Invalid.of("photos", _("Up to %(most)d photos. Remove %(extra)d first") % told)
    if not tickets:
        return ()
    found = carried(request.home.pk, tickets, viewer_key=request.client.viewer_key)
    if len(found) != len(set(tickets)):
        raise Invalid.of("photos", _("This file is no longer there. Send it once more."))
    return found


def _typed(values: dict[str, str | bool | list[str]]) -> QueryDict:
    """The values as a form would send them."""
    data = QueryDict(mutable=True)
    for name, value in values.items():
        if isinstance(value, list):
            data.setlist(name, value)
        elif value is True:
            data[name] = "on"
        elif value is not False:
            data[name] = value
    return data
