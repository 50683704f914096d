"""Somebody with strange signs everywhere, whose words others repeat, from report to rating."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from jielin.cases.models import Case, Outside
from jielin.cases.states import NotAccepted, Satisfied, Solved, Source
from jielin.clients.tests.conftest import program
from jielin.exchange.models import SheetExport
from jielin.exchange.offers import exporter
from jielin.files.models import StoredFile
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Tenant
from jielin.kernel.sealed import seal
from jielin.people.acting import Acting
from jielin.people.models import Account, LookUp, PhoneCode
from jielin.people.queries import resident
from jielin.rights.models import Consent, Correction, DataRequest
from jielin.rights.states import About, Ground
from jielin.rights.tests.conftest import office_of, signed_in
from jielin.rulings.tests.conftest import more_time, prepared
from jielin.supervision.models import SupervisionOrder
from jielin.supervision.states import Reason
from jielin.whistles.models import WhistleOrder
from jielin.whistles.tests.conftest import Town
from tests import stories

NAME, PHONE = "龘靐鱻", "13987654321"
TYPED, WIDE = "139-8765-4321", "１３９ ８７６５ ４３２１"
TEXT = f"麤籲驫巷口的路灯坏了好几天，老人摸黑。我叫{NAME}，电话{TYPED}。"
PLACE = "龖龗胡同叁拾柒号"
ADDED = "灯杆就在龖龗胡同的爨犇茶馆门口。"
RATING = "爩灪师傅来得快，谢谢，灯亮了。"
# What nobody may find afterwards, anywhere.
NEEDLES = (NAME, "龘靐", "靐鱻", PHONE, TYPED, WIDE, "麤籲", "驫巷", "龖龗", "爨犇", "爩灪")
QUOTE = f"来电人{NAME}（{WIDE}）说：麤籲驫巷口的路灯坏了好几天，老人摸黑。"


@dataclass
class Life:
    """A person, what they asked, and who may erase them."""

    town: Town
    account: Account
    browser: Client
    keeper: Acting

    @property
    def me(self) -> Acting:
        return resident(Account.objects.get(pk=self.account.pk))

    @property
    def li(self) -> Acting:
        return self.town.actor("li")


def born(town: Town) -> Life:
    """Signed in by a code, with a name and a draft that was never sent."""
    PhoneCode.send(PHONE, purpose="sign_in", session="one", tenant=town.home)
    account = Account.of_phone(PHONE)
    account.call(NAME)
    Consent.give(account)
    browser = signed_in(account)
    session = browser.session
    session["requests.draft"] = seal(TEXT)
    session.save()
    return Life(town, account, browser, office_of(town).keeper())


def lived(town: Town) -> Life:
    """One request through every hand, one taken in by another's, one by a machine."""
    life = born(prepared_town(town))
    _asked_online(life)
    _taken_in(life)
    _by_machine(life)
    _of_others(life)
    return life


def prepared_town(town: Town) -> Town:
    prepared(town)  # type: ignore[arg-type]
    return town


def report(**told: Any) -> dict[str, Any]:
    usual = {"text": TEXT, "place": PLACE, "name": NAME, "phone": PHONE, "lng": 103.1, "lat": 36.7}
    return {**usual, **told}


def _asked_online(life: Life) -> None:
    town, zhao = life.town, life.town.actor("zhao")
    told = stories.report(town, **report())
    case = Case.register(told, tenant_id=1, by=life.me)
    photo(life).attach(Case.kind, case.pk)
    case.accept(by=life.li)
    case.reveal(by=life.li, purpose=f"给{NAME}回电")
    case.note(by=life.li, text=QUOTE, is_public=False)
    case.add(by=life.me, text=ADDED)
    case.dispatch(by=life.li, unit_id=town.unit("区路灯管理所").id)
    case.take(by=zhao)
    _repeated(life, case)
    case.ask_outside(by=zhao, told=Outside("惠民物业", "13700001111", QUOTE))
    more_time(town, case, reason=QUOTE)  # type: ignore[arg-type]
    case.resolve(by=zhao, text=f"已修好，告知{NAME}本人（{TYPED}）。")
    case.verify(by=life.li, text=f"到{PLACE}看过，灯亮。")
    case.rate(by=life.me, solved=Solved.YES, satisfied=Satisfied.YES, text=RATING)


def _repeated(life: Life, case: Case) -> None:
    """Higher apps repeat its words: a whistle filled in from it, and a supervision order."""
    town = life.town
    order = WhistleOrder.ask(
        town.told(text=TEXT, place=PLACE, case=case), tenant_id=1, by=town.actor("li")
    )
    order.decline(by=town.actor("zhou"), text=QUOTE)
    SupervisionOrder.put(case, by=SYSTEM, reason=Reason.OVERDUE, text=QUOTE)


def _taken_in(life: Life) -> None:
    """By telephone, merged into chen's, which quotes it and then ends both."""
    town = life.town
    told = stories.report(town, **report(source=Source.PHONE))
    LookUp.note(PHONE, tenant_id=1, by=life.li)
    case, other = Case.register(told, tenant_id=1, by=life.li), stories.handling(town)
    case.merge(by=life.li, into=other, text=f"{NAME}您好，并案办理。")
    other.note(by=town.actor("zhao"), text=QUOTE, is_public=False)
    other.resolve(by=town.actor("zhao"), text="开关已更换，灯亮了。")
    other.verify(by=life.li, text="灯亮。")
    other.rate(by=town.actor("chen"), **stories.HAPPY)


def _by_machine(life: Life) -> None:
    told = {"text": TEXT, "place": PLACE, "name": NAME, "phone": PHONE, "category": "R1203"}
    answer = program(life.town).registers("5f0c9a7e-7a55-4a0e-9f43-0c7f6c1d8e21", **told)
    assert answer.status_code == 201, answer.content
    case = Case.objects.get(number=answer.json()["number"])
    case.not_accept(by=life.li, reason=NotAccepted.MARKET, text=f"{NAME}可请物业上门。")


def _of_others(life: Life) -> None:
    """Follows another's request; is named as contact in one; once asked for a correction."""
    town = life.town
    stories.handling(town).follow(life.account.pk)
    Case.register(stories.report(town, name=NAME, phone=PHONE), tenant_id=1, by=town.actor("chen"))
    _exported(town)
    asked = DataRequest.ask_correction(
        Correction(About.NAME, NAME, "龘靐"), tenant_id=1, by=life.me
    )
    asked.refuse(by=life.keeper, ground=Ground.CORRECT, answer=f"{NAME}无误。")


def _exported(town: Town) -> None:
    """A list that staff took out, narrowed by the name."""
    told = {"narrowed": f"q={NAME}", "reason": f"核对{NAME}"}
    export = SheetExport.ask(exporter("cases"), **told, tenant_id=1, by=town.actor("zhou"))
    export.finish(TEXT.encode(), 1, by=SYSTEM)


def photo(life: Life) -> StoredFile:
    """A picture as a telephone sends it, with a name that says something."""
    body = BytesIO()
    Image.new("RGB", (640, 480), "navy").save(body, "JPEG")
    upload = SimpleUploadedFile(f"{NAME}.jpg", body.getvalue())
    home: Tenant = life.town.home
    return StoredFile.receive(upload, tenant=home, by=life.me, purpose="photo")
