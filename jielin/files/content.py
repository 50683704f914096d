"""What a file really is, told by its first bytes and never by its name."""

JPEG = "image/jpeg"
PNG = "image/png"
WEBP = "image/webp"
HEIC = "image/heic"
PDF = "application/pdf"
WEBM = "audio/webm"
OGG = "audio/ogg"
MP4 = "audio/mp4"
WAV = "audio/wav"
SOUNDS = frozenset({WEBM, OGG, MP4, WAV})

HEAD = 64  # bytes that are enough to tell
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


def media_type(head: bytes) -> str:
    """The media type behind the first 64 bytes; empty for anything we do not take."""
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        return HEIC
    if head.startswith(b"%PDF-"):
        return PDF
    return _sound(head)


def _sound(head: bytes) -> str:
    """What a browser records in: the containers that MediaRecorder writes."""
    if head.startswith(b"\x1aE\xdf\xa3"):
        return WEBM
    if head.startswith(b"OggS"):
        return OGG
    if head[4:8] == b"ftyp":
        return MP4
    return WAV if head[:4] == b"RIFF" and head[8:12] == b"WAVE" else ""
