"""What another system relays: the same questions as at the counter, asked by code."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.territory.queries import Place, gazetteer

from ..models import Report
from ..states import RequestType, Source
from .intake import IntakeForm


class RelayedForm(IntakeForm):
    """The intake of a client: an area by its code, and a pin on the map."""

    lng = forms.FloatField(required=False, min_value=-180, max_value=180)
    lat = forms.FloatField(required=False, min_value=-90, max_value=90)
    prefers = forms.ChoiceField(
        label=gettext_lazy("How to be told"),
        choices=[("both", "both"), ("sms", "sms"), ("phone", "phone")],
    )
    # Both say how a person filled a page; neither has a meaning here.
    source = None  # type: ignore[assignment]
    filed_key = None  # type: ignore[assignment]

    def __init__(self, *args: Any, own: Place | None, tenant_id: int, **more: Any) -> None:
        self.own = own
        super().__init__(*args, areas=(), tenant_id=tenant_id, **more)

    def clean_area(self) -> int:
        """A community or grid at or below the area of the client's unit."""
        places = gazetteer()
        found = places.by_code(self.cleaned_data["area"])
        whole = (*places.ancestors(found.id), found) if found else ()
        is_ours = self.own is not None and any(one.id == self.own.id for one in whole)
        if found is None or not is_ours or found.level not in {"community", "grid"}:
            raise forms.ValidationError(_("Choose a community or grid of your own area"))
        return found.id

    def report(self) -> Report:
        told = self.cleaned_data
        has_pin = told["lng"] is not None and told["lat"] is not None
        return Report(
            request_type=RequestType(told["request_type"]),
            category_id=told["category"],
            area_id=told["area"],
            text=told["text"],
            place=told["place"],
            lng=told["lng"] if has_pin else None,
            lat=told["lat"] if has_pin else None,
            source=Source.API,
            name=told["name"],
            phone=told["phone"],
            prefers=told["prefers"],
            accused_id=told["accused"],
        )
