"""A district with posts, a department, and people without any post yet."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.management import call_command
from django.db import connections

from jielin.kernel.actors import SYSTEM
from jielin.kernel.workflow import Refused
from jielin.messages.models import OutboxMessage
from jielin.organisations.models import Organisation
from jielin.organisations.queries import Unit, directory
from jielin.organisations.tests.conftest import District
from jielin.organisations.tests.conftest import district as district
from jielin.people.models import Account, Appointment, CodeRefused

PASSWORD = "wutongli-2026"
PHONE = "13800002206"


@dataclass
class Ground:
    """The units people are appointed at."""

    district: District
    department: Unit

    @property
    def centre(self) -> Unit:
        return directory().get(self.district.centre.pk)

    @property
    def street(self) -> Unit:
        return directory().get(self.district.street.pk)

    @property
    def community(self) -> Unit:
        return directory().get(self.district.community.pk)


@pytest.fixture
def ground(district: District) -> Ground:
    call_command("load_posts", verbosity=0)
    made = Organisation.found(
        tenant=district.home, kind=Organisation.Kind.DEPARTMENT, name="区住建局",
        parent=district.centre, area=district.area,
    )  # fmt: skip
    return Ground(district, directory().get(made.pk))


def enlist(username: str, name: str = "李敏") -> Account:
    return Account.enlist(username, name, PASSWORD)


def race(*acts: Callable[[], object]) -> list[str]:
    """What becomes of several people's acts at the same moment."""
    start, outcomes = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
            outcomes.append("won")
        except (CodeRefused, Refused):
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def appoint(account: Account, unit: Unit, post: str, **more: object) -> Appointment:
    return Appointment.appoint(account, unit=unit, post=post, by=SYSTEM, **more)


@pytest.fixture
def code_sent() -> Callable[[], str]:
    """The six digits of the newest text message."""

    def read() -> str:
        newest = OutboxMessage.objects.order_by("-id")[0]
        found = re.search(r"\d{6}", newest.text)
        assert found
        return found[0]

    return read
