"""A home, its rules and the calendar of 2026."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command

from jielin.catalogue.models import Category, Tree
from jielin.deadlines.reckoning import ZONE
from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Promise, Tenant

MakePromise = Callable[..., Promise]


def at(text: str) -> datetime:
    """A moment in the city."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.fixture
def home(db: None) -> Tenant:
    return Tenant.objects.create(id=81, slug="jinchuan", name="金川区")


@pytest.fixture
def rules(db: None) -> None:
    """The catalogue, the rules and the calendar as they are shipped."""
    call_command("load_catalogue", verbosity=0)
    call_command("load_calendar", verbosity=0)
    call_command("load_rules", verbosity=0)


@pytest.fixture
def leaf(rules: None) -> Callable[[str], int]:
    """The id of a category by its code."""

    def find(code: str) -> int:
        return Category.objects.get(tree=Tree.REQUEST, code=code).pk

    return find


@pytest.fixture
def promise(home: Tenant) -> MakePromise:
    """An open promise of ten hours made now, unless told otherwise."""

    def make(**told: Any) -> Promise:
        made_at = told.setdefault("made_at", clock.now())
        told.setdefault("due_at", made_at + timedelta(hours=10))
        told.setdefault("subject_id", uuid7())
        told.setdefault("owner_id", uuid7())
        row = Promise(tenant=home, subject_kind="case", kind="resolve", **told)
        row.save(force_insert=True)
        return row

    return make
