"""Data rights: one's own pages, and those of whoever decides, in each state."""

from collections.abc import Iterator, Mapping

from jielin.kernel import clock
from jielin.people.queries import resident
from jielin.rights.models import Consent, Correction, DataRequest, RetentionRun
from jielin.rights.states import About, Ground
from jielin.rights.tests.conftest import Office, office_of
from tests import stories
from tests.browser.sample import DESK, Sample
from tests.cast import City

OURS = frozenset({"rights", "desk_rights"})
# Files, and what only takes what a form sends.
POSTED = frozenset(
    {
        "rights:download", "rights:withdraw", "rights:withdraw_consent", "rights:copy",
        "rights:fetch",
    }
)  # fmt: skip
MINE, KEPT = "/me/data/", DESK + "settings/data-requests/"
TOLD = Correction(About.OTHER, "楼号写成了6号楼", "应为8号楼，三单元。")
ANSWER, WHY = "已在事项上注明。", "档案法第十四条要求保存。"
PURPOSE = "回电核实楼号"
WORDS = (TOLD.wrong, TOLD.right, ANSWER, WHY, PURPOSE, "顾安", "边审", "石岩")


def tell(city: City) -> dict[str, str]:
    """Requests in each state, a look at a number, a consent, and a day's proof."""
    office = office_of(city)
    Consent.give(office.accounts["chen"])
    case = stories.accepted(office)
    case.reveal(by=office.actor("li"), purpose=PURPOSE)
    RetentionRun.run(clock.now())
    return _requests(office)


def _requests(office: Office) -> dict[str, str]:
    gu = office.keeper()
    done, refused, waits = (_asked(office, how) for how in ("correct", "refuse", ""))
    sui = resident(office.accounts["sui"])
    deletion = DataRequest.ask_deletion(tenant_id=1, by=sui)
    assert gu.id is not None
    return {
        "done": done.number,
        "refused": refused.number,
        "waits": waits.number,
        "deletion": deletion.number,
    }


def _asked(office: Office, how: str) -> DataRequest:
    asked = DataRequest.ask_correction(TOLD, tenant_id=1, by=office.chen)
    if how == "correct":
        asked.correct(by=office.keeper(), answer=ANSWER)
    if how == "refuse":
        asked.refuse(by=office.keeper(), ground=Ground.STATUTORY, answer=WHY)
    return asked


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    """One's own pages, then the desk."""
    for page in ("", "held/", "seen/", "export/", "consents/", "erase/"):
        yield Sample(f"rights-{page.strip('/') or 'front'}", MINE + page, "chen")
    yield Sample("rights-correct", f"{MINE}correct/", "chen")
    yield Sample("rights-correct-wrong", f"{MINE}correct/", "chen", sends=True)
    yield Sample("rights-erase-sui", f"{MINE}erase/", "sui")
    for state in ("waits", "done", "refused"):
        yield Sample(f"rights-request-{state}", f"{MINE}requests/{told[state]}/", "chen")
    yield from _desk(told)


def _desk(told: Mapping[str, str]) -> Iterator[Sample]:
    yield Sample("rights-desk-list", KEPT, "gu")
    yield Sample("rights-desk-answered", f"{KEPT}?view=answered", "gu")
    for state in ("waits", "done", "refused", "deletion"):
        yield Sample(f"rights-desk-{state}", f"{KEPT}{told[state]}/", "gu")
    for verb, state in (("correct", "waits"), ("erase", "deletion"), ("refuse", "deletion")):
        page = f"{KEPT}{told[state]}/{verb}/"
        yield Sample(f"rights-step-{verb}", page, "gu")
        yield Sample(f"rights-step-{verb}-wrong", page, "gu", sends=True)
    yield Sample("rights-retention", DESK + "settings/retention/", "bian")
