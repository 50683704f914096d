"""The chain of events proves itself, and shows who tampered where."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from jielin.cases.models import Case
from jielin.kernel import clock, sealing
from jielin.kernel.models import Event, Seal, TenantModel
from tests import stories
from tests.cast import City


def tamper(sql: str, *values: Any) -> None:
    """Change a row behind the application's back, as one with the database's keys could."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A table with checks still to come cannot be altered.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE kernel_event DISABLE TRIGGER USER")
        cursor.execute(sql, values)


def what(faults: object) -> list[str]:
    return [fault.what for fault in faults]  # type: ignore[attr-defined]


def tomorrow() -> None:
    """Seal today, as the schedule will do tomorrow."""
    sealing.seal_all(timezone.localdate(clock.now()))


def test_an_untouched_home_proves(city: City) -> None:
    stories.closed(city)
    tomorrow()
    call_command("verify_events")
    assert Seal.objects.get(tenant=1).count == Event.objects.filter(tenant=1).count()


def test_a_changed_event_is_found(city: City) -> None:
    stories.closed(city)
    tamper("UPDATE kernel_event SET verb = 'case.praised' WHERE verb = 'case.accepted'")
    assert "the event was changed" in what(sealing.faults(1))
    with pytest.raises(CommandError):
        call_command("verify_events")


def test_a_missing_last_event_is_found_by_the_head_on_the_row(city: City) -> None:
    case = stories.closed(city)
    tamper("DELETE FROM kernel_event WHERE verb = 'case.rated'")
    assert what(sealing.faults(1)) == ["the row and its last event disagree"]
    assert case.event_seq > Event.objects.filter(subject_id=case.pk).count()


def test_a_chain_rewritten_from_end_to_end_is_found_by_the_seal(city: City) -> None:
    case = stories.registered(city)
    tomorrow()
    event = Event.objects.get(subject_id=case.pk)
    event.details = {"source": "phone"}
    event.digest = event.digest_after(b"")
    tamper("UPDATE kernel_event SET digest = %s, details = %s WHERE verb = 'case.registered'",
           event.digest, '{"source": "phone"}')  # fmt: skip
    tamper("UPDATE cases_case SET event_digest = %s", event.digest)
    assert any("events of that day" in one for one in what(sealing.faults(1)))


def test_a_sealed_day_stays_as_it_was_sealed(city: City) -> None:
    stories.registered(city)
    day = timezone.localdate(clock.now())
    first = sealing.seal(1, day)
    assert sealing.seal(1, day).pk == first.pk
    sealing.seal(1, day + timedelta(days=1))
    assert list(sealing.faults(1)) == []


def test_events_are_never_changed_through_the_model(city: City) -> None:
    event = Event.objects.get(subject_id=stories.registered(city).pk)
    for act in (event.save, event.delete, Event.objects.all().delete):
        with pytest.raises(TypeError):
            act()
    with pytest.raises(TypeError):
        Event.objects.update(verb="x")


def test_a_row_of_another_home_is_out_of_reach(city: City) -> None:
    case = stories.registered(city)
    case.tenant_id = 2
    with pytest.raises(Case.DoesNotExist):
        case.refresh_from_db()
    assert issubclass(Case, TenantModel)
