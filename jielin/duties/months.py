"""Months and half-years as the meter and the census count them."""

from dataclasses import dataclass
from datetime import date

MONTHS = 12


@dataclass(frozen=True, order=True)
class Month:
    """One month; `first` is its first day and `next` the month after."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def next(self) -> "Month":
        return self.plus(1)

    @property
    def text(self) -> str:
        """2026-07, the same in every language."""
        return f"{self.year}-{self.number:02}"

    def plus(self, months: int) -> "Month":
        """So many months later; fewer than none is earlier."""
        years, month = divmod(self.year * MONTHS + self.number - 1 + months, MONTHS)
        return Month(years, month + 1)


def trail(last: Month, length: int) -> tuple[Month, ...]:
    """The months up to and with the last one."""
    return tuple(last.plus(away) for away in range(1 - length, 1))


def read_month(text: str, otherwise: Month) -> Month:
    """The month of “2026-07”; anything else becomes `otherwise`."""
    try:
        year, number = (int(part) for part in text.split("-"))
        return Month.of(date(year, number, 1))
    except ValueError:
        return otherwise


def half_of(day: date) -> str:
    """“2026-2”: the second half of that year."""
    return f"{day.year}-{1 if day.month <= MONTHS // 2 else 2}"
