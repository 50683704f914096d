"""What a department asks of a street that holds a power."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from jielin.organisations.queries import Unit, directory

from ..models import DutyEntry, Question
from .fields import choice, line, words


class QuestionForm(forms.Form):
    """Under which power of which street, and what."""

    department = choice(_("Department"), _("Choose the department"))
    power = choice(_("Street and power"), _("Choose the street and its power"))
    title = line(_("Subject"), _("Name the subject"), longest=120)
    text = words(_("Question to the street"), _("Write what the street should say"), longest=4000)

    def __init__(
        self,
        *args: Any,
        departments: Iterable[Unit],
        powers: Iterable[DutyEntry],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._powers = {str(entry.pk): entry for entry in powers}
        department: Any = self.fields["department"]
        department.choices = [(str(unit.id), unit.label) for unit in departments]
        power: Any = self.fields["power"]
        power.choices = [("", "—"), *self._grouped()]

    def question(self) -> Question:
        """What was asked, as the model takes it."""
        told = self.cleaned_data
        entry = self._powers[told["power"]]
        return Question(UUID(told["department"]), entry, told["title"], told["text"])

    def _grouped(self) -> list[tuple[str, list[tuple[str, str]]]]:
        streets: dict[str, list[tuple[str, str]]] = {}
        for id, entry in self._powers.items():
            street = directory().name(entry.version.owner_id)
            streets.setdefault(street, []).append((id, entry.title))
        return list(streets.items())
