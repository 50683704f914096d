"""What a late job may not undo: it judges by the request as it is now, under the locks."""

from collections.abc import Callable
from typing import Any

from django.db import connection

from jielin.kernel.models import Event
from jielin.rulings.models import Suspension
from jielin.rulings.queries.lists import counts
from jielin.rulings.reactions import lapse

from .conftest import Town, again, more_time, owed, parking

TABLE = Suspension._meta.db_table


class Meanwhile:
    """Does something right before the first statement about a table, as another process might."""

    def __init__(self, table: str, act: Callable[[], object]) -> None:
        self.table, self.act, self.is_done = table, act, False

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if self.table in sql and not self.is_done:
            self.is_done = True
            self.act()
        return execute(sql, params, many, context)


def test_a_late_job_does_not_end_a_parking_that_was_just_granted(court: Town) -> None:
    one = parking(court)
    taken = Event.objects.get(subject_id=one.case_id, verb="case.taken")
    grant = Meanwhile(TABLE, lambda: again(one).grant(by=court.actor("zhou"), text="核实过。"))
    with connection.execute_wrapper(grant):
        lapse(taken)
    assert grant.is_done
    assert (again(one).state, again(one.case).state) == ("parked", "parked")
    assert again(one).counts


def test_a_late_job_does_not_lapse_what_stands_again(court: Town) -> None:
    one = parking(court)
    case = again(one.case)
    unit = case.holder_id
    type(case).objects.filter(pk=case.pk).update(holder_id=case.receiver_id)
    taken = Event.objects.get(subject_id=case.pk, verb="case.taken")
    mine = type(case).objects.filter(pk=case.pk)
    with connection.execute_wrapper(Meanwhile(TABLE, lambda: mine.update(holder_id=unit))):
        lapse(taken)
    assert (again(one).state, owed(one)) == ("asked", ["rule_suspension"])


def test_whoever_stepped_back_counts_nothing_that_waits(court: Town) -> None:
    case = more_time(court).case
    case.recused_ids = [str(court.actor("zhou").id)]
    case.save()
    assert counts(court.actor("zhou"), 1)["extensions"] == 0
    assert counts(court.actor("liang"), 1)["extensions"] == 1
