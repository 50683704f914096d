"""Photos in a form: up to six, kept while the rest of the form is put right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.actors import Actor
from jielin.kernel.models import Tenant

from . import queries
from .intake import Upload
from .models import BadFile, StoredFile

MOST = 6


@dataclass(frozen=True)
class Sender:
    """Who sends files, to which home, and by which key they may look at them again."""

    tenant: Tenant
    by: Actor
    viewer_key: str


@dataclass(frozen=True)
class Carried:
    """A received photo as the form shows it again: its ticket and its small picture."""

    ticket: str
    photo: queries.Shown


class ManyFilesInput(forms.ClearableFileInput):
    """A file input for several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Cleans to a list of uploads. What they contain is judged when they are received."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        several = data if isinstance(data, list | tuple) else [data]
        return [one for one in several if isinstance(one, UploadedFile)]


class PhotosForm(forms.Form):
    """Photos that arrive now (`photos`) and those that arrived before (`kept`: tickets).

    `stored` holds what is good, also when another photo of the same form was refused.
    A button named `drop` with the id of a kept photo takes that one away.
    """

    purpose = "photo"
    accept = "image/jpeg,image/png,image/webp,image/heic"
    photos = ManyFilesField(label=gettext_lazy("Photos"), required=False)

    def __init__(self, data: Any = None, files: Any = None, *, sender: Sender) -> None:
        super().__init__(data, files)
        self.sender = sender
        self.stored: list[StoredFile] = []
        self.fields["photos"].widget.attrs.update(accept=self.accept, multiple=True)

    def clean_photos(self) -> list[StoredFile]:
        """Receive each photo; the sentences of those refused stand on the field."""
        arrived: Sequence[Upload] = self.cleaned_data["photos"]
        self.stored = self._carried()
        self._refuse_too_many(len(self.stored) + len(arrived))
        refused: list[str] = []
        for upload in arrived:
            try:
                self.stored.append(self._receive(upload))
            except BadFile as error:
                refused.append(str(error))
        if refused:
            raise ValidationError(list(dict.fromkeys(refused)))
        return self.stored

    def carried(self) -> list[Carried]:
        """What the form has so far, to be shown with it again."""
        key = self.sender.viewer_key
        return [Carried(f.ticket_for(key), queries.shown(f, key)) for f in self.stored]

    def attach(self, subject_kind: str, subject_id: Any, *, is_public: bool = False) -> None:
        """Make the photos part of what the form made."""
        for file in self.stored:
            file.attach(subject_kind, subject_id, is_public)

    def _receive(self, upload: Upload) -> StoredFile:
        sender = self.sender
        return StoredFile.receive(upload, tenant=sender.tenant, by=sender.by, purpose=self.purpose)

    def _carried(self) -> list[StoredFile]:
        told = self.data.getlist("kept") if hasattr(self.data, "getlist") else []
        tickets = [one for one in told if isinstance(one, str)][: MOST * 2]
        key = self.sender.viewer_key
        found = queries.carried(self.sender.tenant.pk, tickets, viewer_key=key)
        dropped = [file for file in found if str(file.pk) == self.data.get("drop")]
        StoredFile.throw_away(dropped)
        return [file for file in found if file not in dropped]

    def _refuse_too_many(self, number: int) -> None:
        if number > MOST:
            told = {"most": MOST, "extra": number - MOST}
            raise ValidationError(_("Up to %(most)d photos. Remove %(extra)d first") % told)
