"""One form per step that asks for words."""

from jielin.ui.forms import StepForm

from .steps import FORMS, StartForm, form_for

__all__ = ["FORMS", "StartForm", "StepForm", "form_for"]
