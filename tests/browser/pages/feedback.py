"""About the platform: the entry, the receipt in each state, and the pages of whoever answers."""

from collections.abc import Iterator, Mapping

from jielin.feedback.models import Feedback
from jielin.feedback.states import FeedbackState
from jielin.feedback.tests.conftest import ANSWER, TEXT, Town, town_of
from tests.browser.sample import DESK, PORTAL, Sample
from tests.cast import City

OURS = frozenset({"feedback", "desk_feedback"})
POSTED = frozenset({"feedback:step"})
LAMP, AGAIN, LEAD = "3号楼门口的路灯不亮了。", "还是点不到。", "请在“我要反映”里告诉社区。"
WORDS = (TEXT, ANSWER, LAMP, AGAIN, LEAD)
ANSWERING = DESK + "feedback/"
ENTRY = f"/feedback/?from={PORTAL}report/"


def tell(city: City) -> dict[str, str]:
    """One in each state of somebody without an account, two of chen, one with a telephone."""
    town = town_of(city)
    told = {str(state): town.in_state(state) for state in FeedbackState}
    told |= {"mine": town.answered("chen"), "again": _again(town)}
    told |= {"lamp": town.received(text=LAMP), "phone": town.received(phone="13800002206")}
    keys = {name: one.number for name, one in told.items()}
    return keys | {f"key-{name}": one.key for name, one in told.items()}


def _again(town: Town) -> Feedback:
    one = town.answered()
    one.ask_again(by=town.asker(one), text=AGAIN)
    return one


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    """The portal's pages, then the desk's."""
    yield Sample("feedback-say", ENTRY)
    yield Sample("feedback-say-wrong", ENTRY, sends=True)
    yield Sample("feedback-say-anywhere", "/feedback/?from=/choose/")
    yield Sample("feedback-say-desk", f"/feedback/?from={DESK}cases/", "li")
    for name in ("received", "answered", "forwarded", "closed", "again", "lamp"):
        yield Sample(f"feedback-receipt-{name}", f"/landong/feedback/{told[f'key-{name}']}/")
    yield Sample("feedback-receipt-mine", f"/landong/feedback/{told['mine']}/", "chen")
    yield Sample("feedback-mine", "/me/feedback/", "chen")
    yield Sample("feedback-mine-none", "/me/feedback/", "sui")
    yield from _desk(told)


def _desk(told: Mapping[str, str]) -> Iterator[Sample]:
    yield Sample("feedback-workbench", DESK, "qian")
    yield Sample("feedback-list", ANSWERING, "qian")
    yield Sample("feedback-list-answered", ANSWERING + "?view=answered", "qian")
    for name in ("received", "answered", "forwarded", "closed", "again", "lamp", "phone"):
        yield Sample(f"feedback-desk-{name}", f"{ANSWERING}{told[name]}/", "qian")
    contact = f"{ANSWERING}{told['phone']}/contact/"
    yield Sample("feedback-contact", contact, "qian")
    yield Sample("feedback-contact-wrong", contact, "qian", sends=True)
    for verb in ("answer", "forward"):
        step = f"{ANSWERING}{told['received']}/steps/{verb}/"
        yield Sample(f"feedback-step-{verb}", step, "qian")
        yield Sample(f"feedback-step-{verb}-wrong", step, "qian", sends=True)
    gone = f"{ANSWERING}{told['answered']}/steps/answer/"
    yield Sample("feedback-step-answer-gone", gone, "qian")
