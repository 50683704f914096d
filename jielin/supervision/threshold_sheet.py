"""The numbers that make a request a problem order, as a sheet (CSV) that people edit."""

import csv
import io
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ThresholdText:
    """One number as the sheet has it."""

    code: str
    amount: int
    source: str
    effective_from: date
    is_verified: bool


def read(content: str) -> tuple[ThresholdText, ...]:
    """The numbers of the sheet. Raises KeyError or ValueError where it is not one."""
    return tuple(
        ThresholdText(
            code=row["code"],
            amount=int(row["amount"]),
            source=row["source"],
            effective_from=date.fromisoformat(row["effective_from"]),
            is_verified=row["verified"] == "yes",
        )
        for row in csv.DictReader(io.StringIO(content))
    )
