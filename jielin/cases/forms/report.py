"""The questions of a report, one a page, and what each answer adds to the draft."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from jielin.catalogue.queries import catalogue
from jielin.organisations.queries import directory
from jielin.territory.queries import Place, gazetteer

from ..draft import NOBODY, Draft
from ..states import RequestType

LONGEST = 2000
OTHER = "other"
GUESSES = 5


def _explained(word: Any, meaning: Any) -> Any:
    return lazy(format_html, str)("<b>{}</b><small>{}</small>", word, meaning)


KINDS = (
    (RequestType.HELP, _explained(_("Please help"), _("Something is broken, or you need a hand"))),
    (RequestType.CONSULT, _explained(_("Ask something"), _("How to do it, what the rule is"))),
    (
        RequestType.COMPLAINT,
        _explained(_("Complain"), _("A unit did its work badly or treated you badly")),
    ),
    (
        RequestType.REPORT,
        _explained(_("Report misconduct"), _("Somebody breaks rules or the law. Kept secret")),
    ),
    (RequestType.SUGGESTION, _explained(_("Suggest"), _("An idea to make something better"))),
)


class KindForm(forms.Form):
    """What kind of request it is, in plain words."""

    kind = forms.ChoiceField(
        label=_("What would you like to do?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you would like to do")},
    )


class AboutForm(forms.Form):
    """Which unit a complaint or report speaks of, so that it never lands there."""

    about = forms.ChoiceField(
        label=_("Which unit is it about?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the unit, or the first answer if it is none")},
    )
    unit = forms.ChoiceField(
        label=_("The other unit"),
        required=False,
        error_messages={"invalid_choice": _("Choose a unit from the list")},
    )

    def __init__(self, *args: Any, community: Place, tenant_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        near = [unit for unit in _near(community) if unit]
        known = {unit.id for unit in near}
        others = [unit for unit in directory().units(tenant_id) if unit.id not in known]
        choose: Any = self.fields["about"]
        choose.choices = [
            (NOBODY, _("None, or I do not know")),
            *((str(unit.id), unit.label) for unit in near),
            (OTHER, _("Another unit, chosen below")),
        ]
        listed: Any = self.fields["unit"]
        listed.choices = [("", _("Choose a unit"))] + [(str(u.id), u.label) for u in others]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("about") == OTHER and not data.get("unit") and "unit" not in self.errors:
            self.add_error("unit", _("Choose a unit from the list"))
        return data

    @property
    def answer(self) -> str:
        """The unit's id, or `NOBODY`."""
        told: str = self.cleaned_data["about"]
        return str(self.cleaned_data["unit"]) if told == OTHER else told


def _near(community: Place) -> tuple[Any, Any]:
    units = directory()
    street = units.of_area(community.parent_id, "street") if community.parent_id else None
    return units.of_area(community.id, "community"), street


class LocationForm(forms.Form):
    """Where it is: in words, with the grid if it is known, and a pin if one was set."""

    place = forms.CharField(
        label=_("Address or landmark"),
        help_text=_("Road, building, entrance, or what stands nearby"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "required": _("Write where it is, such as “88 Wutong Road, building 3”"),
        },
    )
    grid_id = forms.TypedChoiceField(
        label=_("Grid"),
        help_text=_("If you know it; otherwise leave it"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _("Choose a grid from the list")},
    )
    lng = forms.FloatField(required=False, widget=forms.HiddenInput)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, community: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grids = gazetteer().children(community.id)
        has_pin = bool(self["lng"].value() and self["lat"].value())
        self.fields["place"].required = not has_pin
        field: Any = self.fields["grid_id"]
        field.choices = [("", _("I do not know")), *((grid.id, grid.name) for grid in grids)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not _on_earth(data.get("lng"), data.get("lat")):
            data["lng"] = data["lat"] = None
        if "place" not in self.errors and not data.get("place") and data["lng"] is None:
            self.add_error("place", self.fields["place"].error_messages["required"])
        return data


def _on_earth(lng: float | None, lat: float | None) -> bool:
    return lng is not None and lat is not None and abs(lng) <= 180 and abs(lat) <= 90


class DescribeForm(forms.Form):
    """What happened."""

    text = forms.CharField(
        label=_("What happened?"),
        help_text=_("When, where, and whom it troubles. Up to 2,000 characters"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 6}),
        error_messages={
            "required": _("Write what happened"),
            "max_length": _("Up to 2,000 characters; you wrote %(show_value)d. Shorten it"),
        },
    )

    def __init__(self, *args: Any, is_spoken: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = not is_spoken


class CategoryForm(forms.Form):
    """What it is about: five guesses from the words, or any class of the catalogue."""

    category = forms.ChoiceField(
        label=_("What is it about?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about")},
    )
    other = forms.TypedChoiceField(
        label=_("All classes"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _("Choose a class from the list")},
    )

    def __init__(self, *args: Any, draft: Draft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        guesses = catalogue().guess(f"{draft.text} {draft.place}", GUESSES)
        radios, listed = self.fields["category"], self.fields["other"]
        radios.choices = [(str(g.category.id), g.category.title) for g in guesses]  # type: ignore[attr-defined]
        radios.choices += [(OTHER, _("None of these, chosen below"))]  # type: ignore[attr-defined]
        listed.choices = [("", _("Choose a class")), *_classes()]  # type: ignore[attr-defined]
        self.initial.update(self._chosen(draft.category_id, [g.category.id for g in guesses]))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("category") == OTHER and not data.get("other") and "other" not in self.errors:
            self.add_error("other", _("Choose a class from the list"))
        return data

    @property
    def answer(self) -> int:
        told = self.cleaned_data["category"]
        return int(self.cleaned_data["other"] if told == OTHER else told)

    def _chosen(self, known: int | None, guessed: list[int]) -> dict[str, Any]:
        if known is not None and known not in guessed:
            return {"category": OTHER, "other": known}
        first = known or next(iter(guessed), None)
        return {"category": str(first) if first else OTHER}


def _classes() -> list[tuple[str, list[tuple[int, str]]]]:
    known = catalogue()
    return [
        (group.title, [(leaf.id, leaf.title) for leaf in known.leaves(group.id)])
        for group in known.groups("request")
    ]
