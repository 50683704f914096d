"""A telephone that staff typed into an account opens nothing of whoever owns it."""

import io
import zipfile
from collections.abc import Iterator

import pytest

from jielin.cases.models import Case
from jielin.cases.policy import Visitor
from jielin.cases.queries.portal import is_told_for
from jielin.cases.states import Source
from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.sealed import blind_index
from jielin.messages.models import OutboxMessage
from jielin.people.models import Account, Claimed, Household
from jielin.people.models.claim import disown, prove
from jielin.people.queries import resident
from jielin.people.queries.household import page_of
from jielin.rights.models import DataRequest, OwnCopy
from jielin.rights.tests.conftest import MINE, THEN, Office, office_of, signed_in
from tests import stories
from tests.cast import PASSWORD, City
from tests.fixtures import RunJobs

LIST = "/landong/c/wutongli/requests/"
OWNER = "13700009876"


@pytest.fixture
def office(standing_city: City) -> Iterator[Office]:
    with clock.at(THEN):
        yield office_of(standing_city)


@pytest.fixture
def told(office: Office) -> Case:
    """Somebody without an account has told it by telephone."""
    report = stories.report(office, source=Source.PHONE, phone=OWNER)
    return Case.register(report, tenant_id=1, by=office.actor("li"))


@pytest.fixture
def claimed(told: Case) -> Account:
    """Afterwards the number is typed into the account of a new colleague."""
    return Account.enlist("wangwu", "王五", PASSWORD, OWNER)


def test_the_colleague_finds_no_request_of_the_owner(claimed: Account, told: Case) -> None:
    browser = signed_in(claimed, "password")
    assert told.number not in browser.get(LIST).content.decode()
    assert browser.get(f"{LIST}{told.number}/").status_code == 404
    assert not is_told_for(claimed, told)


@pytest.mark.parametrize("part", ["export/json/", "seen/"])
def test_nor_takes_anything_of_the_owner_along(claimed: Account, told: Case, part: str) -> None:
    answer = signed_in(claimed, "password").get(MINE + part)
    assert answer.status_code == 200
    assert told.number not in answer.content.decode()


def test_nor_in_the_copy_with_photos(claimed: Account, told: Case, run_jobs: RunJobs) -> None:
    one = OwnCopy.ask(tenant_id=1, by=resident(claimed))
    run_jobs()
    one.refresh_from_db()
    with zipfile.ZipFile(io.BytesIO(b"".join(one.fetch(by=resident(claimed))))) as pack:
        assert told.number not in pack.read("my-data.json").decode()


def test_nor_has_the_owner_erased(office: Office, claimed: Account, told: Case) -> None:
    told.withdraw(by=Visitor(told.pk), text="")
    asked = DataRequest.ask_deletion(tenant_id=1, by=resident(claimed))
    asked.erase(by=office.keeper(), answer="本人要求。")
    again = Case.objects.get(pk=told.pk)
    assert (again.text, again.phone) == (told.text, OWNER)


def test_the_owner_may_be_asked_into_the_colleagues_own_household(claimed: Account) -> None:
    form = {"phone": OWNER}
    assert signed_in(claimed, "password").post("/me/household/invite/", form).status_code == 302
    assert page_of(disown(claimed, OWNER)).received


def test_nor_sees_who_invites_the_owner(office: Office, claimed: Account) -> None:
    Household.ask_in(OWNER, tenant_id=1, by=office.chen)
    assert page_of(claimed).received == ()


def test_the_code_alone_opens_the_account_to_nobody(claimed: Account) -> None:
    with pytest.raises(Claimed) as refused:
        Account.of_phone(OWNER)
    assert refused.value.account == claimed and not refused.value.account.phone_proven_at


def test_the_owner_finds_it_all_in_an_account_of_the_own(claimed: Account, told: Case) -> None:
    browser = signed_in(disown(claimed, OWNER))
    assert told.number in browser.get(LIST).content.decode()
    assert told.number not in signed_in(claimed, "password").get(LIST).content.decode()


def test_the_colleague_whose_number_it_is_finds_it_all(claimed: Account, told: Case) -> None:
    assert prove(claimed, OWNER)
    proven = Account.of_phone(OWNER)
    assert proven == claimed and proven.phone_proven_at == clock.now()
    browser = signed_in(proven)
    assert told.number in browser.get(LIST).content.decode()
    assert told.number in browser.get(f"{MINE}export/json/").content.decode()


def test_a_resident_has_always_proven_it() -> None:
    assert Account(phone_index="x").proven_index == ""
    assert Account(phone_index="x", phone_proven_at=THEN).proven_index == "x"
    assert Account(phone_proven_at=THEN).proven_index == ""


@pytest.mark.parametrize(("is_proven", "count"), [(False, 0), (True, 1)])
def test_what_the_colleague_follows_is_not_told_to_the_owner(
    office: Office, claimed: Account, run_jobs: RunJobs, is_proven: bool, count: int
) -> None:
    if is_proven:
        prove(claimed, OWNER)
    case = stories.accepted(office)
    case.follow(claimed.pk)
    case.withdraw(by=office.chen, text="")
    run_jobs()
    sent = OutboxMessage.objects.filter(subject__contains=str(case.pk))
    assert sent.filter(phone_index=blind_index(OWNER)).count() == count


def test_nor_does_the_number_stand_for_what_the_colleague_says(claimed: Account) -> None:
    said = {"topic": "fault", "text": "打不开。", "wants_message": "on", "key": str(uuid7())}
    answer = signed_in(claimed, "password").post("/feedback/", {**said, "home": "landong"})
    assert answer.status_code == 422
    assert "留一个手机号" in answer.content.decode()


@pytest.mark.parametrize("is_proven", [False, True])
def test_nor_is_it_offered_as_the_own_number_of_a_request(
    claimed: Account, is_proven: bool
) -> None:
    if is_proven:
        prove(claimed, OWNER)
    browser, report = signed_in(claimed, "password"), "/landong/c/wutongli/report/"
    browser.post(f"{report}kind/", {"kind": "help"})
    shown = browser.get(f"{report}contact/").content.decode()
    assert ("137****9876" in shown) is is_proven
