"""The setting of the tests themselves: what every other test takes for granted."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection


def test_a_run_writes_only_to_a_folder_of_its_own() -> None:
    assert settings.VAR != settings.ROOT / "var"
    assert settings.MEDIA_ROOT.is_relative_to(settings.VAR)


@pytest.mark.django_db
def test_sqlite_is_a_file_so_that_threads_can_race() -> None:
    if connection.vendor == "sqlite":
        assert "memory" not in str(connection.settings_dict["NAME"])


@pytest.mark.django_db
def test_running_jobs_with_none_waiting_runs_none(run_jobs: Callable[[], int]) -> None:
    assert run_jobs() == 0
