"""Finding a burden, judging items, refusing what was not admitted."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.organisations.queries import Unit, directory

from ..models import Burden
from ..states import BurdenKind, Judgement
from .admission import number
from .fields import choice, day, line, words

# Admitted work comes by admission, never by hand.
BY_HAND = [pair for pair in BurdenKind.choices if pair[0] != BurdenKind.TASK]


class BurdenForm(forms.Form):
    """One thing that is asked of the community."""

    kind = choice(gettext_lazy("Class"), gettext_lazy("Choose a class"), choices=BY_HAND)
    title = line(gettext_lazy("What it is called"), gettext_lazy("Write its name"), longest=120)
    department = forms.ChoiceField(label=gettext_lazy("Who asks for it"), required=False)
    hours_month = number(
        gettext_lazy("Hours a month"),
        gettext_lazy("Write how many hours it takes"),
        digits=5,
        places=1,
    )
    since = day(gettext_lazy("Since"), gettext_lazy("Give the day since when it is asked for"))

    def __init__(self, *args: Any, tenant_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["department"]
        units = ((str(unit.id), unit.label) for unit in directory().units(tenant_id, "department"))
        field.choices = [("", _("Not known")), *units]

    def clean_since(self) -> Any:
        since = self.cleaned_data["since"]
        if since > timezone.localdate(clock.now()):
            raise forms.ValidationError(_("This day lies in the future"))
        return since

    def burden(self) -> Burden:
        """What was found, as the model takes it."""
        told = self.cleaned_data
        return Burden(
            kind=told["kind"],
            title=told["title"],
            department_id=UUID(told["department"]) if told["department"] else None,
            hours_month=Decimal(told["hours_month"]),
            since=told["since"],
        )


class JudgeForm(forms.Form):
    """A verdict on the items that were ticked."""

    items = forms.MultipleChoiceField(
        label=gettext_lazy("Items"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Tick at least one item"),
            "invalid_choice": gettext_lazy("An item of the page has gone. Open the page again."),
        },
    )
    verdict = choice(
        gettext_lazy("Verdict"),
        gettext_lazy("Choose a verdict"),
        radio=True,
        choices=Judgement.choices,
    )
    reason = line(gettext_lazy("Reason"), gettext_lazy("Write the reason"), longest=400)

    def __init__(self, *args: Any, items: Collection[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["items"]
        field.choices = [(str(id), str(id)) for id in items]

    def judged(self) -> dict[str, Any]:
        """What the verb is told."""
        told = self.cleaned_data
        items = [UUID(id) for id in told["items"]]
        return {"items": items, "verdict": told["verdict"], "reason": told["reason"]}


class RefuseForm(forms.Form):
    """A community was asked for something that was not admitted."""

    community = choice(gettext_lazy("Community"), gettext_lazy("Choose the community"))
    department = choice(gettext_lazy("Who asks for it"), gettext_lazy("Choose the department"))
    title = line(gettext_lazy("What was asked"), gettext_lazy("Write what was asked"), longest=120)

    def __init__(
        self, *args: Any, communities: Collection[Unit], tenant_id: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        community: Any = self.fields["community"]
        community.choices = [(str(unit.id), unit.label) for unit in communities]
        department: Any = self.fields["department"]
        units = directory().units(tenant_id, "department")
        department.choices = [("", "—"), *((str(unit.id), unit.label) for unit in units)]

    def told(self) -> tuple[UUID, UUID, str]:
        """Department, community and what was asked."""
        data = self.cleaned_data
        return UUID(data["department"]), UUID(data["community"]), data["title"]


class ObjectForm(forms.Form):
    """Why work that was admitted should leave a community."""

    community = choice(gettext_lazy("Community"), gettext_lazy("Choose the community"))
    reason = words(
        gettext_lazy("Why the work should leave your community"),
        gettext_lazy("Write the reason: the review group rules on it"),
    )

    def __init__(self, *args: Any, communities: Collection[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["community"]
        field.choices = [(str(unit.id), unit.label) for unit in communities]

    def clean_community(self) -> UUID:
        return UUID(self.cleaned_data["community"])
