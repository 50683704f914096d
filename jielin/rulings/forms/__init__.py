"""What asking for a ruling asks, and what giving one does."""

from jielin.ui.forms import StepForm

from .asking import MoreTimeForm, PlanForm
from .returning import ReturnForm
from .steps import form_for

__all__ = ["MoreTimeForm", "PlanForm", "ReturnForm", "StepForm", "form_for"]
