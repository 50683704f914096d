"""What the forms of all apps share: a step that asks for something before it is taken."""

from typing import Any, ClassVar

from django import forms


class StepForm(forms.Form):
    """What a step of a matter asks; `take` calls the verb with what was typed, nothing else."""

    verb: ClassVar[str] = ""
    # Why there is nothing to choose from: shown in place of a form that nobody could send.
    dead_end = ""

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        self.thing = thing
        super().__init__(*args, **kwargs)

    def take(self, by: Any) -> None:
        """Take the step with the cleaned values. Raises Refused."""
        getattr(self.thing, self.verb)(by=by, **self.cleaned_data)
