"""One form per verb that asks for something; portal and desk share them."""

from .concluding import ClosePartForm, MergeForm, ProposeEndForm, RefuseEndForm
from .ending import (
    CheckForm,
    FailCheckForm,
    MissedForm,
    RateForm,
    RevisitForm,
    SupplementForm,
    WithdrawForm,
)
from .entrusting import EntrustForm
from .handling import (
    AskForm,
    ContactForm,
    NoteForm,
    RecuseForm,
    ResolveForm,
    RevealForm,
    WriteDownForm,
)
from .outside import AskOutsideForm
from .receiving import AnswerForm, DispatchForm, InquireForm, NotAcceptForm
from .sharing import AssistForm, ReleaseForm, SignOffForm, SplitForm, TransferForm
from .stages import FinishStageForm, PlanStagesForm
from .step import PlainForm, StepForm

_FORMS: tuple[type[StepForm], ...] = (
    AnswerForm, NotAcceptForm, DispatchForm, ContactForm, NoteForm, AskForm, ResolveForm,
    CheckForm, FailCheckForm, RateForm, RevisitForm, MissedForm, SupplementForm, WithdrawForm,
    RecuseForm, InquireForm, RevealForm, AssistForm, ReleaseForm, SignOffForm, SplitForm,
    TransferForm, AskOutsideForm, PlanStagesForm, FinishStageForm, ProposeEndForm,
    RefuseEndForm, ClosePartForm, MergeForm, WriteDownForm, EntrustForm,
)  # fmt: skip
FORMS: dict[str, type[StepForm]] = {form.verb: form for form in _FORMS}
FORMS |= {"supply": SupplementForm, "send_back": RevisitForm, "reject": RateForm}


def form_for(verb: str) -> type[StepForm]:
    """The form of a verb; one without fields when the verb asks nothing."""
    known = FORMS.get(verb)
    return known or type("PlainForm", (PlainForm,), {"verb": verb})


def asks(verb: str) -> bool:
    """Whether the step needs words before it can be taken."""
    return verb in FORMS
