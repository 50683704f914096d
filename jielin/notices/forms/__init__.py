"""What writing a notice and its steps ask for."""

from jielin.ui.forms import StepForm

from .steps import FORMS, form_for
from .writing import WriteForm

__all__ = ["FORMS", "StepForm", "WriteForm", "form_for"]
