"""What is asked to plan the stages of a work, and to finish one."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from jielin.kernel import clock
from jielin.ui import spoken

from ..models import Stage
from ..models.stage import terms_of
from ..states import StageKind
from .step import StepForm, words


class PlanStagesForm(StepForm):
    """Which stages there are; their times come from the rules."""

    verb = "plan_stages"
    names = forms.MultipleChoiceField(
        label=_("Stages"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one stage")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = clock.now()
        field: Any = self.fields["names"]
        field.choices = [(one.value, self._told(one, now)) for one in StageKind]

    def _told(self, one: StageKind, now: Any) -> str:
        due = spoken.moment(terms_of(self.case, one.value, now).due_at, now)
        return _("%(stage)s (by %(due)s)") % {"stage": one.label, "due": due}


class FinishStageForm(StepForm):
    """Which stage is done, and what was done."""

    verb = "finish_stage"
    stage_id = forms.TypedChoiceField(
        label=_("Stage"),
        coerce=UUID,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the stage that is done")},
    )
    text = words(_("What was done"), _("Write what was done"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Stage.objects.filter(
            tenant_id=self.case.tenant_id, case_id=self.case.pk, state="planned"
        )
        field: Any = self.fields["stage_id"]
        field.choices = [(str(one.pk), one.get_name_display()) for one in rows]
        if field.choices:
            self.initial.setdefault("stage_id", field.choices[0][0])
