"""Office hours as people write them into a cell: “周一至周五 08:30-12:00 14:00-17:30”."""

import re

Stored = dict[str, list[list[str]]]
_DAYS = "一二三四五六日"
_WORKDAYS = ("0", "1", "2", "3", "4")
_PART = re.compile(r"[；;\n]+")
_DAY = re.compile(
    r"^(?:周|星期)([一二三四五六日天])(?:\s*[至到—–-]\s*(?:周|星期)([一二三四五六日天]))?\s*"
)
_EVERY = re.compile(r"^每天\s*")
_SPAN = re.compile(r"([0-9]{1,2})[:：]([0-9]{2})\s*[-—–至到~]\s*([0-9]{1,2})[:：]([0-9]{2})")


def stored(text: str) -> Stored:
    """The stored form; days that are not named are closed. Raises ValueError."""
    found: Stored = {}
    for part in filter(None, (part.strip() for part in _PART.split(text))):
        days, rest = _days(part)
        for day in days:
            if day in found:
                raise ValueError(part)
            found[day] = _spans(rest)
    return found


def _days(part: str) -> tuple[tuple[str, ...], str]:
    every, named = _EVERY.match(part), _DAY.match(part)
    if every:
        return tuple(str(day) for day in range(7)), part[every.end() :]
    if named is None:
        return _WORKDAYS, part
    first = _number(named[1])
    last = _number(named[2]) if named[2] else first
    if last < first:
        raise ValueError(part)
    return tuple(str(day) for day in range(first, last + 1)), part[named.end() :]


def _number(day: str) -> int:
    return _DAYS.index("日" if day == "天" else day)


def _spans(text: str) -> list[list[str]]:
    found = [
        [f"{int(one[1]):02}:{one[2]}", f"{int(one[3]):02}:{one[4]}"]
        for one in _SPAN.finditer(text)
    ]
    if not found or _SPAN.sub("", text).strip(" ,，、"):
        raise ValueError(text)
    return found
