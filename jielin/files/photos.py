"""A photo made safe and small: upright, at most 1600 px, without what the phone wrote into it."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from PIL import Image, ImageOps

LONGEST = 1600
THUMBNAIL = 320
QUALITY = 85
# A JPEG is decoded at a smaller scale; the others are held whole, four bytes a pixel.
MOST_PIXELS = {"JPEG": 50_000_000, "PNG": 25_000_000, "WEBP": 25_000_000}

# Pillow's own alarm is an exception too, so that no large header slips through as a warning.
warnings.simplefilter("error", Image.DecompressionBombWarning)

_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError)


class BrokenPhoto(Exception):
    """The picture cannot be decoded."""


class HugePhoto(Exception):
    """The picture has more pixels than we decode."""


@dataclass(frozen=True)
class Photo:
    """JPEG bytes of the picture and of its thumbnail."""

    data: bytes
    thumbnail: bytes
    width: int
    height: int


def develop(source: IO[bytes]) -> Photo:
    """Decode, turn upright, shrink and encode anew; EXIF with its GPS is not carried over.

    Raises BrokenPhoto or HugePhoto.
    """
    try:
        picture = _upright(source)
        thumbnail = picture.copy()
        thumbnail.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.LANCZOS)
        return Photo(_jpeg(picture), _jpeg(thumbnail), *picture.size)
    except _BOMBS as error:
        raise HugePhoto from error
    except _BROKEN as error:
        raise BrokenPhoto from error


def _upright(source: IO[bytes]) -> Image.Image:
    with Image.open(source, formats=list(MOST_PIXELS)) as opened:
        width, height = opened.size
        if width * height > MOST_PIXELS[opened.format or ""]:
            raise HugePhoto
        opened.draft("RGB", (LONGEST, LONGEST))
        opened.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
        return _on_white(ImageOps.exif_transpose(opened))


def _on_white(picture: Image.Image) -> Image.Image:
    """Without transparency, which a JPEG would show as black."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    ground = Image.new("RGB", layered.size, "white")
    ground.paste(layered, mask=layered.getchannel("A"))
    return ground


def _jpeg(picture: Image.Image) -> bytes:
    written = BytesIO()
    # A fresh canvas has no info block: nothing of the original but its pixels is written.
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    clean.save(written, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return written.getvalue()
