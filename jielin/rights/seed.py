"""What people of the demo city asked about their own data, told by verbs."""

from datetime import timedelta

from jielin.kernel import clock
from jielin.kernel.reference import held
from jielin.people.models import Account
from jielin.people.queries import acting, resident

from .models import Consent, Correction, DataRequest, RetentionRun
from .states import About

HOME = 1
MOVED_AWAY = "13900005678"
WRONG = Correction(
    About.OTHER,
    "上个月电话反映水压低那件，登记的楼号写成了6号楼。",
    "应为8号楼，我住8号楼三单元。",
)


def tell(people: dict[str, Account]) -> None:
    """One asks for a correction; one who moved away was erased last week; the daily proof."""
    if DataRequest.objects.exists():
        return
    now, feng = clock.now(), acting(people["feng"])
    with held():
        with clock.at(now - timedelta(days=9)):
            gone = Account.of_phone(MOVED_AWAY)
            Consent.give(gone)
            asked = DataRequest.ask_deletion(tenant_id=HOME, by=resident(gone))
        with clock.at(now - timedelta(days=6)):
            asked.erase(by=feng, answer="本人来电确认已搬离，核对号码无误，予以删除。")
        with clock.at(now - timedelta(days=2)):
            Consent.give(people["chen"])
            DataRequest.ask_correction(WRONG, tenant_id=HOME, by=resident(people["chen"]))
        with clock.at(now - timedelta(hours=7)):
            RetentionRun.run(clock.now())
