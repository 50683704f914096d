"""More time, and a plan for what cannot be solved now."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.cases.models import Case
from jielin.deadlines.reckoning import LAST_SECOND, ZONE
from jielin.duties.forms.fields import choice, day, words

from ..models import ExtensionGround, MoreTime, Plan
from ..models.extension import latest_of
from ..states import GroundKind

USUAL = timedelta(days=3)
TYPED = "%Y-%m-%dT%H:%M"


class MoreTimeForm(forms.Form):
    """On which ground, until when, and why in plain words."""

    ground = choice(gettext_lazy("Ground of the extension"), gettext_lazy("Choose the ground"))
    due_at = forms.DateTimeField(
        label=gettext_lazy("New date"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=TYPED),
        error_messages={
            "required": gettext_lazy("Name the new date"),
            "invalid": gettext_lazy("Write day and time like 2026-12-31 17:00"),
        },
    )
    reason = words(
        gettext_lazy("Reason, as the resident will read it"),
        gettext_lazy("Write in plain words why it takes longer"),
        longest=500,
        help_text=gettext_lazy("Say what is being waited for and what is done meanwhile."),
    )

    def __init__(
        self, *args: Any, case: Case, grounds: Iterable[ExtensionGround], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._grounds = {ground.code: ground for ground in grounds}
        ground: Any = self.fields["ground"]
        ground.choices = [("", gettext_lazy("Please choose")), *self._grouped()]
        if case.due_at is not None:
            self._offer(case.due_at, latest_of(case, case.due_at))

    def told(self) -> MoreTime:
        """What was asked, as the model takes it."""
        said = self.cleaned_data
        return MoreTime(self._grounds[said["ground"]], said["due_at"], said["reason"])

    def _offer(self, due_at: datetime, latest: datetime) -> None:
        field: Any = self.fields["due_at"]
        field.initial = min(due_at + USUAL, latest)
        field.widget.attrs["min"] = timezone.localtime(due_at).strftime(TYPED)
        field.widget.attrs["max"] = timezone.localtime(latest).strftime(TYPED)

    def _grouped(self) -> list[tuple[str, list[tuple[str, str]]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for code, ground in self._grounds.items():
            kind = str(GroundKind(ground.kind).label)
            found.setdefault(kind, []).append((code, ground.label))
        return list(found.items())


class PlanForm(forms.Form):
    """Why not now, what in which steps, and until when."""

    cause = words(
        gettext_lazy("Why it cannot be solved now"),
        gettext_lazy("Write what stands in the way: the reviewer will verify it"),
    )
    plan = words(
        gettext_lazy("Plan, as the resident will read it"),
        gettext_lazy("Write what will be done, in which steps"),
        help_text=gettext_lazy("Name the steps and who takes them. It is public."),
    )
    until = day(gettext_lazy("Until when"), gettext_lazy("Name the date of the plan"))

    def clean_until(self) -> datetime:
        """The end of that day."""
        told: date = self.cleaned_data["until"]
        try:
            return datetime.combine(told, LAST_SECOND, ZONE)
        except OverflowError as error:
            raise forms.ValidationError(_("Write the day like 2026-12-31")) from error

    def told(self) -> Plan:
        """The plan as the model takes it."""
        said = self.cleaned_data
        return Plan(said["cause"], said["plan"], said["until"])
