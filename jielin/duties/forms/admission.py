"""What a department files to bring work into communities."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BooleanField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.exchange.sheets import split
from jielin.organisations.queries import Unit, directory

from ..models import Admission, Application
from .fields import category_codes, choice, day, line, words

ALL, SOME = "all", "some"
NAMED = ("forms", "letters", "plaques", "systems")
LONGEST_NAME, MOST_NAMES = 120, 50


def names(label: Any) -> forms.CharField:
    """Names, one a line; nothing when none is asked for."""
    return words(label, rows=2, longest=4000, help_text=gettext_lazy("One name a line"))


def number(label: Any, missing: Any, *, digits: int, places: int) -> forms.DecimalField:
    """A number of nothing or more."""
    return forms.DecimalField(
        label=label,
        min_value=0,
        max_digits=digits,
        decimal_places=places,
        error_messages={
            "required": missing,
            "invalid": gettext_lazy("Write a number, without a unit"),
            "min_value": gettext_lazy("Write nothing below zero"),
        },
    )


class ReachForm(forms.Form):
    """Which communities something reaches."""

    reach = choice(
        gettext_lazy("Communities"),
        gettext_lazy("Choose which communities it reaches"),
        radio=True,
        choices=((ALL, gettext_lazy("All of the district")), (SOME, gettext_lazy("Only these"))),
        initial=SOME,
    )
    communities = forms.MultipleChoiceField(
        label=gettext_lazy("Which ones"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Choose communities of the list")},
    )

    def __init__(self, *args: Any, tenant_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._units = directory().units(tenant_id, "community")
        field: Any = self.fields["communities"]
        field.choices = [(str(unit.id), unit.label) for unit in self._units]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("reach") == SOME and not data.get("communities"):
            self.add_error("communities", _("Choose at least one community"))
        return data

    def reached(self) -> tuple[UUID, ...]:
        """The organisations of the communities that were chosen."""
        if self.cleaned_data["reach"] == ALL:
            return tuple(unit.id for unit in self._units)
        return tuple(UUID(id) for id in self.cleaned_data["communities"])


class AdmissionForm(ReachForm):
    """The application. One page: what, why, how long, with what means, and what it asks."""

    department = choice(gettext_lazy("Department"), gettext_lazy("Choose the department"))
    title = line(gettext_lazy("Work"), gettext_lazy("Name the work"), longest=80)
    purpose = words(gettext_lazy("Purpose"), gettext_lazy("Write what the work is for"), rows=3)
    legal_basis = line(
        gettext_lazy("Legal basis with article"),
        gettext_lazy("Name the rule and its article"),
        longest=400,
    )
    categories = line(
        gettext_lazy("Categories"),
        longest=400,
        help_text=gettext_lazy("Codes or names, one after the other. Dispatch checks by these."),
    )
    term_from = day(gettext_lazy("From"), gettext_lazy("Give the first day"))
    term_until = day(gettext_lazy("Until"), gettext_lazy("Give the last day"))
    funds = number(
        gettext_lazy("Funds (yuan)"), gettext_lazy("Write the funds, or 0"), digits=12, places=2
    )
    means = words(
        gettext_lazy("Power and means given"),
        gettext_lazy("Write what the communities get for the work: means go with tasks"),
        rows=3,
    )
    hours_month = number(
        gettext_lazy("Hours a month for each community"),
        gettext_lazy("Write how many hours it takes"),
        digits=5,
        places=1,
    )
    forms = names(gettext_lazy("Forms to fill in"))
    letters = names(gettext_lazy("Letters of responsibility to sign"))
    plaques = names(gettext_lazy("Plaques to put up"))
    systems = names(gettext_lazy("Systems to use"))
    is_assessment = BooleanField(
        label=gettext_lazy("It assesses or ranks streets or communities"), required=False
    )

    def __init__(self, *args: Any, departments: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["department"]
        field.choices = [(str(unit.id), unit.label) for unit in departments]
        self.order_fields(("department", "title", "purpose", "legal_basis"))

    def clean_categories(self) -> tuple[str, ...]:
        return category_codes(self.cleaned_data["categories"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name in NAMED:
            data[name] = split(data.get(name) or "")
            if len(data[name]) > MOST_NAMES or any(len(n) > LONGEST_NAME for n in data[name]):
                self.add_error(name, _("At most 50 names, each of at most 120 characters"))
        first, last = data.get("term_from"), data.get("term_until")
        if first and last and last < first:
            self.add_error("term_until", _("The last day lies before the first"))
        return data

    @property
    def department_id(self) -> UUID:
        return UUID(self.cleaned_data["department"])

    def application(self) -> Application:
        """What was filed, as the model takes it."""
        told = self.cleaned_data
        plain = (
            "title", "purpose", "legal_basis", "term_from", "term_until", "funds", "means",
            "hours_month", "categories", *NAMED,
        )  # fmt: skip
        return Application(**{name: told[name] for name in plain}, communities=self.reached())


def typed(one: Admission) -> dict[str, Any]:
    """What the form shows of an application that was filed."""
    told: dict[str, Any] = {
        name: getattr(one, name)
        for name in (
            "title", "purpose", "legal_basis", "term_from", "term_until", "funds", "means",
            "hours_month",
        )
    }  # fmt: skip
    told |= {name: "\n".join(getattr(one, name)) for name in NAMED}
    return {
        **told,
        "department": str(one.department_id),
        "categories": "、".join(one.categories),
        "reach": SOME,
        "communities": [str(id) for id in one.communities()],
    }
