"""What the steps of an order ask for."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.organisations.queries import directory
from jielin.ui.forms import StepForm

from ..models.calling import HEARING
from ..queries.proposing import callable_units
from ..states import Mark, ResponseState
from .base import UnitsField, choice, line, words
from .reporting import REPORTING


class DeclineForm(StepForm):
    """Why the street does not whistle."""

    verb = "decline"
    text = words(
        gettext_lazy("Why not, and what happens instead"),
        gettext_lazy("Write why not: the community will read it"),
        rows=3,
    )


class CommandForm(StepForm):
    """What stationed offices are to do."""

    verb = "command"
    text = words(
        gettext_lazy("Orders to the dispatched forces"),
        gettext_lazy("Write who does what, and where"),
        rows=3,
    )


class MinuteForm(StepForm):
    """What was agreed on site; it begins with what stands there."""

    verb = "minute"
    text = words(
        gettext_lazy("Joint minutes"),
        gettext_lazy("Write what was agreed"),
        rows=3,
    )

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        told = {"text": thing.minutes, **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, thing=thing, initial=told, **kwargs)


class ConfirmForm(StepForm):
    """What the street found."""

    verb = "confirm"
    text = words(
        gettext_lazy("Result"),
        gettext_lazy("Write what the street found on site"),
        rows=3,
    )


class CancelForm(StepForm):
    """Why nobody needs to come."""

    verb = "cancel"
    text = words(
        gettext_lazy("Why it is cancelled"),
        gettext_lazy("Write why: the departments will read it"),
        rows=3,
    )


class WithdrawForm(StepForm):
    """Asked once more on a page of its own."""

    verb = "withdraw"


class CallMoreForm(StepForm):
    """Departments that were not called yet."""

    verb = "call_more"
    units = UnitsField(
        label=gettext_lazy("Departments to call"),
        missing=gettext_lazy("Choose the departments to call."),
    )
    text = words(gettext_lazy("What they are needed for"), rows=2)

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        super().__init__(*args, thing=thing, **kwargs)
        called = set(thing.responses.values_list("unit_id", flat=True))
        found = callable_units(thing.tenant_id, (thing.street_id,), thing.kept_from | called)
        units: Any = self.fields["units"]
        units.choices = [(str(unit.id), unit.label) for unit in found]


class UnitForm(StepForm):
    """One of the departments that were called."""

    unit_id = choice(gettext_lazy("Department"), gettext_lazy("Choose a department"))
    among: frozenset[str] = frozenset(HEARING)

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        super().__init__(*args, thing=thing, **kwargs)
        ids = thing.responses.filter(state__in=self.among).values_list("unit_id", flat=True)
        field: Any = self.fields["unit_id"]
        field.choices = [(str(id), directory().name(id)) for id in ids]
        if len(field.choices) == 1:
            field.initial = field.choices[0][0]

    def clean_unit_id(self) -> UUID:
        return UUID(self.cleaned_data["unit_id"])


class NameLeadForm(UnitForm):
    """Who leads from now on."""

    verb = "name_lead"


class SendBackForm(UnitForm):
    """Whose part is not done, and what is missing."""

    verb = "send_back"
    among = frozenset({ResponseState.SIGNED_OFF})
    text = words(
        gettext_lazy("What is not done"),
        gettext_lazy("Write what is missing: the department will read it"),
        rows=3,
    )


class RateUnitsForm(StepForm):
    """A mark for each department's part."""

    verb = "rate"

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        super().__init__(*args, thing=thing, **kwargs)
        parts = thing.responses.exclude(state=ResponseState.RELEASED)
        self._units: tuple[UUID, ...] = tuple(parts.values_list("unit_id", flat=True))
        for at, unit_id in enumerate(self._units):
            told = {"unit": directory().name(unit_id)}
            asked, word = _("%(unit)s: its part in this whistle"), _("%(unit)s: a word on it")
            self.fields[f"mark_{at}"] = choice(
                asked % told, _("Choose a mark"), choices=Mark.choices
            )
            self.fields[f"words_{at}"] = line(word % told, longest=400)

    def take(self, by: Any) -> None:
        told = self.cleaned_data
        marks = {
            unit_id: (told[f"mark_{at}"], told[f"words_{at}"])
            for at, unit_id in enumerate(self._units)
        }
        self.thing.rate(by=by, marks=marks)


_ORDER: tuple[type[StepForm], ...] = (
    DeclineForm, CommandForm, MinuteForm, ConfirmForm, CancelForm, WithdrawForm, CallMoreForm,
    NameLeadForm, SendBackForm, RateUnitsForm,
)  # fmt: skip
FORMS: dict[str, dict[str, type[StepForm]]] = {
    "whistle_order": {form.verb: form for form in _ORDER},
    "whistle_response": {form.verb: form for form in REPORTING},
}


def form_for(kind: str, verb: str) -> type[StepForm]:
    """The form of a verb; one without fields when the verb asks nothing."""
    return FORMS[kind].get(verb) or type("PlainForm", (StepForm,), {"verb": verb})
