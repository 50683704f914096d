"""The whistle itself: everything is filled in from the lists, and can be changed."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.cases.models import Case
from jielin.deadlines.queries import rulebook
from jielin.organisations.queries import Unit
from jielin.ui.forms import StepForm

from ..models import Call, Told
from ..queries.arrivals import urgency_choices
from ..queries.proposing import Suggestion
from ..states import Occasion, Urgency
from .base import LeadField, UnitsField, choice, line, words

Area = tuple[str, str]


class MatterForm(forms.Form):
    """What and where it is."""

    area = choice(gettext_lazy("Place"), gettext_lazy("Choose the place"), radio=False)
    place = line(gettext_lazy("Where exactly"), longest=200)
    text = words(
        gettext_lazy("The matter"),
        gettext_lazy("Write what it is about: the departments will read it"),
        rows=3,
    )

    def __init__(
        self, *args: Any, areas: Iterable[Area], case: Case | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        area: Any = self.fields["area"]
        area.choices = list(areas)

    def told(self) -> Told:
        """What was typed, as the model takes it."""
        given = self.cleaned_data
        return Told(int(given["area"]), given["text"], given["place"], self.case)


class UrgencyForm(forms.Form):
    """How soon somebody must be there, with the time that the rules give."""

    urgency = choice(gettext_lazy("Urgency"), gettext_lazy("Choose how urgent it is"))

    def __init__(self, *args: Any, tenant_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        urgency: Any = self.fields["urgency"]
        urgency.choices = urgency_choices(rulebook(), tenant_id)


class AskForm(MatterForm, UrgencyForm):
    """What a community tells its street."""

    def chosen_urgency(self) -> Urgency:
        return Urgency(self.cleaned_data["urgency"])


class CallForm(UrgencyForm):
    """Whom the street calls, who leads, how soon, on which basis."""

    units = UnitsField(
        label=gettext_lazy("Departments to call"),
        missing=gettext_lazy("Choose the departments to call."),
    )
    lead = LeadField(
        label=gettext_lazy("Lead"),
        help_text=gettext_lazy("Exactly one department leads and answers for the whole."),
    )
    occasion = choice(
        gettext_lazy("Kind of whistle"), gettext_lazy("Choose the kind of whistle"),
        choices=Occasion.choices,
    )  # fmt: skip
    basis = words(
        gettext_lazy("Legal basis"), gettext_lazy("Name the basis: a list, a rule, an article"),
        rows=3,
    )  # fmt: skip
    command_note = words(gettext_lazy("Orders to the dispatched forces"), rows=2)
    order_of_fields: tuple[str, ...] = (
        "units",
        "lead",
        "occasion",
        "urgency",
        "basis",
        "command_note",
    )

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self.order_of_fields)
        named = [(str(unit.id), unit.label) for unit in units]
        called: Any = self.fields["units"]
        called.choices = named
        lead: Any = self.fields["lead"]
        lead.choices = [("", _("Whoever of them claims it first")), *named]

    def call(self) -> Call:
        """Whom to call, as the model takes it."""
        given = self.cleaned_data
        return Call(
            units=given["units"],
            lead_id=UUID(given["lead"]) if given["lead"] else None,
            occasion=Occasion(given["occasion"]),
            urgency=Urgency(given["urgency"]),
            basis=given["basis"],
            command_note=given["command_note"],
        )


class SoundForm(CallForm, MatterForm):
    """A whistle of the street's own, perhaps for a case."""

    order_of_fields = (*CallForm.order_of_fields, "area", "place", "text")


class BlowForm(StepForm, CallForm):
    """The street whistles as a community asked."""

    verb = "blow"

    def take(self, by: Any) -> None:
        self.thing.blow(by=by, call=self.call())


def filled(suggested: Suggestion) -> dict[str, Any]:
    """What the form holds before anybody touched it."""
    ids = [str(id) for id in suggested.ids]
    return {
        "units": ids,
        "lead": ids[0] if ids else "",
        "occasion": str(suggested.occasion),
        "urgency": str(suggested.urgency),
        "basis": suggested.basis,
    }


def about(case: Case) -> dict[str, Any]:
    """What a case tells by itself; a secret one only where it is."""
    text = "" if case.is_confidential else case.text[:2000]
    return {"area": str(case.area_id), "place": case.place, "text": text}
