"""What is asked at the end, of staff and of residents."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from ..states import Satisfied, Solved
from .step import StepForm, words


class CheckForm(StepForm):
    """The result was seen on site and is right."""

    verb = "verify"
    text = words(_("What you saw on site"), _("Write down what you saw on site"), rows=3)


class FailCheckForm(CheckForm):
    """The result was seen on site and is not right."""

    verb = "fail_check"


class RatingForm(StepForm):
    """The two questions, kept apart: is it solved, and were you content with us?"""

    solved = forms.ChoiceField(
        label=_("Is it solved?"),
        choices=Solved.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Tell us whether it is solved")},
    )
    satisfied = forms.ChoiceField(
        label=_("Are you satisfied?"),
        choices=Satisfied.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Tell us whether you are satisfied")},
    )
    text = words(_("What would you like to add?"), "", required=False, rows=3)
    agreeing: ClassVar[str]
    disagreeing: ClassVar[str]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self._is_unhappy(data) and not data.get("text", "").strip():
            self.add_error("text", _("Tell us what is still wrong, so that it can be done again"))
        return data

    def take(self, by: Any) -> None:
        unhappy = self._is_unhappy(self.cleaned_data)
        verb = self.disagreeing if unhappy else self.agreeing
        getattr(self.case, verb)(by=by, **self.cleaned_data)

    @staticmethod
    def _is_unhappy(data: dict[str, Any]) -> bool:
        return data.get("solved") == Solved.NO or data.get("satisfied") == Satisfied.NO


class RateForm(RatingForm):
    """The resident rates."""

    verb, agreeing, disagreeing = "rate", "rate", "reject"


class RevisitForm(RatingForm):
    """A member of staff writes down what the resident said."""

    verb, agreeing, disagreeing = "revisit", "revisit", "send_back"


class MissedForm(StepForm):
    """A revisit that nobody answered."""

    verb = "miss_revisit"
    text = words(_("Note"), "", required=False, rows=2)


class SupplementForm(StepForm):
    """What the resident adds, whether or not somebody asked."""

    verb = "add"
    text = words(_("What would you like to add?"), _("Write what you would like to add"))

    def take(self, by: Any) -> None:
        verb = self.case.supply if self.case.state == "waiting" else self.case.add
        verb(by=by, text=self.cleaned_data["text"])


class WithdrawForm(StepForm):
    """The resident may say why."""

    verb = "withdraw"
    text = words(_("Why do you withdraw it?"), "", required=False, rows=2)
