"""One form per verb that asks for something."""

from .steps import FORMS, StepForm, form_for

__all__ = ["FORMS", "StepForm", "form_for"]
