"""Writing a notice: what it is about, for whom, from when until when, and the words."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from jielin.kernel import clock
from jielin.organisations.queries import Unit

from ..models import Words
from ..models.record import LONGEST_BUILDINGS, LONGEST_TEXT, LONGEST_TITLE
from ..states import Topic

WRITTEN = "%Y-%m-%dT%H:%M"
FORMATS = [WRITTEN, "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]
TOO_LONG = _("Write at most %(limit_value)d characters; there are %(show_value)d")


def _moment(label: Any, missing: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        input_formats=FORMATS,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=WRITTEN),
        error_messages={
            "required": missing,
            "invalid": _("Write day and time like 2026-12-31 09:00"),
        },
    )


class WriteForm(forms.Form):
    """The words of a notice. The unit is asked for only when the writer speaks for several."""

    organisation = forms.ChoiceField(
        label=_("Which unit speaks"),
        error_messages={"required": _("Choose the unit"), "invalid_choice": _("Choose the unit")},
    )
    topic = forms.ChoiceField(
        label=_("Kind of notice"),
        choices=Topic.choices,
        widget=forms.RadioSelect(),
        error_messages={
            "required": _("Choose the kind of notice"),
            "invalid_choice": _("Choose the kind of notice"),
        },
    )
    title = forms.CharField(
        label=_("Title"),
        help_text=_("What happens, in a few words, such as “Water off on Tuesday morning”"),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Write a title"), "max_length": TOO_LONG},
    )
    valid_from = _moment(_("From when"), _("Write from when it counts"))
    valid_until = _moment(_("Until what time"), _("Write until when it counts"))
    areas = forms.MultipleChoiceField(
        label=_("For which areas"),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={
            "required": _("Choose the area that the notice is for."),
            "invalid_choice": _("Choose areas that this unit answers for."),
        },
    )
    buildings = forms.CharField(
        label=_("Which buildings"),
        help_text=_("If it is not for all of them, such as “Buildings 6 and 8”"),
        required=False,
        max_length=LONGEST_BUILDINGS,
        error_messages={"max_length": TOO_LONG},
    )
    text = forms.CharField(
        label=_("Text"),
        help_text=_("Plain words: why, what to do before, whom to call"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": _("Write the text of the notice"), "max_length": TOO_LONG},
    )

    def __init__(
        self, *args: Any, units: Sequence[Unit], areas: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._units = units
        listed: Any = self.fields["areas"]
        listed.choices = list(areas)
        if len(units) == 1:
            del self.fields["organisation"]
            return
        choose: Any = self.fields["organisation"]
        choose.choices = [(str(unit.id), unit.label) for unit in units]

    def clean(self) -> dict[str, Any]:
        """What is wrong with the times is said at the time that must change."""
        told = super().clean() or {}
        since, until = told.get("valid_from"), told.get("valid_until")
        if since and until and until <= since:
            self.add_error("valid_until", _("It ends before it begins. Check both times."))
        elif until and until <= clock.now():
            self.add_error("valid_until", _("This time has passed already"))
        return told

    def organisation_id(self) -> UUID:
        """The unit that speaks."""
        if len(self._units) == 1:
            return self._units[0].id
        return UUID(self.cleaned_data["organisation"])

    def words(self) -> Words:
        """What was written, as the model takes it."""
        told = self.cleaned_data
        return Words(
            topic=told["topic"],
            title=told["title"],
            text=told["text"],
            areas=tuple(int(id) for id in told["areas"]),
            valid_from=told["valid_from"],
            valid_until=told["valid_until"],
            buildings=told["buildings"],
        )


def filled(words: Words) -> dict[str, Any]:
    """The form with what a notice says now."""
    return {
        "topic": words.topic,
        "title": words.title,
        "text": words.text,
        "areas": [str(id) for id in words.areas],
        "buildings": words.buildings,
        "valid_from": _local(words.valid_from),
        "valid_until": _local(words.valid_until),
    }


def _local(at: datetime) -> datetime:
    return localtime(at).replace(tzinfo=None)
