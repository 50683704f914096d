"""The rules that allow a refusal as a sheet (CSV) that people edit."""

import csv
import io
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class GroundText:
    """One rule as the sheet has it."""

    situation: str
    area_code: str
    text: str
    source: str
    effective_from: date
    is_verified: bool


def read(content: str) -> tuple[GroundText, ...]:
    """The rules of the sheet. Raises KeyError or ValueError where it is not one."""
    return tuple(
        GroundText(
            situation=row["situation"],
            area_code=row["area_code"],
            text=row["text"],
            source=row["source"],
            effective_from=date.fromisoformat(row["effective_from"]),
            is_verified=row["verified"] == "yes",
        )
        for row in csv.DictReader(io.StringIO(content))
    )
