"""What the one who rules, or looks again, has to write."""

from django.utils.translation import gettext_lazy as _

from jielin.duties.forms.fields import words
from jielin.ui.forms import StepForm


class WordsForm(StepForm):
    """The ruling in words."""

    text = words(_("Ruling"), _("Write the ruling: all sides will read it."))


class VerifiedForm(StepForm):
    """How the reviewer verified that it cannot be solved now."""

    text = words(
        _("How it was verified"),
        _("Write how it was verified, and what is asked of the plan"),
        help_text=_("The plan becomes public; your words stay with the ruling."),
    )


class LookForm(StepForm):
    """What the re-examination found."""

    text = words(
        _("How it stands, as the resident will read it"),
        _("Write how it stands: the resident will read it."),
    )


_FORMS: dict[tuple[str, str], type[StepForm]] = {
    ("objection", "uphold"): WordsForm,
    ("objection", "reject"): WordsForm,
    ("extension", "grant"): WordsForm,
    ("extension", "refuse"): WordsForm,
    ("suspension", "grant"): VerifiedForm,
    ("suspension", "refuse"): WordsForm,
    ("suspension", "reexamine"): LookForm,
    ("suspension", "resume"): LookForm,
}


def form_for(kind: str, verb: str) -> type[StepForm] | None:
    """The form of a verb; None for a verb that has a page of its own, or no button."""
    found = _FORMS.get((kind, verb))
    return type(found.__name__, (found,), {"verb": verb}) if found else None
