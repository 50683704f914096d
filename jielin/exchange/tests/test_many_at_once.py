"""Two people who confirm in the same moment, and a person who is erased."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from jielin.exchange.models import KeptSheet, SheetExport, SheetImport
from jielin.exchange.offers import exporter
from jielin.exchange.personal import erase, export
from jielin.exchange.states import ExportState, ImportState
from jielin.kernel.actors import SYSTEM
from jielin.kernel.erasing import Known
from jielin.kernel.models.turn import turn
from jielin.kernel.personal import Person
from jielin.kernel.workflow import Refused
from jielin.people.acting import Acting
from tests.cast import City, found_city
from tests.fixtures import RunJobs

from .conftest import GRID, send

WHY = "核对在岗人员"


@pytest.fixture
def lasting(transactional_db: None) -> Iterator[City]:
    """The city in committed rows, for threads that race."""
    yield found_city()


def confirmed(one: SheetImport, by: Acting, start: Barrier) -> str:
    """In a thread of its own: whether it was the one that is written."""
    start.wait(timeout=10)
    try:
        one.confirm(by=by)
    except Refused as refused:
        return str(refused.status)
    finally:
        connection.close()
    return "won"


def test_of_two_who_confirm_at_once_one_wins(lasting: City) -> None:
    both = [send(lasting, "areas", GRID) for _time in range(2)]
    qian, start = lasting.actor("qian"), Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda one: confirmed(one, qian, start), both)
        assert sorted(found) == ["409", "won"]
    assert SheetImport.objects.filter(running="areas").count() == 1


def person(city: City, who: str) -> tuple[Person, Known]:
    account = city.accounts[who]
    return Person(account.pk, ""), Known(names=frozenset({account.name}))


def asked(city: City) -> SheetExport:
    """The list of posts, asked for by the district's leader."""
    told = {"narrowed": "", "reason": WHY}
    return SheetExport.ask(exporter("posts"), **told, tenant_id=1, by=city.actor("he"))


def test_a_list_in_which_somebody_stands_goes_with_them(town: City, run_jobs: RunJobs) -> None:
    one = asked(town)
    run_jobs()
    with turn():
        assert erase(*person(town, "hu"), SYSTEM) == 1
    one.refresh_from_db()
    assert one.state == ExportState.OVER
    assert not KeptSheet.objects.exists()


def test_a_list_of_others_stays(town: City, run_jobs: RunJobs) -> None:
    asked(town)
    run_jobs()
    with turn():
        assert not erase(Person(None, ""), Known(names=frozenset({"欧阳不在册"})), SYSTEM)
    assert KeptSheet.objects.count() == 1


@pytest.mark.parametrize("number", ["13900005678", "1390000567"])
def test_a_sheet_that_waits_goes_with_whoever_stands_in_it(town: City, number: str) -> None:
    row = ("lufang", "陆芳", number, "梧桐里社区", "网格员", "")
    one = send(town, "people", row)
    with turn():
        erase(Person(None, ""), Known(names=frozenset({"陆芳"})), SYSTEM)
    one.refresh_from_db()
    assert one.state in {ImportState.DISCARDED, ImportState.FAULTY}
    assert not KeptSheet.objects.exists()


def test_what_one_wrote_goes_and_that_one_asked_stays(town: City, run_jobs: RunJobs) -> None:
    one = asked(town)
    run_jobs()
    who, known = person(town, "he")
    (section,) = export(who)
    assert section.rows[0][2] == WHY
    with turn():
        erase(who, known, SYSTEM)
    one.refresh_from_db()
    assert (one.reason, one.asked_by_id) == ("", town.accounts["he"].pk)
