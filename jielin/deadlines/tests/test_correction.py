"""When a year's calendar comes out, what was promised on a guess is set right, with a trace."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from jielin.deadlines import following
from jielin.deadlines.models import Correction, Rule
from jielin.deadlines.queries import term
from jielin.deadlines.tasks import recompute
from jielin.kernel.models import Promise

from .conftest import MakePromise, at

MADE = at("2026-12-31 10:00")
GUESSED, RIGHT = at("2027-01-05 17:30"), at("2027-01-04 17:30")
pytestmark = pytest.mark.django_db
# New Year's Day off, Saturday the 2nd and Sunday the 3rd worked: invented for the test.
NOTICE = "date,working\n2027-01-01,no\n2027-01-02,yes\n2027-01-03,yes\n"


@pytest.fixture
def given(promise: MakePromise, rules: None) -> Promise:
    """Three working days promised on the last day of 2026."""
    found = term("revisit", tenant_id=81, start=MADE)
    assert (found.due_at, found.provisional) == (GUESSED, True)
    return promise(made_at=MADE, due_at=found.due_at, rule_id=found.rule_id, provisional=True)


def publish(tmp_path: Path) -> None:
    sheet = tmp_path / "2027.csv"
    sheet.write_text(NOTICE, encoding="utf-8")
    call_command("load_calendar", "2027", "--file", str(sheet), verbosity=0)


def stored(promise: Promise) -> Promise:
    return Promise.objects.get(tenant_id=promise.tenant_id, pk=promise.pk)


def test_the_due_time_follows_the_published_year(
    given: Promise, tmp_path: Path, run_jobs: Any
) -> None:
    publish(tmp_path)
    run_jobs()
    assert (stored(given).due_at, stored(given).provisional) == (RIGHT, False)


def test_the_change_leaves_a_trace(given: Promise, tmp_path: Path, run_jobs: Any) -> None:
    publish(tmp_path)
    run_jobs()
    row = Correction.objects.get(tenant_id=81, promise_id=given.pk)
    assert (row.year, row.was_due_at, row.due_at) == (2027, GUESSED, RIGHT)


def test_running_again_changes_nothing(given: Promise, tmp_path: Path, run_jobs: Any) -> None:
    publish(tmp_path)
    run_jobs()
    assert recompute.call(2027) == 0
    assert Correction.objects.count() == 1


def test_a_time_the_guess_had_right_is_settled_without_a_trace(
    promise: MakePromise, rules: None, tmp_path: Path, run_jobs: Any
) -> None:
    found = term("verify", tenant_id=81, start=at("2027-03-02 10:00"))
    kept = promise(
        made_at=at("2027-03-02 10:00"),
        due_at=found.due_at,
        rule_id=found.rule_id,
        provisional=True,
    )
    publish(tmp_path)
    run_jobs()
    assert (stored(kept).due_at, stored(kept).provisional) == (found.due_at, False)
    assert not Correction.objects.exists()


def test_an_extension_granted_meanwhile_stays(
    given: Promise, tmp_path: Path, run_jobs: Any
) -> None:
    later = at("2027-01-20 17:30")
    Promise.objects.filter(tenant_id=81, pk=given.pk).update(due_at=later)
    publish(tmp_path)
    run_jobs()
    assert stored(given).due_at == later


def test_a_promise_that_was_kept_is_history(given: Promise, tmp_path: Path, run_jobs: Any) -> None:
    Promise.objects.filter(tenant_id=81, pk=given.pk).update(is_open=False, kept_at=MADE)
    publish(tmp_path)
    run_jobs()
    assert stored(given).due_at == GUESSED


def test_the_rule_of_that_day_counts_even_if_it_was_replaced(
    given: Promise, tmp_path: Path, run_jobs: Any
) -> None:
    Rule.objects.filter(pk=given.rule_id or 0).update(effective_to=at("2027-01-01 00:00").date())
    publish(tmp_path)
    run_jobs()
    assert stored(given).due_at == RIGHT


def test_higher_apps_hear_of_the_correction(
    given: Promise, tmp_path: Path, run_jobs: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Any] = []
    monkeypatch.setattr(following, "listeners", {"ON_CORRECTION": [heard.append]}.__getitem__)
    publish(tmp_path)
    run_jobs()
    assert [(row.promise_id, row.due_at) for row in heard] == [(given.pk, RIGHT)]
