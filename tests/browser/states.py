"""A case of chen's in every state, for pages that must be looked at in each."""

from jielin.cases.models import Case, Inquiry, StandardReply
from jielin.cases.states import RequestType
from tests import stories
from tests.cast import City

from . import pages
from .samples import Known

SECRET = "有人说楼道广告费没有公示，请查一查。"
QUESTION = "请说明本月公共收益的入账和公示情况。"


def every_state(city: City, part: str = "") -> Known:
    """Tell each story once; the desk and the resident see the same cases. Apps by part."""
    numbers = {name: tell(city).number for name, tell in stories.STORIES.items()}
    unit = city.unit("梧桐里社区").id
    reply = StandardReply.shelve(
        tenant_id=1,
        organisation_id=unit,
        title="已联系物业",
        text="师傅会尽快上门，有结果告诉您。",
    )
    secret = confidential(city)
    inquiries = tuple(Inquiry.objects.values_list("number", flat=True))
    told = pages.tell(city, part)
    return Known(numbers, numbers, numbers, secret.number, inquiries, str(reply.pk), told)


def confidential(city: City) -> Case:
    """A report of misconduct, of which the street asks the community in its own words."""
    case = stories.registered(city, request_type=RequestType.REPORT, text=SECRET)
    case.accept(by=city.actor("zhou"))
    asked = city.unit("梧桐里社区").id
    case.inquire(by=city.actor("zhou"), unit_id=asked, question=QUESTION)
    return case
