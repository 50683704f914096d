"""One form per verb that asks for something."""

from .base import StepForm
from .steps import FORMS, form_for

__all__ = ["FORMS", "StepForm", "form_for"]
