"""A second database in which the small city stands: its tests begin there and change nothing."""

import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from jielin.kernel.reference import Reference
from tests.cast import City, found_city
from tests.fixtures import references

SUFFIX = "city"
# Reference rows of the apps above, which their own towns would else lay for each test.
SHEETS = ("load_grounds", "load_rulings")


@pytest.fixture
def standing_city(db: None, databases: "Databases") -> City:
    """The small city as it was built; what a test does to it is rolled back.

    Whoever asks for this by a fixture of its own works in the city's database from the start,
    with its reference data in memory: who changes such a table says so by its token.
    """
    for thing, kept in databases.references.items():
        thing._kept = kept
    return databases.people_anew()


@pytest.fixture(scope="session")
def databases(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator["Databases"]:
    """The empty database and the city's; afterwards only the first is left, to be taken down."""
    with django_db_blocker.unblock():
        both = Databases()
    yield both
    with django_db_blocker.unblock():
        both.close()


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> None:
    """Choose the database before pytest-django opens the test's transaction in this fixture."""
    if fixturedef.argname == "_django_db_helper":
        both: Databases = request.getfixturevalue("databases")
        is_city = "standing_city" in request.fixturenames
        if is_city and _commits(request):
            pytest.fail("What commits begins in lasting_city: the standing one stays as it is.")
        with request.getfixturevalue("django_db_blocker").unblock():
            both.enter(is_city)


def _commits(request: pytest.FixtureRequest) -> bool:
    marker = request.node.get_closest_marker("django_db")
    marked = marker is not None and bool(marker.args or marker.kwargs.get("transaction"))
    return marked or "transactional_db" in request.fixturenames


class Databases:
    """Which database the connection speaks to. The city is built when it is first asked for."""

    def __init__(self) -> None:
        self.empty = _name()
        self.city = ""
        self.references: dict[Reference[Any], Any] = {}
        self._found = b""

    def enter(self, is_city: bool) -> None:
        if is_city and not self.city:
            self._build()
        _use(self.city if is_city else self.empty)

    def people_anew(self) -> City:
        """What was read when the city was built: objects of this test's own, without asking."""
        found: City = pickle.loads(self._found)  # noqa: S301
        return found

    def close(self) -> None:
        _use(self.empty)
        if self.city:
            connection.creation.destroy_test_db(suffix=SUFFIX, verbosity=0)

    def _build(self) -> None:
        _use(self.empty)
        connection.close()  # a copy of the file needs all of its journal written
        connection.creation.clone_test_db(SUFFIX, verbosity=0)
        self.city = connection.creation.get_test_db_clone_settings(SUFFIX)["NAME"]
        _use(self.city)
        self._found = pickle.dumps(found_city())
        for sheet in SHEETS:
            call_command(sheet, verbosity=0)
        for thing in references():
            thing.get()
            self.references[thing] = thing._kept


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _use(name: str) -> None:
    if _name() != name:
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
        connection.settings_dict["NAME"] = name
