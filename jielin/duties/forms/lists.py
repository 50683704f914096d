"""Setting up a list, writing an entry, sending a sheet."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.organisations.queries import Unit, directory

from ..entry_text import EntryText, is_reserved
from ..models import DutyEntry
from ..queries.naming import unit_names
from ..queries.sheet_entries import Taken, take
from ..sheets import LARGEST, read
from ..states import AppliesTo, ListKind
from .fields import category_codes, choice, day, line, unit_ids, words


class NewListForm(forms.Form):
    """Which list, whose, and to whom it applies."""

    kind = choice(
        gettext_lazy("Kind"),
        gettext_lazy("Choose the kind of list"),
        choices=ListKind.choices,
        radio=True,
    )
    owner = choice(gettext_lazy("Owner"), gettext_lazy("Choose the owner"))
    applies_to = choice(
        gettext_lazy("It applies to"),
        gettext_lazy("Choose to whom it applies"),
        choices=AppliesTo.choices,
        radio=True,
        initial=AppliesTo.COMMUNITY,
    )

    def __init__(self, *args: Any, owners: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["owner"]
        field.choices = [(str(unit.id), unit.label) for unit in owners]

    def clean_owner(self) -> UUID:
        return UUID(self.cleaned_data["owner"])


class EntryForm(forms.Form):
    """One entry, written by hand."""

    code = line(gettext_lazy("Code"), gettext_lazy("Give the entry a code"), longest=24)
    title = line(gettext_lazy("Item"), gettext_lazy("Write what the entry is about"))
    basis = line(
        gettext_lazy("Basis with article"),
        gettext_lazy("Name the rule and its article"),
        longest=400,
    )
    categories = line(
        gettext_lazy("Categories"),
        longest=400,
        help_text=gettext_lazy("Codes or names, one after the other. Dispatch checks by these."),
    )
    unit = forms.ChoiceField(label=gettext_lazy("Unit in charge"), required=False)
    assisting = line(
        gettext_lazy("Assisting units"),
        longest=400,
        help_text=gettext_lazy("Names, one after the other"),
    )
    note = words(gettext_lazy("Note"), rows=2, longest=400)
    ends_on = day(gettext_lazy("Last day"))

    def __init__(self, *args: Any, tenant_id: int, **kwargs: Any) -> None:
        self._tenant_id = tenant_id
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        units = ((str(unit.id), unit.label) for unit in directory().units(tenant_id))
        field.choices = [("", _("The owner of the list")), *units]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].strip()
        if is_reserved(code):
            raise forms.ValidationError(
                _("Codes that begin with ZR are given by admission. Choose another.")
            )
        return code

    def clean_categories(self) -> tuple[str, ...]:
        return category_codes(self.cleaned_data["categories"])

    def clean_assisting(self) -> tuple[UUID, ...]:
        return unit_ids(self.cleaned_data["assisting"], self._tenant_id)

    def entry(self) -> EntryText:
        """The entry as it was written."""
        told = self.cleaned_data
        return EntryText(
            code=told["code"],
            title=told["title"],
            basis=told["basis"],
            categories=told["categories"],
            unit_id=UUID(told["unit"]) if told["unit"] else None,
            assisting=told["assisting"],
            note=told["note"],
            ends_on=told["ends_on"],
        )


def typed(row: DutyEntry) -> dict[str, Any]:
    """What the form shows of an entry that stands."""
    return {
        "code": row.code,
        "title": row.title,
        "basis": row.basis,
        "categories": "、".join(row.categories),
        "unit": str(row.unit_id or ""),
        "assisting": unit_names(row.text.assisting),
        "note": row.note,
        "ends_on": row.ends_on,
    }


class SheetForm(forms.Form):
    """A workbook. What is wrong in its rows is told by the page, not by the field."""

    sheet = forms.FileField(
        label=gettext_lazy("Workbook (.xlsx)"),
        widget=forms.FileInput({"accept": ".xlsx"}),
        error_messages={
            "required": gettext_lazy("Choose the file first"),
            "empty": gettext_lazy("The file is empty"),
        },
    )

    def __init__(self, *args: Any, tenant_id: int, **kwargs: Any) -> None:
        self._tenant_id = tenant_id
        super().__init__(*args, **kwargs)

    def taken(self) -> Taken:
        """What the sheet says; with faults it holds no entry."""
        upload: Any = self.cleaned_data["sheet"]
        # One byte more than may be: the reading says so in a sentence.
        return take(read(upload.read(LARGEST + 1)), self._tenant_id)
