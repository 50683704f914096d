"""What a client is called, what it may do, how fast, and until when."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.organisations.queries import directory

from .. import limits
from ..models import Allowed, Client
from ..scopes import Scope, lacks_reading


class ClientForm(forms.Form):
    """What may change while it is in use."""

    name = forms.CharField(
        label=gettext_lazy("Name of the other system"),
        max_length=60,
        error_messages={"required": gettext_lazy("Name the system that will send requests")},
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Only what its work needs. It never sees whole telephone numbers"),
        error_messages={"required": gettext_lazy("Choose at least one permission")},
    )
    per_minute = forms.IntegerField(
        label=gettext_lazy("Requests a minute"),
        min_value=1,
        max_value=limits.PACES.most,
        initial=limits.PACES.usual,
        error_messages={"required": gettext_lazy("Write how many requests a minute it may send")},
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Token ends on"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Within a year; a new token begins another year"),
        error_messages={
            "required": gettext_lazy("Choose the last day of the token"),
            "invalid": gettext_lazy("Write the day like 2027-07-17"),
        },
    )

    def clean_scopes(self) -> list[str]:
        told: list[str] = self.cleaned_data["scopes"]
        if lacks_reading(told):
            raise forms.ValidationError(_("Whoever takes steps also reads requests: choose both."))
        return told

    def clean_expires_on(self) -> date:
        day: date = self.cleaned_data["expires_on"]
        today = timezone.localdate(clock.now())
        if not today <= day < today + limits.LONGEST_LIFE:
            raise forms.ValidationError(_("A token ends on a day within the next year."))
        return day

    def allowed(self) -> Allowed:
        """What was chosen, as the model takes it."""
        told = self.cleaned_data
        zone = timezone.get_current_timezone()
        end = datetime.combine(told["expires_on"], time.max, zone)
        return Allowed(told["name"], tuple(told["scopes"]), told["per_minute"], end)

    @staticmethod
    def of(client: Client) -> dict[str, Any]:
        """What stands now, to begin with."""
        return {
            "name": client.name,
            "scopes": client.scopes,
            "per_minute": client.per_minute,
            "expires_on": timezone.localdate(client.expires_at),
        }


class NewClientForm(ClientForm):
    """The same, and for which organisation it acts: that never changes."""

    organisation = forms.TypedChoiceField(
        label=gettext_lazy("It acts for"),
        coerce=UUID,
        help_text=gettext_lazy("It sees what this unit sees, and takes steps in its name"),
        error_messages={"required": gettext_lazy("Choose the unit it acts for")},
    )
    # Sent twice, the form still makes one client.
    key = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("name", "organisation", "scopes", "per_minute", "expires_on")

    def __init__(self, *args: Any, tenant_id: int, **more: Any) -> None:
        usual = {
            "key": uuid7(),
            "expires_on": timezone.localdate(clock.now() + timedelta(days=365)),
        }
        super().__init__(*args, **{"initial": usual, **more})
        field: Any = self.fields["organisation"]
        units = directory().units(tenant_id)
        field.choices = [("", _("Choose a unit")), *((str(u.id), u.label) for u in units)]


class RotateForm(forms.Form):
    """Whether the old token goes on for a day."""

    at_once = forms.TypedChoiceField(
        label=gettext_lazy("The old token"),
        coerce=lambda told: told == "yes",
        choices=(
            ("no", gettext_lazy("still opens for 24 hours, so that nothing stops")),
            ("yes", gettext_lazy("ends at once: somebody else may have it")),
        ),
        initial="no",
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what becomes of the old token")},
    )
