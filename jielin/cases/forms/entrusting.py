"""To which colleague of the unit a request is given."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.people.acting import Acting
from jielin.people.queries import posts

from .step import StepForm


class EntrustForm(StepForm):
    """Somebody of the same unit who may handle it. It keeps in mind whom the page showed."""

    verb = "entrust"
    to_id = forms.TypedChoiceField(
        label=gettext_lazy("Colleague"),
        coerce=UUID,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("The resident is not told who sees to it."),
        error_messages={
            "required": gettext_lazy("Choose the colleague who sees to it"),
            "invalid_choice": gettext_lazy("This colleague cannot see to it. Choose another one."),
        },
    )
    instead_of = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to_id"]
        field.choices = [(str(one.id), _labelled(one, self._unit)) for one in self._colleagues]
        self.initial.setdefault("instead_of", self.case.assignee_id)
        if not self._colleagues:
            self.dead_end = _("No colleague of your unit could see to it now.")

    @property
    def _unit(self) -> UUID:
        return self.case.holder_id

    @cached_property
    def _colleagues(self) -> tuple[Acting, ...]:
        return self.case.candidates()


def _labelled(one: Acting, unit_id: UUID) -> str:
    """李敏（社区工作者）."""
    labels = {kind.code: kind.label for kind in posts()}
    mine = next(post for post in one.posts if post.organisation_id == unit_id)
    return _("%(name)s (%(post)s)") % {"name": one.name, "post": labels[mine.post]}
