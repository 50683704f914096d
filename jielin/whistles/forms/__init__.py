"""One form per verb that asks for something."""

from jielin.ui.forms import StepForm

from .steps import FORMS, form_for

__all__ = ["FORMS", "StepForm", "form_for"]
