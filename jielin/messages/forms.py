"""What is asked of a wording."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .composing import LONGEST, Fault
from .sentences import SENTENCES
from .wording import Template

TOO_LONG = {"required": SENTENCES[Fault.EMPTY], "max_length": _("At most 400 characters.")}


class WordingForm(forms.Form):
    """The Chinese text, and the English one where the delivered wording has one."""

    text = forms.CharField(
        label=_("Chinese text"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        error_messages=TOO_LONG,
    )
    text_en = forms.CharField(
        label=_("English text"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        error_messages=TOO_LONG,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, words: Template, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not words.text_en:
            del self.fields["text_en"]

    def texts(self) -> dict[str, str]:
        """What was typed; no English where none is delivered."""
        return {name: self.cleaned_data.get(name, "") for name in ("text", "text_en")}
