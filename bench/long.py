"""One case whose timeline has thirty events, most of them with words."""

from datetime import timedelta

from jielin.cases.models import Case, Report
from jielin.cases.states import RequestType, Source
from jielin.catalogue.queries import catalogue
from jielin.kernel import clock
from jielin.people.models import Account
from jielin.people.queries import acting
from jielin.territory.queries import gazetteer

EVENTS = 30
WORDS = "已与物业和路灯所再次联系，备件在路上，到货后马上施工，请您再等一等，谢谢理解。"
ABOUT = "3号楼门口的路灯坏了很久，老人晚上下楼不方便，这条是记录最长的一件。"


def tell_long() -> Case:
    """Told through the verbs by li, at her own community."""
    by = acting(Account.objects.get(username="li"))
    began = clock.now() - timedelta(hours=EVENTS + 1)
    with clock.at(began):
        case = Case.register(_report(), tenant_id=1, by=by)
    with clock.at(began + timedelta(minutes=30)):
        case.accept(by=by)
    for hour in range(1, EVENTS - 1):
        with clock.at(began + timedelta(hours=hour)):
            case.note(by=by, text=WORDS, is_public=hour % 2 == 0)
    return case


def the_long_one() -> Case:
    """The one that `tell_long` has told."""
    return Case.objects.select_related("lead").get(tenant=1, text=ABOUT)


def _report() -> Report:
    leaf = catalogue().by_code("R1203")
    place = gazetteer().by_slug(1, "wutongli")
    if leaf is None or place is None:
        raise LookupError("The demo city is not there.")
    return Report(
        request_type=RequestType.HELP,
        category_id=leaf.id,
        area_id=place.id,
        text=ABOUT,
        source=Source.PHONE,
        name="陈芳",
        phone="13800002206",
    )
