"""The personal-information list and the proof of retention, in words."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from jielin.kernel import personal
from jielin.kernel.personal import Held

from ..models import RetentionRun

SHOWN_DAYS = 31
TITLES: dict[str, Lazy] = {
    "files": _("Photos and documents"),
    "outbox": _("Messages"),
    "search": _("Search"),
    "people": _("Account and sign-in"),
    "clients": _("Other systems of the city"),
    "rights": _("Data rights"),
    "cases": _("What people asked for"),
    "whistles": _("Whistles: departments called together"),
    "rulings": _("Rulings"),
    "supervision": _("Supervision"),
    "feedback": _("Suggestions about the platform"),
    "notices": _("Notices"),
    "duties": _("Lists and work applications"),
    "exchange": _("Sheets and lists"),
    "faces": _("Second proof and drafts"),
}


@dataclass(frozen=True)
class HeldBy:
    """What one app holds, under a title that people understand."""

    title: str
    held: tuple[Held, ...]


@dataclass(frozen=True)
class Gone:
    """How many of one kind a run deleted."""

    title: str
    what: str
    count: int


@dataclass(frozen=True)
class Run:
    """One daily run: what it deleted, kind by kind."""

    at: datetime
    total: int
    rows: tuple[Gone, ...]


def held() -> tuple[HeldBy, ...]:
    """The personal-information list, app by app."""
    return tuple(HeldBy(title_of(app), rows) for app, rows in personal.held())


def title_of(app: str) -> str:
    """What people call an app; a new one goes by its label until it has a title."""
    return str(TITLES.get(app, app))


def runs(now: datetime) -> tuple[Run, ...]:
    """The runs of the last month, the newest first. One query."""
    by_run: dict[datetime, list[RetentionRun]] = defaultdict(list)
    for row in RetentionRun.objects.filter(ran_at__gt=now - timedelta(days=SHOWN_DAYS)):
        by_run[row.ran_at].append(row)
    names = {(app, one.field): str(one.what) for app, rows in personal.held() for one in rows}
    return tuple(
        Run(at, sum(row.count for row in rows), tuple(_gone(row, names) for row in rows))
        for at, rows in by_run.items()
    )


def _gone(row: RetentionRun, names: dict[tuple[str, str], str]) -> Gone:
    whole = names.get((row.app, row.field.partition(".")[0]), row.field)
    what = names.get((row.app, row.field), whole)
    return Gone(title_of(row.app), what, row.count)
