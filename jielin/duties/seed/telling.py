"""Who tells the story, and when each part of it happened."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils import timezone

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.organisations.queries import Unit, directory
from jielin.people.acting import Acting
from jielin.people.models import Account, Appointment
from jielin.people.queries import acting
from jielin.people.seed import PASSWORD

DATA = Path(__file__).parents[1] / "data"
HOME = 1
# The review groups: the cast of the city has none of them.
REVIEWERS = (
    ("liang", "梁栋", "东桥街道", "street_leader"),
    ("mei", "梅英", "东桥街道", "street_leader"),
    ("rong", "容静", "澜东区市民诉求中心", "district_reviewer"),
    ("ju", "鞠辉", "澜东区市民诉求中心", "district_reviewer"),
)


@dataclass(frozen=True)
class Telling:
    """The present moment of the story, and everybody who acts in it."""

    now: datetime
    people: dict[str, Account]

    @classmethod
    def among(cls, people: dict[str, Account]) -> "Telling":
        """With the review groups in office since long before."""
        known = {account.username: account for account in Account.objects.exclude(username=None)}
        found = dict(people)
        for who, name, unit, post in REVIEWERS:
            found[who] = known.get(who) or _appointed(who, name, unit_of(unit), post)
        return cls(clock.now(), found)

    def actor(self, who: str) -> Acting:
        return acting(self.people[who])

    @contextmanager
    def days_ago(self, days: int, at: str = "09:30") -> Iterator[None]:
        """That day at a time of day; never after now."""
        local = timezone.localtime(self.now)
        day = local.date() - timedelta(days=days)
        moment = datetime.combine(day, time.fromisoformat(at), local.tzinfo)
        with clock.at(min(moment, self.now - timedelta(minutes=2))):
            yield


def unit_of(name: str, home: int = HOME) -> Unit:
    """A unit of the demo by its name."""
    return next(unit for unit in directory().units(home) if unit.name == name)


def unit_id(name: str) -> UUID:
    return unit_of(name).id


def rows(sheet: str) -> list[dict[str, str]]:
    """The rows of one of the demo's sheets."""
    with (DATA / sheet).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _appointed(who: str, name: str, unit: Unit, post: str) -> Account:
    account = Account.enlist(who, name, PASSWORD)
    told: dict[str, Any] = {"since": clock.now() - timedelta(days=400)}
    Appointment.appoint(account, unit=unit, post=post, by=SYSTEM, **told)
    return account
