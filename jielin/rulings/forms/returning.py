"""Why a dispatch is not this unit's duty, and by what."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.cases.models import Case
from jielin.duties.forms.fields import choice, line, words
from jielin.organisations.queries import directory

from ..models import Return
from ..queries.bases import Basis

BY_LAW = "law"


class ReturnForm(forms.Form):
    """Reason, basis in the lists or a law, and who should take it."""

    reason = words(
        gettext_lazy("Why it is not your duty"),
        gettext_lazy("Write why it is not your duty: the reviewer will read it"),
    )
    basis = choice(
        gettext_lazy("Basis"),
        gettext_lazy("Choose the entry or rule that says so, or name a law"),
        radio=True,
    )
    law = line(gettext_lazy("Law or rule with article"), longest=300)
    suggested = forms.ChoiceField(label=gettext_lazy("Who should take it"), required=False)

    def __init__(self, *args: Any, bases: Iterable[Basis], case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bases = {one.key: one for one in bases}
        basis: Any = self.fields["basis"]
        basis.choices = [*((key, _label(one)) for key, one in self._bases.items()), _LAW]
        units = (unit for unit in directory().units(case.tenant_id) if unit.id != case.holder_id)
        suggested: Any = self.fields["suggested"]
        suggested.choices = [("", "—"), *((str(unit.id), unit.label) for unit in units)]

    def clean(self) -> dict[str, Any]:
        """A law is named where no entry is."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("basis") == BY_LAW and not told.get("law", "").strip():
            self.add_error("law", _("Name the law or rule with its article"))
        return told

    def told(self) -> Return:
        """What the unit says, as the model takes it."""
        said = self.cleaned_data
        chosen = self._bases.get(said["basis"])
        return Return(
            reason=said["reason"],
            entry=chosen.entry if chosen else None,
            rule=chosen.rule if chosen else None,
            law=said["law"],
            suggested_id=UUID(said["suggested"]) if said["suggested"] else None,
        )


_LAW = (BY_LAW, gettext_lazy("None of these: a law or rule, named below"))


def _label(one: Basis) -> str:
    told = {"title": one.title, "basis": one.basis, "where": one.where, "unit": one.unit}
    if not one.unit:
        return _("%(title)s · %(basis)s · %(where)s") % told
    return _("%(unit)s: %(title)s · %(basis)s · %(where)s") % told
