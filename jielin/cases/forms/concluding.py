"""What is asked when a case ends otherwise than solved, or goes into another."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import Refused

from ..models.concluding import PROPOSABLE
from ..queries.access import Hidden, seen
from ..queries.same import candidates
from .step import StepForm, words


class ProposeEndForm(StepForm):
    """Which end, the proof for the second person, and the words for the resident."""

    verb = "propose_end"
    ending = forms.ChoiceField(
        label=_("How it should end"),
        choices=[(str(one), one.label) for one in PROPOSABLE],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it should end")},
    )
    proof = words(
        _("Proof, for the colleague who confirms"),
        _("Write down the rule and the facts that show it"),
        rows=3,
    )
    text = words(
        _("What the resident will read, and what they can do instead"),
        _("Tell the resident why, and what they can do instead"),
    )


class RefuseEndForm(StepForm):
    """Why the end is not confirmed."""

    verb = "refuse_end"
    text = words(_("What is still to be done"), _("Write what is still to be done"), rows=3)


class ClosePartForm(StepForm):
    """What the second person saw of the part."""

    verb = "close_part"
    text = words(_("What you saw on site"), _("Write down what you saw on site"), rows=3)


class MergeForm(StepForm):
    """Which request tells the same, and what its reporter is told."""

    verb = "merge"
    number = forms.ChoiceField(
        label=_("The request that tells the same"),
        widget=forms.RadioSelect,
        required=False,
    )
    other = forms.CharField(
        label=_("Or its number"), required=False, max_length=20, widget=forms.TextInput
    )
    text = words(
        _("What the resident is told"),
        _("Tell the resident that it is handled together"),
        rows=3,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["number"]
        field.choices = candidates(self.case, self.by)
        if not field.choices:
            del self.fields["number"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["into"] = (data.get("other") or data.get("number") or "").strip().upper()
        if not data["into"]:
            name = "number" if "number" in self.fields else "other"
            self.add_error(name, _("Choose the request that tells the same, or type its number"))
        return data

    def take(self, by: Any) -> None:
        number = self.cleaned_data["into"]
        try:
            into = seen(by, self.case.tenant_id, number)
        except Hidden:
            raise Refused(_("There is no request with this number that you can see.")) from None
        self.case.merge(by=by, into=into, text=self.cleaned_data["text"])
