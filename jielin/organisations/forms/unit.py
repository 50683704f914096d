"""What the verbs of an organisation ask for: names, superior, area, closing."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from ..models import Organisation
from .choices import area, areas, named, organisation, superiors


class UnitForm(forms.Form):
    """What one verb of an organisation asks; `take` calls it. Errors come back to the fields."""

    verb: ClassVar[str] = ""
    # Whether it only writes something else into a field.
    saves: ClassVar[bool] = True

    def __init__(self, *args: Any, thing: Organisation, **kwargs: Any) -> None:
        self.thing = thing
        kwargs.setdefault("initial", self.present())
        super().__init__(*args, **kwargs)

    def present(self) -> dict[str, Any]:
        """What stands there now."""
        return {}

    def take(self, by: Any) -> None:
        """Raises Refused or ValidationError."""
        getattr(self.thing, self.verb)(by=by, **self.cleaned_data)


class RenameForm(UnitForm):
    """Its names."""

    verb = "rename"
    name = forms.CharField(
        label=gettext_lazy("Name of the organisation"),
        max_length=80,
        error_messages={"required": gettext_lazy("Write the name of the organisation")},
    )
    short_name = forms.CharField(label=gettext_lazy("Short name"), max_length=24, required=False)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=120, required=False)

    def present(self) -> dict[str, Any]:
        one = self.thing
        return {"name": one.name, "short_name": one.short_name, "name_en": one.name_en}


class MoveForm(UnitForm):
    """Under whom it stands."""

    verb = "move_under"
    parent = forms.ChoiceField(
        label=gettext_lazy("Superior"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the list")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named(self, "parent").choices = superiors(self.thing.tenant_id, self.thing.kind)

    def present(self) -> dict[str, Any]:
        return {"parent": str(self.thing.parent_id or "")}

    def take(self, by: Any) -> None:
        superior = organisation(self.thing.tenant_id, self.cleaned_data["parent"])
        self.thing.move_under(superior, by=by)


class ServeForm(UnitForm):
    """The area it answers for."""

    verb = "serve"
    area = forms.ChoiceField(
        label=gettext_lazy("Area served"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the list")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named(self, "area").choices = areas(self.thing.tenant_id, self.thing.kind)

    def present(self) -> dict[str, Any]:
        return {"area": str(self.thing.area_id or "")}

    def take(self, by: Any) -> None:
        self.thing.serve(area(self.cleaned_data["area"]), by=by)


class CloseForm(UnitForm):
    """Nothing more is needed; the page asks once more."""

    verb = "close"
    saves = False
