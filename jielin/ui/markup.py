"""Markup written by hand, where a part stands many times on a page: a template costs more."""

import re
from collections.abc import Mapping
from html import escape

from django.utils.safestring import SafeString

NEW_LINE, GAP = re.compile(r"\r\n|\r"), re.compile(r"\n{2,}")


def esc(value: object) -> str:
    """The text of a value, made safe for an element or a quoted attribute."""
    return value if isinstance(value, SafeString) else escape(str(value))


def lines(text: str) -> str:
    """Paragraphs and line breaks as people typed them, made safe."""
    parts = GAP.split(NEW_LINE.sub("\n", escape(text)))
    return "".join(f"<p>{part}</p>" for part in parts).replace("\n", "<br>")


def attributes(told: Mapping[str, object]) -> str:
    """Attributes of an element: True stands alone, False and None are left out."""
    found = ((name, value) for name, value in told.items() if value not in (False, None))
    return "".join(
        f" {name}" if value is True else f' {name}="{esc(value)}"' for name, value in found
    )
