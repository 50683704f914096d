"""The door: what an upload is, whether we take it, and the sentence when we do not."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any

from cryptography.hazmat.primitives import hashes
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from . import content, photos

if TYPE_CHECKING:
    Upload = UploadedFile[Any]
else:
    Upload = UploadedFile

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_SOUND_BYTES = 2 * MEGABYTE  # a minute of speech, whatever the browser writes it in
PDF_TAIL = 2048
# A picture of a paper slip is a photo too, that staff alone see.
PICTURES = frozenset({"photo", "slip"})


class BadFile(Exception):
    """What was sent cannot be kept; `message` is a sentence for the person who sent it."""

    def __init__(self, message: "str | Lazy") -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True)
class Received:
    """Bytes that are fit to keep, with what we know of them."""

    media_type: str
    body: IO[bytes]
    size: int
    digest: str
    name: str = ""
    thumbnail: bytes = b""
    width: int = 0
    height: int = 0


def take_in(upload: Upload, purpose: str) -> Received:
    """Judge by content: photos are developed, PDF is taken as it is. Raises BadFile."""
    upload.seek(0)
    kind = content.media_type(upload.read(content.HEAD))
    upload.seek(0)
    if purpose == "voice":
        return _sound(upload, kind)
    _refuse_size(upload.size or 0, is_document=kind == content.PDF)
    if kind == content.HEIC:
        raise BadFile(_("We cannot open HEIC photos. Take a screenshot of it and send that"))
    if kind == content.PDF and purpose not in PICTURES:
        return _document(upload)
    if kind in {content.JPEG, content.PNG, content.WEBP}:
        return _photo(upload)
    if purpose in PICTURES:
        raise BadFile(_("This is not a photo. Choose a JPEG, PNG or WebP picture"))
    raise BadFile(_("We take photos (JPEG, PNG, WebP) and PDF documents. Choose one of these"))


def most_bytes() -> int:
    """The limit for one file: FILES_MOST_BYTES of the settings, else 20 MB."""
    return int(getattr(settings, "FILES_MOST_BYTES", MOST_BYTES))


def _refuse_size(size: int, *, is_document: bool) -> None:
    most = most_bytes()
    if size == 0:
        raise BadFile(_("The file is empty. Choose another one"))
    if size > most and is_document:
        raise BadFile(_("The file is over %d MB. Choose a smaller one") % (most // MEGABYTE))
    if size > most:
        raise BadFile(_("The photo is over %d MB. Choose a smaller one") % (most // MEGABYTE))


def _photo(upload: Upload) -> Received:
    try:
        photo = photos.develop(upload)
    except photos.HugePhoto as error:
        raise BadFile(_("The photo has too many pixels. Send a screenshot of it")) from error
    except photos.BrokenPhoto as error:
        raise BadFile(_("This photo is damaged and cannot be opened. Choose another")) from error
    return Received(
        content.JPEG,
        BytesIO(photo.data),
        len(photo.data),
        _digest(BytesIO(photo.data)),
        # The name a phone gives may say where and when; a photo needs none.
        thumbnail=photo.thumbnail,
        width=photo.width,
        height=photo.height,
    )


def _sound(upload: Upload, kind: str) -> Received:
    if not upload.size:
        raise BadFile(_("The recording is empty. Record it again"))
    if kind not in content.SOUNDS:
        raise BadFile(_("This is not a recording. Record it again, or write it down"))
    if upload.size > MOST_SOUND_BYTES:
        raise BadFile(_("The recording is over 2 MB. Keep it below a minute"))
    digest = _digest(upload)
    upload.seek(0)
    return Received(kind, upload, upload.size, digest)


def _document(upload: Upload) -> Received:
    upload.seek(max(0, (upload.size or 0) - PDF_TAIL))
    if b"%%EOF" not in upload.read():
        raise BadFile(_("This document is damaged and cannot be opened. Choose another"))
    upload.seek(0)
    digest = _digest(upload)
    upload.seek(0)
    return Received(content.PDF, upload, upload.size or 0, digest, name=_plain(upload.name or ""))


def _digest(body: IO[bytes]) -> str:
    """SM3 of the kept bytes, read piece by piece."""
    engine = hashes.Hash(hashes.SM3())
    while piece := body.read(MEGABYTE):
        engine.update(piece)
    return engine.finalize().hex()


def _plain(name: str) -> str:
    """The last part of a file name without control characters, ending in .pdf."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    clean = re.sub(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069<>:\"|?*]+", " ", stem)
    return " ".join(clean.split())[:110] + ".pdf"
