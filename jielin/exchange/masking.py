"""Numbers of persons in any text, covered but for their ends."""

import re

# Between other digits it is part of something longer, such as the number of a request.
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])([0-9]{6})[0-9]{8}([0-9]{3}[0-9Xx])(?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9])(1[3-9][0-9])[ -]?[0-9]{4}[ -]?([0-9]{4})(?![0-9])")


def masked(text: str) -> str:
    """“13800002206” → “138****2206”; identity numbers keep six signs and four."""
    return _MOBILE.sub(r"\1****\2", _IDENTITY.sub(r"\1********\2", text))
