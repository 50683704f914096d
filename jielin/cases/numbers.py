"""The number of a case, as people read it: SQ, the day, and a running number of the home."""

from datetime import date


def counter(day: date) -> str:
    """Under which name the numbers of a day are counted."""
    return f"case {day:%Y%m%d}"


def written(day: date, value: int) -> str:
    """SQ20260714-0417."""
    return f"SQ{day:%Y%m%d}-{value:04d}"
