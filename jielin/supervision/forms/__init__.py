"""One form per step that asks for words."""

from .steps import FORMS, StartForm, StepForm, form_for

__all__ = ["FORMS", "StartForm", "StepForm", "form_for"]
