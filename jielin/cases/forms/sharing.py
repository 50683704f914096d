"""What is asked when more than one unit has to do with a case."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jielin.catalogue.queries import catalogue
from jielin.duties.queries.dispatch import propose
from jielin.kernel import clock
from jielin.organisations.queries import directory

from ..models import Part
from .step import StepForm, words


class UnitForm(StepForm):
    """A unit to give work to: what the dispatch catalogue proposes stands first."""

    unit_id = forms.TypedChoiceField(
        label=_("Lead unit"),
        coerce=UUID,
        error_messages={
            "required": _("Choose the unit that takes the lead"),
            "invalid_choice": _("This unit cannot take cases here. Choose another one."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit_id"]
        first = self._proposed()
        others = [one for one in self._units() if one[0] not in {id for id, _name in first}]
        field.choices = [
            ("", _("Choose a unit")),
            *([(_("By the dispatch catalogue"), first)] if first else []),
            (_("All units"), others),
        ]
        if first and not self.is_bound:
            self.initial.setdefault("unit_id", first[0][0])

    def _units(self) -> list[tuple[str, str]]:
        units = directory().units(self.case.tenant_id)
        return [(str(unit.id), unit.label) for unit in units if unit.id not in self._taken()]

    def _proposed(self) -> list[tuple[str, str]]:
        case, today = self.case, timezone.localdate(clock.now())
        found = propose(case.category_id, case.area_id, case.tenant_id, today)
        ids = dict.fromkeys(one.unit_id for one in found if one.unit_id not in self._taken())
        return [(str(id), directory().get(id).label) for id in ids]

    def _taken(self) -> set[UUID]:
        """Who may not have it, or has it already."""
        return {*self.case.kept_from, self.case.holder_id, *map(UUID, self.case.assisting)}


class AssistForm(UnitForm):
    """Which unit helps, and with what."""

    verb = "assist"
    text = words(_("What it should do"), _("Write what this unit should do"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit_id"]
        field.label = _("Helping unit")
        field.error_messages["required"] = _("Choose the unit that should help")


class TransferForm(UnitForm):
    """Which unit leads from now on, and why."""

    verb = "transfer"
    text = words(_("Why another unit"), _("Write why another unit should lead"), rows=3)


class SplitForm(UnitForm):
    """A part with a unit of its own."""

    verb = "split"
    category_id = forms.TypedChoiceField(
        label=_("Category of the part"),
        coerce=int,
        error_messages={"required": _("Choose the category of the part")},
    )
    text = words(_("What the part is about"), _("Write what the part is about"), rows=3)
    field_order = ("category_id", "unit_id", "text")

    def take(self, by: Any) -> None:
        self.case.split(by=by, part=Part(**self.cleaned_data))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["category_id"]
        known = catalogue()
        field.choices = [
            (group.title, [(leaf.id, leaf.title) for leaf in known.leaves(group.id)])
            for group in known.groups("request")
        ]
        self.initial.setdefault("category_id", self.case.category_id)


class ReleaseForm(StepForm):
    """Which helping unit is not needed any more."""

    verb = "release"
    unit_id = forms.TypedChoiceField(
        label=_("Helping unit"),
        coerce=UUID,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the unit to let go")},
    )
    text = words(_("Why"), _("Write why its help is not needed"), rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit_id"]
        field.choices = [(one, directory().name(UUID(one))) for one in self.case.assisting]


class SignOffForm(StepForm):
    """What the helping unit did."""

    verb = "sign_off"
    text = words(_("What your unit did"), _("Write what your unit did"))
