"""What a new organisation needs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from jielin.kernel.models import Tenant

from ..models import Organisation
from ..tree import Kind
from .choices import area, areas, named, organisation, superiors
from .unit import MoveForm, RenameForm, ServeForm


class FoundForm(forms.Form):
    """A new organisation. Its phone and hours are set afterwards."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=Kind.choices,
        error_messages={
            "required": gettext_lazy("Choose the kind"),
            "invalid_choice": gettext_lazy("Choose one of the list"),
        },
    )
    name = RenameForm.base_fields["name"]
    short_name = RenameForm.base_fields["short_name"]
    parent = MoveForm.base_fields["parent"]
    area = ServeForm.base_fields["area"]

    def __init__(self, *args: Any, home: Tenant, **kwargs: Any) -> None:
        self.home = home
        super().__init__(*args, **kwargs)
        named(self, "parent").choices = superiors(home.pk)
        named(self, "area").choices = areas(home.pk)

    def take(self, by: Any) -> Organisation:
        """Set it up. Raises Refused or ValidationError."""
        told = dict(self.cleaned_data)
        told["parent"] = organisation(self.home.pk, told["parent"])
        told["area"] = area(told["area"])
        return Organisation.found(tenant=self.home, by=by, **told)
