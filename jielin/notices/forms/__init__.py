"""What writing a notice and its steps ask for."""

from .steps import FORMS, StepForm, form_for
from .writing import WriteForm

__all__ = ["FORMS", "StepForm", "WriteForm", "form_for"]
