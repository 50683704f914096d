"""What a wording may look like: its placeholders, its signature, and how many messages it is."""

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter

# What makes no sense without: the code itself, the number to name on the phone, the way there.
KEEPS = frozenset({"code", "number", "link"})
LONGEST, MOST_PARTS = 400, 5
_SIGNED = re.compile(r"^【[^【】{}]{2,12}】")
# The characters of a plain message (GSM 03.38); anything else makes it a wide one.
_PLAIN = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
SAMPLES = {
    "code": "042917",
    "minutes": "10",
    "number": "SQ20260714-0417",
    "due": "2026-07-21 17:30",
    "unit": "梧桐里社区",
    "place": "梧桐路 12 号院",
    "link": "https://jielin.example.cn/landong/r/SQ20260714-0417/",
}


class Fault(StrEnum):
    """What can be wrong with a wording."""

    EMPTY = "empty"
    BRACES = "braces"
    UNKNOWN = "unknown"
    MISSING = "missing"
    UNSIGNED = "unsigned"
    LONG = "long"
    LINES = "lines"


class BadWordingError(ValueError):
    """The fault, and the placeholders or number it is about."""

    def __init__(self, fault: Fault, about: str = "") -> None:
        super().__init__(fault, about)
        self.fault, self.about = fault, about


@dataclass(frozen=True)
class Length:
    """How long a message is as the gateway counts it."""

    signs: int
    parts: int


def placeholders(text: str) -> tuple[str, ...]:
    """The names in braces, in their order. Raises BadWordingError on broken braces."""
    try:
        found = list(Formatter().parse(text))
    except ValueError as error:
        raise BadWordingError(Fault.BRACES) from error
    names = [name for _text, name, _spec, _how in found if name is not None]
    if any(spec or how for _text, _name, spec, how in found) or "" in names:
        raise BadWordingError(Fault.BRACES)
    return tuple(dict.fromkeys(names))


def check(text: str, delivered: str) -> None:
    """Raise BadWordingError unless the text can be sent in place of the delivered one."""
    if not text.strip():
        raise BadWordingError(Fault.EMPTY)
    if "\n" in text or "\r" in text:
        raise BadWordingError(Fault.LINES)
    known, found = placeholders(delivered), placeholders(text)
    unknown = [name for name in found if name not in known]
    if unknown:
        raise BadWordingError(Fault.UNKNOWN, _named(unknown))
    missing = [name for name in known if name in KEEPS and name not in found]
    if missing:
        raise BadWordingError(Fault.MISSING, _named(missing))
    if not _SIGNED.match(text):
        raise BadWordingError(Fault.UNSIGNED)
    if length(sample(text)).parts > MOST_PARTS:
        raise BadWordingError(Fault.LONG, str(MOST_PARTS))


def sample(text: str) -> str:
    """The text with invented values, as a reader would get it."""
    return text.format_map({name: SAMPLES.get(name, name) for name in placeholders(text)})


def length(text: str) -> Length:
    """70 signs in one wide message and 67 in each of several; 160 and 153 in plain letters."""
    is_wide = not set(text) <= _PLAIN
    signs = len(text.encode("utf-16-be")) // 2
    one, several = (70, 67) if is_wide else (160, 153)
    return Length(signs, 1 if signs <= one else math.ceil(signs / several))


def _named(names: list[str]) -> str:
    return " ".join(f"{{{name}}}" for name in names)
