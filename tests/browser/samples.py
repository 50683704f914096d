"""The list of all pages: one sample for each address and each state it can be in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from . import pages
from .errands import CHOSEN, OWN
from .sample import DESK, PORTAL, Deed, Sample

PHONE = "13800002206"


@dataclass(frozen=True)
class Known:
    """The numbers a city has to offer, by state of the case."""

    mine: Mapping[str, str]  # asked by chen
    cases: Mapping[str, str]  # seen by li
    theirs: Mapping[str, str]  # held by the unit of zhao
    confidential: str
    inquiries: tuple[str, ...]
    reply: str
    told: pages.Told = field(default_factory=dict)  # by app, what its story is known by


def samples(known: Known) -> list[Sample]:
    """Every page, portal first."""
    return [
        *_front(), *_signing_in(), *_report(), *_own(known),
        *_workbench(), *_lists(), *_cases(known), *_steps(known), *_asides(known),
        *pages.samples(known.told),
    ]  # fmt: skip


def _front() -> Iterator[Sample]:
    yield Sample("portal-front", "/")
    yield Sample("portal-choose", "/choose/")
    yield Sample("portal-choose-found", "/choose/?q=梧桐")
    yield Sample("portal-choose-nothing", "/choose/?q=没有这个地方")
    yield Sample("portal-home", PORTAL)
    yield Sample("portal-home-signed-in", PORTAL, "chen")
    yield Sample("portal-me", "/me/")
    yield Sample("portal-me-signed-in", "/me/", "chen")
    for name in ("help", "accessibility", "privacy"):
        yield Sample(f"portal-{name}", f"/about/{name}/")
    yield Sample("portal-reader", "/me/reader/")
    yield Sample("portal-offline", "/offline/")
    yield Sample("portal-not-found", PORTAL + "没有/")


def _signing_in() -> Iterator[Sample]:
    asked = ("/login/", {"phone": "13700001111"})
    yield Sample("signin-login", "/login/")
    yield Sample("signin-login-for-desk", "/login/?next=/desk/")
    yield Sample("signin-wrong", "/login/", sends=True)
    yield Sample("signin-code", "/login/code/", before=(asked,))
    yield Sample("signin-code-wrong", "/login/code/", before=(asked,), sends=True)
    yield Sample("signin-sessions", "/me/sessions/", "li")
    yield Sample("signin-password", "/me/password/", "li")
    yield Sample("signin-password-wrong", "/me/password/", "li", sends=True)
    typed = (DESK + "replies/", {"title": "路灯", "text": "已经报修，今天下午有人来看。"})
    entered = ("/login/", {"username": "li", "password": OWN})
    yield Sample("signin-kept", "/login/kept/", before=(typed, entered))


# The questions of a report, with the answers that lead past each.
KIND: Deed = ("report/kind/", {"kind": "help"})
ACCUSING: Deed = ("report/kind/", {"kind": "complaint"})
PLACE: Deed = ("report/location/", {"place": "梧桐路88弄3号楼门前"})
TEXT: Deed = ("report/describe/", {"text": "3号楼门口的路灯不亮了，老人下楼要摸黑。"})
GAS: Deed = ("report/describe/", {"text": "楼道里闻到煤气味，越来越重。"})
CLASS: Deed = ("report/category/", {"category": CHOSEN})
REACH: Deed = ("report/contact/", {"phone": PHONE, "name": "陈芳", "prefers": "both"})
LOOKED: Deed = ("report/duplicates/", {})
SENT: Deed = ("report/check/", {})


def _report() -> Iterator[Sample]:
    yield _question("kind")
    yield _question("resume", KIND, PLACE, TEXT, path="")
    yield _question("about", ACCUSING)
    yield _question("location", KIND)
    yield _question("duplicates", KIND, PLACE, TEXT)
    yield _question("describe", KIND, PLACE)
    yield _question("danger", KIND, PLACE, GAS)
    yield _question("category", KIND, PLACE, TEXT)
    yield _question("contact", KIND, PLACE, TEXT, CLASS)
    yield _question("check", KIND, PLACE, TEXT, CLASS, REACH)
    for name in ("about", "location", "describe", "contact"):
        yield _question(name, ACCUSING if name == "about" else KIND, is_wrong=True)


def _question(name: str, *before: Deed, path: str | None = None, is_wrong: bool = False) -> Sample:
    where = PORTAL + "report/" + (f"{name}/" if path is None else path)
    done = tuple((PORTAL + page, told) for page, told in before)
    tail = "-wrong" if is_wrong else ""
    return Sample(f"report-{name}{tail}", where, before=done, sends=is_wrong)


def _own(known: Known) -> Iterator[Sample]:
    own = PORTAL + "requests/"
    yield Sample("requests-doors", own)
    yield Sample("requests-list", own, "chen")
    yield Sample("requests-list-empty", own, "sui")
    yield Sample("requests-find", own + "find/")
    yield Sample("requests-find-wrong", own + "find/", sends=True)
    found: Deed = (own + "find/", {"number": "SQ20260101-0001", "phone": PHONE})
    yield Sample("requests-find-code", own + "find/code/", before=(found,))
    for state, number in known.mine.items():
        yield Sample(f"request-{state}", f"{own}{number}/", "chen")
    for number in list(known.mine.values())[:1]:
        yield Sample("report-done", f"{PORTAL}report/done/{number}/", "chen")
    for state, verb in (("handling", "add"), ("waiting", "supply"), ("verified", "rate")):
        yield from _own_step(known, state, verb)
        yield from _own_step(known, state, verb, is_wrong=True)
    yield from _own_step(known, "registered", "withdraw")
    yield from _own_step(known, "closed", "rate")


def _own_step(known: Known, state: str, verb: str, *, is_wrong: bool = False) -> Iterator[Sample]:
    if number := known.mine.get(state):
        path = f"{PORTAL}requests/{number}/steps/{verb}/"
        tail = "-wrong" if is_wrong else ""
        yield Sample(f"request-step-{verb}-{state}{tail}", path, "chen", sends=is_wrong)


def _workbench() -> Iterator[Sample]:
    yield Sample("desk-front", "/desk/", "li")
    for who in ("li", "wang", "zhou", "zhao", "he", "zheng"):
        yield Sample(f"desk-workbench-{who}", DESK, who)
    yield Sample("desk-keys", DESK + "keys/", "li")
    yield Sample("desk-jobs", DESK + "jobs/", "qian")
    yield Sample("desk-settings", DESK + "settings/", "qian")
    yield Sample("desk-outbox", DESK + "outbox/", "qian")
    yield Sample("desk-outbox-failed", DESK + "outbox/?state=failed", "qian")
    yield Sample("desk-not-found", DESK + "cases/SQ20200101-0001/", "li")
    yield Sample("desk-not-yours", DESK + "jobs/", "li")
    yield Sample("desk-locks-not-yours", DESK + "settings/locks/", "li")


def _lists() -> Iterator[Sample]:
    for view in ("mine", "soon", "dispatch", "unhappy", "all"):
        yield Sample(f"desk-list-{view}", f"{DESK}cases/?view={view}", "li")
    yield Sample("desk-list-no-match", DESK + "cases/?view=all&q=没有这样的诉求", "li")
    yield Sample("desk-list-strange", DESK + "cases/?view=all&from=昨天&state=nothing", "li")
    yield Sample("desk-new", DESK + "cases/new/", "li")
    yield Sample("desk-new-wrong", DESK + "cases/new/", "li", sends=True)
    yield Sample("desk-inquiries", DESK + "inquiries/", "li")
    yield Sample("desk-inquiries-empty", DESK + "inquiries/", "zhao")
    yield Sample("desk-replies", DESK + "replies/", "li")
    yield Sample("desk-replies-wrong", DESK + "replies/", "li", sends=True)


def _cases(known: Known) -> Iterator[Sample]:
    for state, number in known.cases.items():
        yield Sample(f"desk-case-{state}", f"{DESK}cases/{number}/", "li")
    if theirs := known.theirs.get("handling"):
        yield Sample("desk-case-handling-zhao", f"{DESK}cases/{theirs}/", "zhao")
    if ours := known.cases.get("handling"):
        yield Sample("desk-case-handling-wang", f"{DESK}cases/{ours}/", "wang")
    yield Sample("desk-case-confidential", f"{DESK}cases/{known.confidential}/", "zhou")


STEPS = (
    ("registered", "li", "accept answer not_accept recuse"),
    ("accepted", "li", "dispatch start contact"),
    ("dispatched", "zhao", "take"),
    ("handling", "zhao", "ask resolve propose_end plan_stages"),
    ("resolved", "li", "verify fail_check"),
    ("verified", "li", "revisit send_back miss_revisit"),
    ("closed", "li", "accept"),
)
# Nothing is required there, so nothing can be wrong.
PLAIN = frozenset({"accept", "start", "take", "miss_revisit"})


def _steps(known: Known) -> Iterator[Sample]:
    for state, who, verbs in STEPS:
        number = (known.theirs if who == "zhao" else known.cases).get(state)
        for verb in verbs.split() if number else ():
            path = f"{DESK}cases/{number}/steps/{verb}/"
            yield Sample(f"desk-step-{verb}-{state}", path, who)
            if verb not in PLAIN:
                yield Sample(f"desk-step-{verb}-{state}-wrong", path, who, sends=True)
    path = f"{DESK}cases/{known.confidential}/steps/inquire/"
    yield Sample("desk-step-inquire", path, "zhou")


def _asides(known: Known) -> Iterator[Sample]:
    number = next(iter(known.cases.values()))
    case = f"{DESK}cases/{number}/"
    for name in ("print", "same-place", "contact"):
        yield Sample(f"desk-{name}", f"{case}{name}/", "li")
    yield Sample("desk-calls", "/desk/landong/calls/", "li")
    yield Sample("desk-slips", "/desk/landong/slips/", "li")
    yield Sample("desk-contact-wrong", case + "contact/", "li", sends=True)
    if known.reply:
        yield Sample("desk-reply", f"{DESK}replies/{known.reply}/", "li")
    for number in known.inquiries[:1]:
        yield Sample("desk-inquiry-asked", f"{DESK}inquiries/{number}/", "li")
        yield Sample("desk-inquiry-asking", f"{DESK}inquiries/{number}/", "zhou")
        yield Sample("desk-inquiry-reply", f"{DESK}inquiries/{number}/steps/reply/", "li")
