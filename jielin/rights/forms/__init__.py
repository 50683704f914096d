"""What asking about one's data asks, and what deciding does."""

from .asking import CorrectionForm, DeletionForm
from .steps import StepForm, form_for

__all__ = ["CorrectionForm", "DeletionForm", "StepForm", "form_for"]
