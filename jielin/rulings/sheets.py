"""Grounds of extensions as a sheet (CSV) that people edit."""

import csv
import io
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class GroundText:
    """One ground as the sheet has it."""

    code: str
    kind: str
    name: str
    name_en: str
    source: str
    effective_from: date
    is_verified: bool


def read(content: str) -> tuple[GroundText, ...]:
    """The grounds of the sheet. Raises KeyError or ValueError where it is not one."""
    return tuple(
        GroundText(
            code=row["code"],
            kind=row["kind"],
            name=row["name"],
            name_en=row["name_en"],
            source=row["source"],
            effective_from=date.fromisoformat(row["effective_from"]),
            is_verified=row["verified"] == "yes",
        )
        for row in csv.DictReader(io.StringIO(content))
    )
