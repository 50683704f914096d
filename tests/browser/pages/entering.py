"""Signing in with a second factor, setting it up, and the way out of a lock."""

import re
from collections.abc import Iterator, Mapping

from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone

from jielin.faces.signin.tests.conftest import with_factor
from jielin.kernel.actors import SYSTEM
from jielin.messages.models import OutboxMessage
from jielin.people.models import Account, Appointment
from tests.browser.errands import OWN
from tests.browser.sample import DESK, Sample
from tests.cast import PASSWORD, City

OURS = frozenset({"signin"})
# With, back and tie lead to another site, which no test asks; the file is no page.
POSTED = frozenset(
    {
        *("signin:with", "signin:back", "signin:tie", "signin:untie"),
        *("signin:renew", "signin:codes_file", "desk:lift"),
    }
)
WORDS = ("安宁", "王建国")
LOCKS = DESK + "settings/locks/"


def tell(city: City) -> dict[str, str]:
    """Someone with a second factor, someone locked out, and the one who unlocks."""
    guard = city.accounts.get("an") or Account.enlist("an", "安宁", PASSWORD)
    city.accounts["an"] = guard
    unit = city.unit("澜东区市民诉求中心")
    Appointment.appoint(guard, unit=unit, post="security_admin", by=SYSTEM)
    with_factor(city.accounts["zhou"])
    AccessAttempt.objects.create(
        username="wang", failures_since_start=5, attempt_time=timezone.now()
    )
    return {
        "theirs": _after_the_code(Account.enlist("duo", "多多", PASSWORD, "13700001111")),
        "no_password": _after_the_code(Account.welcome("nian", "念念", "13700001112")),
    }


def _after_the_code(account: Account) -> str:
    """The session of somebody who has shown a code of the number, which opens no account."""
    client = Client()
    client.post("/login/", {"phone": account.phone})
    found = re.search(r"\d{6}", OutboxMessage.objects.order_by("-id")[0].text)
    client.post("/login/code/", {"code": found[0] if found else ""})
    return client.cookies["sessionid"].value


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    """Each page as whoever comes to it."""
    zhou = ("/login/", {"username": "zhou", "password": OWN})
    li = ("/login/", {"username": "li", "password": OWN})
    yield Sample("entering-second", "/login/second/", before=(zhou,))
    yield Sample("entering-second-wrong", "/login/second/", before=(zhou,), sends=True)
    yield Sample("entering-setup", "/login/second/setup/", before=(li,))
    yield Sample("entering-setup-wrong", "/login/second/setup/", before=(li,), sends=True)
    yield Sample("entering-prove-again", "/login/?next=/login/second/setup/", "li")
    for name in ("theirs", "no_password"):
        known = {"sessionid": told[name]}
        yield Sample(f"entering-whose-{name}", "/login/whose/", cookies=known)
    known = {"sessionid": told["theirs"]}
    yield Sample("entering-whose-wrong", "/login/whose/", sends=True, cookies=known)
    yield Sample("entering-own-none", "/me/second/", "li")
    yield Sample("entering-own", "/me/second/", "zhou")
    yield Sample("entering-own-wrong", "/me/second/", "zhou", sends=True)
    yield Sample("entering-codes-gone", "/me/second/codes/", "li")
    yield Sample("entering-locks", LOCKS, "an")
    yield Sample("entering-locks-wrong", LOCKS, "an", sends=True)
