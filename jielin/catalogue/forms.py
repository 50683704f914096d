"""What the verbs of a category ask for."""

import re
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Because, Category, CategoryRecord, RuleKey, UnitKind
from .queries import catalogue

WORD_LONGEST, WORDS_MOST = 20, 40
NUMBERS = (
    ("110", gettext_lazy("110 police")),
    ("119", gettext_lazy("119 fire and rescue")),
    ("120", gettext_lazy("120 ambulance")),
)
CHOOSE = gettext_lazy("Choose one of the list")
_BETWEEN = re.compile(r"[、，,;；\s]+")


class SourcedForm(forms.Form):
    """Every change names its source."""

    source = forms.CharField(
        label=gettext_lazy("Source document"),
        max_length=120,
        help_text=gettext_lazy("The notice or document, with its number"),
        error_messages={"required": gettext_lazy("Write the source: which document says so?")},
    )

    def told(self) -> dict[str, Any]:
        """What was typed, without the source."""
        return {name: value for name, value in self.cleaned_data.items() if name != "source"}


class CategoryForm(SourcedForm):
    """What one verb of a category asks; `take` calls it."""

    verb: ClassVar[str] = ""

    def __init__(self, *args: Any, thing: Category, **kwargs: Any) -> None:
        self.thing = thing
        kwargs.setdefault("initial", self.present())
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name != "source"), "source"])

    def present(self) -> dict[str, Any]:
        """What stands there now."""
        return {name: getattr(self.thing, name) for name in self.base_fields if name != "source"}

    def take(self, because: Because) -> None:
        """Raises Refused or ValidationError."""
        getattr(CategoryRecord, self.verb)(self.thing.code, because, **self.told())


class RenameForm(CategoryForm):
    """Its names."""

    verb = "rename"
    name = forms.CharField(
        label=gettext_lazy("Name of the category"),
        max_length=40,
        error_messages={"required": gettext_lazy("Write the name of the category")},
    )
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=80, required=False)


class RewordForm(CategoryForm):
    """What residents say."""

    verb = "reword"
    words = forms.CharField(
        label=gettext_lazy("Words residents use"),
        required=False,
        max_length=900,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("5 to 12 words, with 、 or a space between them"),
    )

    def present(self) -> dict[str, Any]:
        return {"words": "、".join(self.thing.words)}

    def clean_words(self) -> list[str]:
        return split_words(self.cleaned_data["words"])


class RouteForm(CategoryForm):
    """Who handles it, and how fast."""

    verb = "route"
    unit_kind = forms.ChoiceField(
        label=gettext_lazy("Unit that usually handles it"),
        choices=UnitKind.choices,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    rule_key = forms.ChoiceField(
        label=gettext_lazy("Class of deadlines"),
        choices=RuleKey.choices,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    is_danger = forms.BooleanField(
        label=gettext_lazy("May be dangerous: show the emergency lines first"), required=False
    )
    needs_check = forms.BooleanField(
        label=gettext_lazy("Another person verifies the result"), required=False
    )


class PlaceForm(CategoryForm):
    """Under which group, and at which place."""

    verb = "place"
    parent_id = forms.TypedChoiceField(
        label=gettext_lazy("Group"),
        coerce=int,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    sort = forms.IntegerField(
        label=gettext_lazy("Order"),
        min_value=0,
        max_value=99999,
        help_text=gettext_lazy("Smaller numbers stand first"),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Write a number"),
            "invalid": gettext_lazy("Write a whole number"),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parent_id"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.id, one.title) for one in catalogue().groups(self.thing.tree)]


class LimitForm(CategoryForm):
    """From when until when it is offered."""

    verb = "limit"
    active_from = forms.DateField(
        label=gettext_lazy("In use from"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Write a day like 2027-01-31")},
    )
    active_until = forms.DateField(
        label=gettext_lazy("Last day in use"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Empty: no end. Requests filed under it keep it afterwards"),
        error_messages={"invalid": gettext_lazy("Write a day like 2027-01-31")},
    )

    def clean_active_until(self) -> date | None:
        until: date | None = self.cleaned_data["active_until"]
        begins = self.cleaned_data.get("active_from")
        if until and begins and until < begins:
            raise ValidationError(_("The last day comes after the first."))
        return until


class NewForm(SourcedForm):
    """A new leaf of a group."""

    name = RenameForm.base_fields["name"]
    name_en = RenameForm.base_fields["name_en"]
    words = RewordForm.base_fields["words"]
    unit_kind = RouteForm.base_fields["unit_kind"]
    rule_key = RouteForm.base_fields["rule_key"]
    is_danger = RouteForm.base_fields["is_danger"]
    needs_check = RouteForm.base_fields["needs_check"]
    active_from = LimitForm.base_fields["active_from"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name != "source"), "source"])

    def clean_words(self) -> list[str]:
        return split_words(self.cleaned_data["words"])


class WordForm(forms.Form):
    """A danger word and its line."""

    word = forms.CharField(
        label=gettext_lazy("Word"),
        max_length=WORD_LONGEST,
        error_messages={"required": gettext_lazy("Write the word")},
    )
    number = forms.ChoiceField(
        label=gettext_lazy("Line to call"),
        choices=NUMBERS,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


FORMS: dict[str, type[CategoryForm]] = {
    form.verb: form for form in (RenameForm, RewordForm, RouteForm, PlaceForm, LimitForm)
}


def split_words(typed: str) -> list[str]:
    """The words, each once. Raises ValidationError when one is too long or there are too many."""
    words = list(dict.fromkeys(word for word in _BETWEEN.split(typed) if word))
    long = [word for word in words if len(word) > WORD_LONGEST]
    if long:
        raise ValidationError(_("“%(word)s” is too long for a word.") % {"word": long[0]})
    if len(words) > WORDS_MOST:
        raise ValidationError(_("At most %(count)d words.") % {"count": WORDS_MOST})
    return words
