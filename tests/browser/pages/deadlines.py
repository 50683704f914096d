"""Rules, calendar, categories, wordings and homes: each page, and each state it can be in."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from jielin.catalogue.models import Because, CategoryRecord, DangerRecord
from jielin.deadlines.models import RuleProposal, Wanted, WorkDay, WorkingYear
from jielin.deadlines.reckoning import ZONE
from jielin.kernel import clock
from jielin.messages.models import HomeWording
from tests.browser.sample import DESK, Deed, Sample
from tests.cast import City

OURS = frozenset({"desk_deadlines"})
POSTED = frozenset({"desk_deadlines:load", "desk_deadlines:end_word", "desk_deadlines:reset"})
SOURCE, NOTICE = "澜东区办〔2026〕12号", "国办发明电〔2026〕9号"
WORDS = (SOURCE, NOTICE, "路灯坏了", "路灯不亮", "浓烟", "依据不足", "【街邻】")
SETTINGS = DESK + "settings/"
LAMP = "R1203"


def tell(city: City) -> dict[str, str]:
    """Proposals in each state, an own rule, a changed category, a marked day, own words."""
    proposals = {state: f"{_proposal(city, state).pk}" for state in ENDS}
    qian, home = city.actor("qian"), city.home
    CategoryRecord.rename(
        LAMP, Because(qian, home, SOURCE, 1), name="路灯坏了", name_en="Street lamp out"
    )
    DangerRecord.set_word("浓烟", "119", tenant=home, by=qian)
    day = date(2027, 1, 1)
    seen = WorkDay.told(day)
    WorkingYear.mark(day, works=False, source=NOTICE, seen=seen, tenant=home, by=qian)
    told = {"text": "【澜东区】请就 {number} 补充情况：{link}", "seen": 0}
    english = "【澜东区】Tell us more about {number}: {link}"
    HomeWording.reword("request_asked", text_en=english, tenant=home, by=qian, **told)  # type: ignore[arg-type]
    own = RuleProposal.objects.get(tenant_id=home.pk, pk=proposals["confirmed"]).made_id
    return {**proposals, "own": f"{own}"}


ENDS = {"proposed": "resolve", "confirmed": "verify", "refused": "contact", "withdrawn": "redo"}


def _proposal(city: City, state: str) -> RuleProposal:
    ahead = clock.now().astimezone(ZONE).date() + timedelta(days=10)
    wanted = Wanted(ENDS[state], 5, "natural_day", SOURCE, ahead)
    one = RuleProposal.propose(wanted, tenant=city.home, by=city.actor("qian"))
    if state == "confirmed":
        one.confirm(by=city.actor("he"))
    elif state == "refused":
        one.refuse(by=city.actor("he"), reason="依据不足")
    elif state == "withdrawn":
        one.withdraw(by=city.actor("qian"))
    return one


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    """Rules first, then how the rest is done."""
    yield from _rules(told)
    yield from _calendar()
    yield from _categories()
    yield from _wordings()
    yield Sample("deadlines-homes", SETTINGS + "homes/", "qian")


def _rules(told: Mapping[str, str]) -> Iterator[Sample]:
    rules = SETTINGS + "rules/"
    yield Sample("deadlines-rules", rules, "qian")
    yield Sample("deadlines-rules-he", rules, "he")
    yield Sample("deadlines-kind", rules + "kinds/resolve/", "qian")
    yield Sample("deadlines-kind-own", rules + "kinds/verify/", "qian")
    yield from _form("deadlines-propose", rules + "new/?kind=resolve")
    yield from _form("deadlines-end", f"{rules}{told['own']}/end/")
    for state in ENDS:
        yield Sample(f"deadlines-{state}", f"{rules}proposals/{told[state]}/", "he")
    yield Sample("deadlines-proposed-own", f"{rules}proposals/{told['proposed']}/", "qian")
    steps = f"{rules}proposals/{told['proposed']}/steps/"
    yield Sample("deadlines-step-confirm", steps + "confirm/", "he")
    yield from _form("deadlines-step-refuse", steps + "refuse/", "he")
    yield Sample("deadlines-step-withdraw", steps + "withdraw/", "qian")
    yield Sample("deadlines-step-not-mine", steps + "confirm/", "qian")


def _calendar() -> Iterator[Sample]:
    calendar = SETTINGS + "calendar/"
    yield Sample("deadlines-calendar", calendar + "?year=2026", "qian")
    yield Sample("deadlines-calendar-guessed", calendar + "?year=2027", "qian")
    yield from _form("deadlines-mark", calendar + "mark/?day=2027-01-02")


def _categories() -> Iterator[Sample]:
    tree = SETTINGS + "categories/"
    yield Sample("deadlines-categories", tree, "qian")
    yield Sample("deadlines-categories-city", tree + "?tree=city", "qian")
    yield Sample("deadlines-categories-found", tree + "?q=路灯", "qian")
    yield Sample("deadlines-categories-nothing", tree + "?q=zzz", "qian")
    yield Sample("deadlines-group", tree + "R12/", "qian")
    yield Sample("deadlines-category", f"{tree}{LAMP}/", "qian")
    yield from _form("deadlines-category-new", tree + "R12/new/")
    for verb in ("rename", "reword", "route", "place", "limit"):
        yield Sample(f"deadlines-{verb}", f"{tree}{LAMP}/{verb}/", "qian")
    yield Sample("deadlines-rename-wrong", f"{tree}{LAMP}/rename/", "qian", sends=True)
    yield from _form("deadlines-dangers", SETTINGS + "danger-words/")


def _wordings() -> Iterator[Sample]:
    wordings = SETTINGS + "wordings/"
    yield Sample("deadlines-wordings", wordings, "qian")
    yield Sample("deadlines-wording", wordings + "request_asked/", "qian")
    yield Sample("deadlines-wording-delivered", wordings + "request_closed/", "qian")
    yield Sample("deadlines-wording-staff", wordings + "work_due/", "qian")


def _form(name: str, path: str, who: str = "qian", *before: Deed) -> Iterator[Sample]:
    """The form, and what it says when nothing was typed."""
    yield Sample(name, path, who, before)
    yield Sample(f"{name}-wrong", path, who, before, sends=True)
