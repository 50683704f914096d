"""What people of the demo city said about the platform, told by verbs."""

from datetime import timedelta

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.reference import held
from jielin.people.acting import ANYONE
from jielin.people.models import Account
from jielin.people.queries import acting, resident
from jielin.territory.queries import gazetteer

from ..models import Feedback, Said

HOME, WUTONGLI = 1, "990102001001"
THANKS = "谢谢您。大字版的日期已经改成每月一行，您再看看。还有不方便的，请在这里接着说。"


def tell(people: dict[str, Account]) -> None:
    """One that was answered, and one without an account that waits."""
    if Feedback.objects.exists():
        return
    now = clock.now()
    with held():
        with clock.at(now - timedelta(days=4)):
            text = "大字版里选日期的格子太小，手指按不准，老按到旁边一天。"
            chen = resident(people["chen"])
            asked = Feedback.receive(_said("suggestion", text), tenant_id=HOME, by=chen)
        with clock.at(now - timedelta(days=2)):
            asked.answer(by=acting(people["qian"]), text=THANKS)
        with clock.at(now - timedelta(hours=5)):
            text = "反映页面加照片，有时候一直转圈，要退出来重新进。手机是前几年的旧手机。"
            Feedback.receive(_said("fault", text), tenant_id=HOME, by=ANYONE)


def _said(topic: str, text: str) -> Said:
    place = gazetteer().by_code(WUTONGLI)
    return Said(
        topic=topic,
        text=text,
        sender="",
        filed_key=uuid7(),
        page="/landong/c/wutongli/report/",
        area_id=place.id if place else None,
    )
