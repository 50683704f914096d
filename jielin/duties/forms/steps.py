"""What the steps of versions, powers, applications and objections ask for."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jielin.ui.forms import StepForm

from ..states import Advice, Opinion
from .fields import choice, line, words


class PublishForm(StepForm):
    """On which basis the list stands."""

    verb = "publish"
    legal_basis = line(
        _("Legal basis of the list"), _("Name the decision or rule that the list rests on"),
        longest=400,
    )  # fmt: skip

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        told = {"legal_basis": thing.legal_basis, **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, thing=thing, initial=told, **kwargs)


class AnswerForm(StepForm):
    """The street's opinion, in writing."""

    verb = "answer"
    opinion = choice(
        _("Opinion of the street"), _("Choose an opinion"), radio=True, choices=Opinion.choices
    )
    text = words(_("Answer in writing"), _("Write the answer: the department will read it"))


class AdoptForm(StepForm):
    """What the department says when it follows the street."""

    verb = "adopt"
    text = words(_("Feedback to the street"))


class NotAdoptForm(StepForm):
    """Why the department does not follow."""

    verb = "not_adopt"
    text = words(
        _("Why the answer is not adopted"),
        _("Write why the answer is not adopted: the street will read it."),
    )


class ReturnForm(StepForm):
    """What is missing in an application."""

    verb = "return_for_more"
    text = words(_("What is missing"), _("Write what the department should add"))


class RecommendForm(StepForm):
    """What the first reviewer recommends."""

    verb = "recommend"
    advice = choice(
        _("Recommendation"), _("Choose a recommendation"), radio=True, choices=Advice.choices
    )
    text = words(_("Reasons"), _("Write the reasons: the one who decides will read them"))


class ApproveForm(StepForm):
    """A remark with the admission."""

    verb = "approve"
    text = words(_("Remark to the department and the communities"), rows=3)


class RejectForm(StepForm):
    """Why the work stays out."""

    verb = "reject"
    text = words(_("Reasons"), _("Write the reasons: the department will read them"))


class WithdrawForm(StepForm):
    """Work that was admitted leaves the lists: that is asked once more."""

    verb = "withdraw"


class UpholdForm(StepForm):
    """The ruling on an objection that is right."""

    verb = "uphold"
    text = words(_("Ruling"), _("Write the ruling: both sides will read it"))


class DismissForm(UpholdForm):
    """The ruling on one that is not."""

    verb = "dismiss"


_FORMS: tuple[type[StepForm], ...] = (
    PublishForm, AnswerForm, AdoptForm, NotAdoptForm, ReturnForm, RecommendForm, ApproveForm,
    RejectForm, WithdrawForm, UpholdForm, DismissForm,
)  # fmt: skip
# Steps that end something: without words, but asked once more on a page of their own.
GRAVE = ("discard", "end", "close")
FORMS: dict[str, type[StepForm]] = {form.verb: form for form in _FORMS} | {
    verb: type("GraveForm", (StepForm,), {"verb": verb}) for verb in GRAVE
}


def form_for(verb: str) -> type[StepForm]:
    """The form of a verb; one without fields when the verb asks nothing."""
    return FORMS.get(verb) or type("PlainForm", (StepForm,), {"verb": verb})
