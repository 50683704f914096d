"""What is asked of a version of a rule, and of the answer to it."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from jielin.catalogue.models import RuleKey
from jielin.catalogue.queries import catalogue

from ..kinds import GROUPS, MATTERS, URGENCIES, suits
from ..models import Rule, RuleProposal, Wanted
from ..models.columns import UNITS
from ..models.proposal import REASON_LENGTH
from ..picking import RuleRow

Choices = list[tuple[str, Any]]
AMOUNT_MOST = 999
CHOOSE = gettext_lazy("Choose one of the list")


def day_field(label: Any, missing: Any, **more: Any) -> forms.DateField:
    """A day that must be there."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": missing,
            "invalid": gettext_lazy("Write a day like 2027-01-31"),
        },
        **more,
    )


def source_field(**more: Any) -> forms.CharField:
    """Where it stands written; nothing is changed without."""
    return forms.CharField(
        label=gettext_lazy("Source document"),
        help_text=gettext_lazy("The notice or document, with its number"),
        error_messages={"required": gettext_lazy("Write the source: which document says so?")},
        **more,
    )


class VersionForm(forms.Form):
    """A version: for what, how long, by which source, and from which day."""

    promise_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of promise"),
        error_messages={
            "required": gettext_lazy("Choose the kind of promise"),
            "invalid_choice": CHOOSE,
        },
    )
    amount = forms.IntegerField(
        label=gettext_lazy("How many"),
        min_value=1,
        max_value=AMOUNT_MOST,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Write the number"),
            "invalid": gettext_lazy("Write a whole number from 1 to 999"),
            "min_value": gettext_lazy("Write a whole number from 1 to 999"),
            "max_value": gettext_lazy("Write a whole number from 1 to 999"),
        },
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Unit"),
        choices=UNITS,
        error_messages={"required": gettext_lazy("Choose the unit"), "invalid_choice": CHOOSE},
    )
    urgency = forms.ChoiceField(
        label=gettext_lazy("Only when it is"),
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )
    category = forms.ChoiceField(
        label=gettext_lazy("Only for the category"),
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )
    matter_type = forms.ChoiceField(
        label=gettext_lazy("Only for the kind of request"),
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )
    rule_key = forms.ChoiceField(
        label=gettext_lazy("Only for categories of the class"),
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )
    source = source_field(max_length=160)
    is_verified = forms.BooleanField(
        label=gettext_lazy("I have read the number in the original"), required=False
    )
    effective_from = day_field(
        gettext_lazy("In force from"),
        gettext_lazy("Write the first day"),
        help_text=gettext_lazy("Tomorrow at the earliest; what runs keeps the time it was given"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        any_of: Choices = [("", pgettext("of a rule", "Any"))]
        _fill(self, "promise_kind", [(str(g), list(kinds.items())) for g, kinds in GROUPS])
        _fill(self, "urgency", [*any_of, *URGENCIES.items()])
        _fill(self, "matter_type", [*any_of, *MATTERS.items()])
        _fill(self, "rule_key", [*any_of, *RuleKey.choices])
        _fill(self, "category", [*any_of, *_categories()])

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        kind, unit = told.get("promise_kind"), told.get("unit")
        if kind and unit and not suits(kind, unit):
            sentence = _("This kind is counted in times.") if unit != "times" else _(
                "This kind is a length of time: choose hours or days."
            )  # fmt: skip
            self.add_error("unit", sentence)
        return told

    def wanted(self) -> Wanted:
        """The version that was typed."""
        return Wanted(**self.cleaned_data)


class EndForm(forms.Form):
    """From which day on the home's own rule no longer counts."""

    effective_from = day_field(
        gettext_lazy("No longer in force from"), gettext_lazy("Write the first day without it")
    )


class StepForm(forms.Form):
    """What a step of a proposal asks; most ask nothing."""

    verb: ClassVar[str] = ""

    def __init__(self, *args: Any, thing: RuleProposal, **kwargs: Any) -> None:
        self.thing = thing
        super().__init__(*args, **kwargs)

    def take(self, by: Any, verb: str) -> None:
        """Call the verb with what was typed. Raises Refused."""
        getattr(self.thing, verb)(by=by, **self.cleaned_data)


class RefuseForm(StepForm):
    """Why it is not confirmed."""

    reason = forms.CharField(
        label=gettext_lazy("Why not"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Write the reason: it is recorded.")},
    )


FORMS: dict[str, type[StepForm]] = {"refuse": RefuseForm}


def filled_from(rule: RuleRow | None, kind: str, today: date) -> dict[str, Any]:
    """What stands in the form of a new version before anybody types."""
    told: dict[str, Any] = {"effective_from": today + timedelta(days=1), "promise_kind": kind}
    if rule is None:
        return told
    same = ("amount", "unit", "matter_type", "category", "rule_key", "urgency")
    return {**told, **{name: getattr(rule, name) for name in same}, "promise_kind": rule.kind}


def rule_of(id: int, tenant_id: int) -> Rule | None:
    """A rule that this home sees, as a row."""
    row: Rule | None = Rule.objects.filter(pk=id).select_related("category").first()
    return row if row is not None and row.home_id in {None, tenant_id} else None


def _categories() -> Choices:
    """The groups, each with its leaves."""
    known = catalogue()
    return [
        (group.title, [(group.code, group.title), *((leaf.code, leaf.title)
                       for leaf in known.leaves(group.id))])
        for group in known.groups("request")
    ]  # fmt: skip


def _fill(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
