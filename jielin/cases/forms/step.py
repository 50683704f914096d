"""What every step form shares."""

from typing import Any, ClassVar

from django import forms

from ..models import Case


class StepForm(forms.Form):
    """What a step asks. `take` calls the verb with what was typed, and nothing else.

    `by` is who is asked: what a form offers to choose from depends on what they may see.
    """

    verb: ClassVar[str]
    # Why there is nothing to choose from: shown in place of a form that nobody could send.
    dead_end = ""

    def __init__(self, *args: Any, case: Case, by: Any = None, **kwargs: Any) -> None:
        self.case, self.by = case, by
        super().__init__(*args, **kwargs)

    def take(self, by: Any) -> None:
        """Take the step with the cleaned values. Raises Refused."""
        getattr(self.case, self.verb)(by=by, **self.cleaned_data)


def words(label: Any, missing: Any, *, required: bool = True, rows: int = 4) -> forms.CharField:
    """A text field whose error says what is missing."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=2000,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": missing},
    )


class PlainForm(StepForm):
    """A step that asks nothing."""
