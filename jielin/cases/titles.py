"""A short title from what a resident wrote."""

import re

# The title of what was told by a recording alone, until somebody writes the words down.
SPOKEN = "语音诉求"
LONGEST = 40
_END = re.compile(r"[。！？!?；;\n]")


def title_of(text: str) -> str:
    """The first sentence, cut at a comma or at forty characters."""
    first = next((part.strip() for part in _END.split(text) if part.strip()), text.strip())
    if len(first) <= LONGEST:
        return first
    cut = first[:LONGEST].rfind("，")
    return first[:cut] if cut >= 8 else f"{first[: LONGEST - 1]}…"
