"""Settings of people: each page, and each state an appointment can be in."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.people.models import Account, Appointment
from jielin.people.queries import acting
from tests.browser.sample import DESK, Sample
from tests.cast import PASSWORD, City

OURS = frozenset({"desk_people"})
POSTED: frozenset[str] = frozenset()
STAFF = (
    ("tao", "陶然", "东桥街道", "street_leader"),
    ("feng", "冯安", "澜东区市民诉求中心", "security_admin"),
    ("ying", "应明", "澜东区市民诉求中心", "audit_admin"),
)
PHONES = {"tao": "13700003333"}
NEW, REASON = "金晓", "还没有报到"
WORDS = (
    "王",
    "桥",
    *(name for _who, name, _unit, _post in STAFF),
    NEW,
    REASON,
    "新桥街道",
    "社区工作者",
)
PEOPLE, PAGES = DESK + "settings/people/", DESK + "settings/"


def tell(city: City) -> dict[str, str]:
    """Appointments in each state, a stand-in, a leave, and a renamed organisation."""
    for who, name, unit, post in STAFF:
        _appoint(city, who, name, unit, post)
    tao, feng = acting(city.accounts["tao"]), acting(city.accounts["feng"])
    wang = Appointment.objects.get(account=city.accounts["wang"])
    now = clock.now()
    when: dict[str, Any] = {"since": now, "until": now + timedelta(days=9)}
    stands_in = Appointment.propose_stand_in(city.accounts["hu"], of=wang, by=tao, **when)
    stands_in.confirm(by=feng)
    wang.note_leave(stand_in=city.accounts["li"], by=tao, **when)
    refused = _proposed(city, "jin", "community_worker")
    refused.refuse(by=feng, reason=REASON)
    waiting = _proposed(city, "jin2", "grid_worker")
    return {
        "unit": str(city.unit("梧桐里社区").id),
        "empty": str(city.unit("柳巷社区").id),
        "street": str(city.unit("东桥街道").id),
        "standing": str(wang.pk),
        "stands_in": str(stands_in.pk),
        "refused": str(refused.pk),
        "waiting": str(waiting.pk),
        "person": str(city.accounts["wang"].pk),
        "with_phone": str(city.accounts["tao"].pk),
        "newcomer": str(waiting.account_id),
    }


def _appoint(city: City, who: str, name: str, unit: str, post: str) -> None:
    account = Account.enlist(who, name, PASSWORD, PHONES.get(who, ""))
    city.accounts[who] = account
    since = clock.now() - timedelta(days=30)
    Appointment.appoint(account, unit=city.unit(unit), post=post, by=SYSTEM, since=since)


def _proposed(city: City, username: str, post: str) -> Appointment:
    new = Account.welcome(username, NEW)
    unit, tao = city.unit("梧桐里社区"), acting(city.accounts["tao"])
    return Appointment.propose(new, unit=unit, post=post, by=tao)


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    """The front page, organisations, people, accounts, and the record of changes."""
    for who in ("qian", "tao", "feng", "ying"):
        yield Sample(f"people-settings-{who}", PAGES, who)
    yield from _organisations(told)
    yield from _posts(told)
    yield from _account(told)
    yield Sample("people-audit", PAGES + "audit/", "ying")
    yield Sample("people-audit-person", PAGES + "audit/?person=wang", "ying")
    yield Sample("people-audit-nothing", PAGES + "audit/?day=2020-01-01", "ying")
    yield Sample("people-audit-wrong", PAGES + "audit/?person=zzz", "ying")


def _organisations(told: Mapping[str, str]) -> Iterator[Sample]:
    units = PAGES + "organisations/"
    yield Sample("people-organisations", units, "qian")
    yield Sample("people-organisations-found", units + "?q=桥", "qian")
    yield Sample("people-organisations-nothing", units + "?q=zzz", "qian")
    yield from _form("people-found", units + "new/", "qian")
    yield Sample("people-organisation", f"{units}{told['street']}/", "qian")
    yield Sample("people-organisation-tao", f"{units}{told['street']}/", "tao")
    for verb in ("rename", "move_under", "serve", "be_reached", "close"):
        page = f"{units}{told['unit']}/steps/{verb}/"
        yield Sample(f"people-unit-{verb}", page, "qian")


def _posts(told: Mapping[str, str]) -> Iterator[Sample]:
    yield Sample("people-index", PEOPLE, "feng")
    yield Sample("people-index-tao", PEOPLE, "tao")
    yield Sample("people-search", PEOPLE + "?q=王", "feng")
    yield Sample("people-search-nothing", PEOPLE + "?q=zzz", "feng")
    yield Sample("people-unit", f"{PEOPLE}units/{told['unit']}/", "tao")
    yield Sample("people-unit-empty", f"{PEOPLE}units/{told['empty']}/", "feng")
    yield from _form("people-propose", f"{PEOPLE}units/{told['unit']}/appoint/", "tao")
    yield from _form("people-newcomer", f"{PEOPLE}units/{told['unit']}/appoint/new/", "tao")
    one = f"{PEOPLE}appointments/"
    for state in ("standing", "stands_in", "refused", "waiting"):
        yield Sample(f"people-appointment-{state}", f"{one}{told[state]}/", "tao")
    yield Sample("people-appointment-waiting-feng", f"{one}{told['waiting']}/", "feng")
    yield from _form("people-stand-in", f"{one}{told['standing']}/stand-in/", "tao")
    steps = PAGES + "appointments/"
    for verb in ("note_leave", "hand_over"):
        yield from _form(f"people-{verb}", f"{steps}{told['standing']}/steps/{verb}/", "tao")
    yield Sample("people-end", f"{steps}{told['standing']}/steps/end/", "tao")
    yield Sample("people-withdraw", f"{steps}{told['waiting']}/steps/withdraw/", "tao")
    yield from _form("people-refuse", f"{steps}{told['waiting']}/steps/refuse/", "feng")


def _account(told: Mapping[str, str]) -> Iterator[Sample]:
    yield Sample("people-person", f"{PEOPLE}accounts/{told['with_phone']}/", "feng")
    yield Sample("people-person-tao", f"{PEOPLE}accounts/{told['person']}/", "tao")
    yield Sample("people-person-new", f"{PEOPLE}accounts/{told['newcomer']}/", "feng")
    for verb in ("reset_second_factor", "give_password", "show_phone"):
        page = f"{PEOPLE}accounts/{told['with_phone']}/{verb}/"
        yield from _form(f"people-{verb}", page, "feng")


def _form(name: str, path: str, who: str) -> Iterator[Sample]:
    """The form, and what it says when nothing was typed."""
    yield Sample(name, path, who)
    yield Sample(f"{name}-wrong", path, who, sends=True)
