"""What comes in: told by content, made small and clean, refused with a sentence."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from jielin.files import photos
from jielin.files.intake import BadFile, take_in

Picture = Callable[..., SimpleUploadedFile]
ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F


@pytest.fixture
def phone() -> Image.Exif:
    """What a phone writes: turned by 90°, the maker, and where it stood."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MAKER] = "HUAWEI"
    exif.get_ifd(GPS).update({1: "N", 2: (38.0, 31.0, 12.0), 3: "E", 4: (102.0, 11.0, 9.0)})
    return exif


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_kept_as_a_jpeg_of_at_most_1600_px(picture: Picture, form: str) -> None:
    taken = take_in(picture((3200, 2400), form), "photo")
    assert (taken.width, taken.height) == (1600, 1200)
    with Image.open(taken.body) as kept:
        assert (kept.format, kept.size) == ("JPEG", (1600, 1200))


def test_a_small_photo_is_not_blown_up(picture: Picture) -> None:
    assert take_in(picture((300, 200)), "photo").width == 300


def test_nothing_of_what_the_phone_wrote_is_kept(picture: Picture, phone: Image.Exif) -> None:
    taken = take_in(picture(exif=phone), "photo")
    with Image.open(taken.body) as kept:
        assert not kept.getexif()
        assert set(kept.info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
        }
    assert b"HUAWEI" not in taken.thumbnail
    assert taken.name == ""


def test_a_turned_photo_is_kept_upright(picture: Picture, phone: Image.Exif) -> None:
    taken = take_in(picture((640, 480), exif=phone), "photo")
    assert (taken.width, taken.height) == (480, 640)


def test_a_transparent_picture_gets_a_white_ground(picture: Picture) -> None:
    taken = take_in(picture((40, 40), "PNG", mode="RGBA"), "photo")
    with Image.open(taken.body) as kept:
        assert kept.getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "CMYK", "1"])
def test_pictures_of_any_colour_model_are_taken(picture: Picture, mode: str) -> None:
    form = "PNG" if mode == "1" else "JPEG"
    assert take_in(picture((50, 40), form, mode=mode), "photo").width == 50


DISGUISED = [
    b"MZ\x90\x00" + bytes(200),
    b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    b"<!doctype html><title>x</title><script>alert(1)</script>",
    b"GIF89a" + bytes(200),
    b"PK\x03\x04" + bytes(200),
    b"'; DROP TABLE files_storedfile; --",
    b"%PDF-1.4\n%%EOF",
]


@pytest.mark.parametrize("body", DISGUISED)
def test_what_only_calls_itself_a_photo_is_refused(body: bytes) -> None:
    with pytest.raises(BadFile, match=r"JPEG、PNG"):
        take_in(SimpleUploadedFile("路灯.jpg", body, "image/jpeg"), "photo")


def test_a_photo_with_a_wrong_name_is_a_photo(picture: Picture) -> None:
    assert take_in(picture(name="合同.exe"), "photo").media_type == "image/jpeg"


@pytest.mark.parametrize("keep", [0.5, 0.02])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_torn_photo_is_refused(picture: Picture, form: str, keep: float) -> None:
    whole = picture((800, 600), form).read()
    torn = SimpleUploadedFile("a.jpg", whole[: max(30, int(len(whole) * keep))])
    with pytest.raises(BadFile, match="损坏"):
        take_in(torn, "photo")


def test_a_heic_photo_is_refused_with_a_way_out() -> None:
    body = b"\x00\x00\x00\x18ftypheic" + bytes(100)
    with pytest.raises(BadFile, match="截图"):
        take_in(SimpleUploadedFile("a.heic", body), "photo")


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(BadFile, match="空的"):
        take_in(SimpleUploadedFile("a.jpg", b""), "photo")


def test_a_photo_of_30_mb_is_refused(picture: Picture) -> None:
    heavy = SimpleUploadedFile("a.jpg", picture().read() + bytes(30 * 1024 * 1024))
    with pytest.raises(BadFile, match="照片超过 20 MB，请换一张或截图后再传"):
        take_in(heavy, "photo")


@pytest.mark.parametrize("side", [6000, 11_000, 40_000])
def test_a_bomb_is_refused_before_it_is_decoded(side: int) -> None:
    bomb = SimpleUploadedFile("a.png", _header_of_png(side))
    with pytest.raises(BadFile, match="尺寸太大"):
        take_in(bomb, "photo")


def test_the_digest_is_that_of_the_kept_bytes(picture: Picture) -> None:
    from jielin.kernel.digests import sm3

    taken = take_in(picture(), "photo")
    assert taken.digest == sm3(taken.body.read()).hex()


def test_a_document_is_kept_as_it_came_under_a_plain_name(pdf: Any) -> None:
    taken = take_in(pdf, "document")
    assert (taken.media_type, taken.name) == ("application/pdf", "关于停水的通知.pdf")


def test_half_a_document_is_refused() -> None:
    with pytest.raises(BadFile, match="损坏"):
        take_in(SimpleUploadedFile("a.pdf", b"%PDF-1.4\n1 0 obj"), "document")


def test_a_photo_may_stand_where_a_document_is_asked(picture: Picture) -> None:
    assert take_in(picture(), "document").media_type == "image/jpeg"


def test_a_large_jpeg_is_decoded_small(picture: Picture) -> None:
    photo = photos.develop(picture((6000, 4000)))
    assert (photo.width, photo.height) == (1600, 1067)


def _header_of_png(side: int) -> bytes:
    """A PNG that says how large it is and holds almost nothing."""
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    size = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(bytes(99)))
