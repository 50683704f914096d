"""What saying something and answering it ask for."""

from jielin.ui.forms import StepForm

from .answering import FORMS, RevealForm, form_for
from .saying import AgainForm, SayForm

__all__ = ["FORMS", "AgainForm", "RevealForm", "SayForm", "StepForm", "form_for"]
