"""What the demo city has to show, asked over HTTP as its own people ask it."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from .errands import Errand
from .sample import DESK, PORTAL, Sample
from .samples import Known

PASSWORD = "jielin-demo-2026"
PHONES = {"chen": "13800002206", "sui": "13900001234"}
STATES = (
    "registered", "accepted", "dispatched", "handling", "waiting", "resolved", "verified", "redo",
    "closed", "not_accepted", "withdrawn",
)  # fmt: skip
NUMBER = re.compile(r"SQ\d{8}-\d{4,6}")
PATIENCE = 600


@dataclass
class City:
    """The demo, and who has signed in there so far."""

    url: str
    entered: dict[str, dict[str, str]] = field(default_factory=dict)

    @staticmethod
    def wait(url: str, is_alive: Callable[[], bool]) -> None:
        """Until the server answers; the first time the demo must be settled before."""
        until = time.monotonic() + PATIENCE
        while is_alive() and time.monotonic() < until:
            try:
                with urlopen(f"{url}/healthz", timeout=5):  # noqa: S310
                    return
            except (URLError, OSError):
                time.sleep(1)
        raise SystemExit("The demo did not start.")

    def of(self, who: str) -> Errand:
        """The person, signed in."""
        errand = Errand(self.url, PASSWORD)
        if who and who not in self.entered:
            (self._by_code if who in PHONES else self._by_password)(errand, who)
            self.entered[who] = errand.cookies()
            return errand
        for name, value in self.entered.get(who, {}).items():
            errand.take(name, value)
        return errand

    def cookies_for(self, sample: Sample) -> dict[str, str]:
        """The cookies of somebody who did what comes before the page."""
        errand = self.of(sample.who)
        for path, data in sample.before:
            errand.post(path, data)
        return errand.cookies()

    def _by_password(self, errand: Errand, who: str) -> None:
        errand.post("/login/", {"username": who, "password": PASSWORD})

    def _by_code(self, errand: Errand, who: str) -> None:
        """The code stands in the outbox, where the operator reads it."""
        errand.post("/login/", {"phone": PHONES[who]})
        found = re.findall(r"验证码 (\d{6})", self.of("qian").get(DESK + "outbox/"))
        page = errand.post("/login/code/", {"code": found[0]}) if found else ""
        if not page or 'name="code"' in page:
            raise SystemExit(f"No code came for {who}: codes are limited, wait a few minutes.")


def known_of(city: City) -> Known:
    """A case in each state from the lists of li and chen, as far as the city has one."""
    li, zhou = city.of("li"), city.of("zhou")
    inquiries = re.findall(r"XW\d{8}-\d+", li.get(DESK + "inquiries/"))
    replies = re.findall(r"/replies/([0-9a-f-]{36})/", li.get(DESK + "replies/"))
    return Known(
        mine=_mine(city),
        cases=_listed(li),
        theirs=_listed(city.of("zhao")),
        confidential=_confidential(zhou),
        inquiries=tuple(inquiries[:1]),
        reply=next(iter(replies), ""),
    )


def _listed(errand: Errand) -> dict[str, str]:
    """The first of each state in the person's list."""
    found = {state: _first(errand.get(f"{DESK}cases/?view=all&state={state}")) for state in STATES}
    return {state: number for state, number in found.items() if number}


def _mine(city: City) -> dict[str, str]:
    """chen's own requests: the desk knows their states."""
    states: dict[str, str] = {}
    li = city.of("li")
    for number in dict.fromkeys(NUMBER.findall(city.of("chen").get(PORTAL + "requests/"))):
        for state in STATES:
            listed = li.get(f"{DESK}cases/?view=all&state={state}&q={quote(number)}")
            if number in re.sub(r'value="[^"]*"', "", listed) and _has_row(listed):
                states.setdefault(state, number)
    return states


def _has_row(page: str) -> bool:
    return "data-row" in page


def _first(page: str) -> str:
    found = re.search(rf"cases/({NUMBER.pattern})/", page)
    return found[1] if found else ""


def _confidential(zhou: Errand) -> str:
    """The first of zhou's list that is marked as one."""
    rows = zhou.get(f"{DESK}cases/?view=all").split("data-row")
    return next((_first(row) for row in rows if "保密" in row), "")
