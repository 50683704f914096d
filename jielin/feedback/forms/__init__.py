"""What saying something and answering it ask for."""

from .answering import FORMS, RevealForm, StepForm, form_for
from .saying import AgainForm, SayForm

__all__ = ["FORMS", "AgainForm", "RevealForm", "SayForm", "StepForm", "form_for"]
