"""Fixtures for every test: jobs run for real, caches forgotten, Hypothesis profiles."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from django.utils import translation
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, settings

from jielin.kernel import reference

RunJobs = Callable[[], int]
DEPTH = os.environ.get("JIELIN_TEST_DEPTH", "normal")

_quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("quick", max_examples=10, deadline=None, suppress_health_check=_quiet)
settings.register_profile("normal", max_examples=30, deadline=None, suppress_health_check=_quiet)
settings.register_profile("all", max_examples=400, deadline=None, suppress_health_check=_quiet)
settings.load_profile(DEPTH)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks a database: the rest need not run on a second engine."""
    for item in items:
        asked = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
        if asked or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


@pytest.fixture
def depth() -> str:
    """How thorough this run is: `quick`, `normal` or `all`."""
    return DEPTH


@pytest.fixture(autouse=True)
def forgotten_references() -> Iterator[None]:
    """No test sees reference data that another one loaded."""
    forget_references()
    yield
    forget_references()


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """A request leaves its language active in the thread; the next test starts without it."""
    translation.deactivate()
    yield
    translation.deactivate()


def forget_references() -> None:
    """A test may write reference tables without a token of their own; processes may not."""
    reference._local.tokens = None
    reference._local.holding = 0
    for thing in references():
        thing._kept = None


def references() -> tuple[reference.Reference[Any], ...]:
    """Every reference of the apps that are imported by now."""
    return _references(len(sys.modules))


@cache
def _references(modules: int) -> tuple[reference.Reference[Any], ...]:
    ours = [one for name, one in sys.modules.items() if name.startswith("jielin.")]
    things = (thing for module in ours for thing in vars(module).values())
    return tuple({thing for thing in things if isinstance(thing, reference.Reference)})


@pytest.fixture
def run_jobs() -> RunJobs:
    """Run every job that is due, and those that they cause, until none is left.

    Returns how many ran. A job that fails fails the test, with the job's own traceback.
    """
    return _run_jobs


def _run_jobs() -> int:
    worker, count = _worker(), 0
    while (job := DBTaskResult.objects.ready().first()) is not None:
        job.claim(worker.worker_id)
        worker.run_task(job)
        if job.status == "FAILED":
            pytest.fail(f"The job {job.task_path} failed:\n{job.traceback}", pytrace=False)
        count += 1
    return count


def _worker() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="tests",
        excluded_queue_names=[],
    )
