"""What a clerk writes down for somebody who calls or stands at the counter."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.catalogue.queries import Guess, Leaf, catalogue
from jielin.kernel.sealed import blind_index
from jielin.organisations.queries import directory
from jielin.people.phones import BadPhone, contact

from ..models import Report
from ..queries.choices import Group
from ..states import RequestType, Source
from .step import words

STAFF_SOURCES = (Source.PHONE, Source.COUNTER, Source.PATROL)
ABOUT_A_UNIT = frozenset({RequestType.COMPLAINT, RequestType.REPORT})


class IntakeForm(forms.Form):
    """One page, in the order of a telephone call: who, what kind, where, what, which class."""

    source = forms.ChoiceField(
        label=gettext_lazy("How it reached us"),
        choices=[(one.value, one.label) for one in STAFF_SOURCES],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how it reached us")},
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone of the caller"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the caller"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    request_type = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=RequestType.choices,
        initial=RequestType.HELP,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a kind")},
    )
    accused = forms.TypedChoiceField(
        label=gettext_lazy("The unit it is about"),
        coerce=UUID,
        empty_value=None,
        required=False,
        help_text=gettext_lazy("Only for complaints and reports: that unit will not see them"),
    )
    area = forms.CharField(
        label=gettext_lazy("Community or grid"),
        error_messages={"required": gettext_lazy("Choose the community or the grid")},
    )
    place = forms.CharField(label=gettext_lazy("Where exactly"), max_length=200, required=False)
    text = words(
        gettext_lazy("What happened"), gettext_lazy("Write down what the caller said"), rows=5
    )
    category = forms.CharField(
        label=gettext_lazy("Category"),
        error_messages={"required": gettext_lazy("Choose a category")},
    )

    # Says which page the words were sent from; see `_filed_key`.
    filed_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, areas: Iterable[Group], tenant_id: int, **more: Any) -> None:
        self.areas = tuple(areas)
        super().__init__(*args, **more)
        accused: Any = self.fields["accused"]
        units = ((str(unit.id), unit.label) for unit in directory().units(tenant_id))
        accused.choices = [("", _("None")), *units]

    def clean_phone(self) -> str:
        typed: str = self.cleaned_data["phone"]
        try:
            return contact(typed) if typed.strip() else ""
        except BadPhone as error:
            raise forms.ValidationError(str(error)) from error

    def clean_area(self) -> int:
        value: str = self.cleaned_data["area"]
        known = {option for group in self.areas for option, _label in group.options}
        if value not in known:
            raise forms.ValidationError(_("Choose a community or grid of your own area"))
        return int(value)

    def clean_category(self) -> int:
        leaf = catalogue().by_code(self.cleaned_data["category"])
        if leaf is None or leaf.is_group or not leaf.is_active:
            raise forms.ValidationError(_("Choose a category of the list"))
        return leaf.id

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("accused") and data.get("request_type") not in ABOUT_A_UNIT:
            self.add_error(
                "accused", _("Only a complaint or a report is about a unit: choose one of these")
            )
        return data

    def report(self) -> Report:
        """What was written down, as the model takes it."""
        told = self.cleaned_data
        return Report(
            request_type=RequestType(told["request_type"]),
            category_id=told["category"],
            area_id=told["area"],
            text=told["text"],
            place=told["place"],
            source=Source(told["source"]),
            name=told["name"],
            phone=told["phone"],
            accused_id=told["accused"],
            filed_key=self._filed_key(),
        )

    def _filed_key(self) -> UUID | None:
        """The same words sent twice from one page are one case; other words are another."""
        page, told = self.cleaned_data["filed_key"], self.cleaned_data
        if page is None:
            return None
        names = ("request_type", "area", "category", "place", "name", "phone", "text", "accused")
        return UUID(blind_index("\n".join(str(told[name]) for name in ("filed_key", *names))))


def guessed(text: str) -> tuple[Guess, ...]:
    """The classes that a text is probably about."""
    return catalogue().guess(text, 5) if text.strip() else ()


def offered(guesses: Iterable[Guess]) -> tuple[Group, ...]:
    """All classes, those that were guessed on top with the words that speak for them."""
    known = catalogue()
    likely = tuple((one.category.code, _likely(one)) for one in guesses)
    groups = tuple(
        Group(group.title, tuple(_pair(leaf) for leaf in known.leaves(group.id)))
        for group in known.groups("request")
    )
    return (Group(_("Probably"), likely), *groups) if likely else groups


def _likely(one: Guess) -> str:
    return _("%(category)s (%(words)s)") % {
        "category": one.category.title,
        "words": "、".join(one.matched[:3]),
    }


def _pair(leaf: Leaf) -> tuple[str, str]:
    return leaf.code, leaf.title
