"""The texts we send: rows of a sheet with their purpose, quiet hours and keeping time."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

SHEET = Path(__file__).resolve().parent / "data" / "templates.csv"
ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Template:
    """One text. Within quiet hours it waits; `is_secret` texts are never shown to staff."""

    key: str
    version: str
    purpose: str
    text: str
    text_en: str
    is_secret: bool
    quiet_from: time | None
    quiet_to: time | None
    keeps_text: timedelta
    keeps_row: timedelta

    def filled(self, values: Mapping[str, object], language: str = "") -> str:
        """The text with its values on one line; Chinese where there is no other.

        Raises KeyError when a value is missing.
        """
        plain = {name: " ".join(str(value).split()) for name, value in values.items()}
        text = self.text_en if language.startswith("en") and self.text_en else self.text
        return text.format_map(plain)

    def may_go_at(self, now: datetime) -> datetime:
        """Now, or the end of the quiet hours that now lies in."""
        if self.quiet_from is None or self.quiet_to is None:
            return now
        local = now.astimezone(ZONE)
        end = datetime.combine(local.date(), self.quiet_to, ZONE)
        if local.time() >= self.quiet_from:
            return end + timedelta(days=1)
        return end if local.time() < self.quiet_to else now


def template(key: str) -> Template:
    """The delivered text of this key. Raises KeyError."""
    return delivered()[key]


def delivered() -> Mapping[str, Template]:
    """All texts of the sheet, in its order."""
    return _templates(Path(getattr(settings, "MESSAGES_SHEET", SHEET)))


def purpose_of(key: str) -> str:
    """What a text is for; its key when the sheet has it no longer."""
    known = delivered().get(key)
    return known.purpose if known else key


def without_digits(text: str) -> str:
    """The text as staff may see it when it carries a code."""
    return re.sub(r"\d", "•", text)


@cache
def _templates(sheet: Path) -> dict[str, Template]:
    with sheet.open(encoding="utf-8-sig", newline="") as rows:
        return {row["key"]: _template(row) for row in csv.DictReader(rows)}


def _template(row: Mapping[str, str]) -> Template:
    return Template(
        key=row["key"],
        version=row["version"],
        purpose=row["purpose"],
        text=row["text"],
        text_en=row.get("text_en") or "",
        is_secret=row["carries_code"] == "yes",
        quiet_from=time.fromisoformat(row["quiet_from"]) if row["quiet_from"] else None,
        quiet_to=time.fromisoformat(row["quiet_to"]) if row["quiet_to"] else None,
        keeps_text=timedelta(minutes=int(row["text_minutes"])),
        keeps_row=timedelta(days=int(row["row_days"])),
    )
