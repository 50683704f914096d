"""What asking about one's data asks, and what deciding does."""

from jielin.ui.forms import StepForm

from .asking import CorrectionForm, DeletionForm
from .steps import form_for

__all__ = ["CorrectionForm", "DeletionForm", "StepForm", "form_for"]
