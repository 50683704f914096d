"""What is done to an account on the desk asks for a reason and is recorded."""

import pytest

from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event
from jielin.people.models import Account, Appointment, StaffNote
from jielin.people.models.claim import disown
from tests.cast import City
from tests.cast import city as city

from .conftest import PASSWORD, appoint
from .test_desk_people import ROOT
from .test_desk_people import town as town

PHONE = "13700001111"


@pytest.fixture
def duo(town: City) -> Account:
    duo = Account.enlist("duo", "多多", PASSWORD, PHONE)
    town.accounts["duo"] = duo
    appoint(duo, town.unit("梧桐里社区"), "community_worker")
    return duo


def where(duo: Account, verb: str = "") -> str:
    return f"{ROOT}accounts/{duo.pk}/" + (f"{verb}/" if verb else "")


def test_the_number_is_masked_until_it_is_asked_for(town: City, duo: Account) -> None:
    feng = town.client("feng")
    page = feng.get(where(duo)).content.decode()
    assert "137****1111" in page
    assert PHONE not in page
    answer = feng.post(where(duo, "show_phone"), {"reason": "通知开会"})
    assert PHONE in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert answer["Refresh"].startswith("60;")


def test_looking_is_an_event_with_its_reason_beside_it(town: City, duo: Account) -> None:
    town.client("feng").post(where(duo, "show_phone"), {"reason": "通知开会"})
    event = Event.objects.get(verb="people.phone_shown")
    assert event.actor_id == town.accounts["feng"].pk
    assert StaffNote.objects.get(event_id=event.pk).text == "通知开会"
    assert PHONE not in str(event.details)


def test_opening_the_page_shows_nothing_and_records_nothing(town: City, duo: Account) -> None:
    answer = town.client("feng").get(where(duo, "show_phone"))
    assert PHONE not in answer.content.decode()
    assert not Event.objects.filter(verb="people.phone_shown").exists()


@pytest.mark.parametrize("verb", ["show_phone", "give_password", "reset_second_factor"])
def test_without_a_reason_nothing_is_done(town: City, duo: Account, verb: str) -> None:
    answer = town.client("feng").post(where(duo, verb), {"reason": "  "})
    assert answer.status_code == 422
    assert not Event.objects.filter(subject_kind="staff_record").exists()
    assert Account.objects.get(pk=duo.pk).check_password(PASSWORD)


def test_a_new_password_is_shown_once_and_ends_all_sign_ins(town: City, duo: Account) -> None:
    browser = town.client("duo")
    answer = town.client("feng").post(where(duo, "give_password"), {"reason": "忘记密码"})
    password = answer.context["answer"]
    fresh = Account.objects.get(pk=duo.pk)
    assert fresh.check_password(password)
    assert password not in town.client("feng").get(where(duo)).content.decode()
    assert browser.get("/desk/landong/").status_code == 302


def test_the_second_factor_is_reset_with_a_reason(town: City, duo: Account) -> None:
    answer = town.client("feng").post(where(duo, "reset_second_factor"), {"reason": "手机丢失"})
    assert answer.status_code == 302
    event = Event.objects.get(verb="people.second_factor_reset")
    assert event.details["account"] == str(duo.pk)


def test_a_units_manager_may_look_at_a_number_and_nothing_more(town: City, duo: Account) -> None:
    tao = town.client("tao")
    assert tao.post(where(duo, "show_phone"), {"reason": "找人"}).status_code == 200
    for verb in ("give_password", "reset_second_factor"):
        assert tao.post(where(duo, verb), {"reason": "找人"}).status_code == 403


def test_nobody_does_it_to_oneself(town: City) -> None:
    feng = town.accounts["feng"]
    for verb in ("show_phone", "give_password", "reset_second_factor"):
        answer = town.client("feng").post(where(feng, verb), {"reason": "自己"})
        assert answer.status_code == 403


def test_people_of_others_do_not_exist(town: City, duo: Account) -> None:
    for who, whom in (("tao", "sun"), ("feng", "wu"), ("feng", "chen"), ("wu", "duo")):
        client = town.client(who)
        answer = client.post(where(town.accounts[whom], "show_phone"), {"reason": "看看"})
        assert answer.status_code == 404
    assert town.client("li").get(where(duo)).status_code == 403


def test_an_unknown_act_is_not_there(town: City, duo: Account) -> None:
    assert town.client("feng").get(where(duo, "begin")).status_code == 404


def test_a_number_that_is_anothers_is_told_without_a_name(town: City, duo: Account) -> None:
    feng, audit = town.client("feng"), "/desk/landong/settings/audit/"
    assert "号码未经机主确认" in feng.get(where(duo)).content.decode()
    disown(duo, PHONE)
    page = feng.get(where(duo)).content.decode()
    assert "137****1111" not in page
    for shown in (page, town.client("an").get(audit).content.decode()):
        assert "手机号机主" in shown
        assert "验证了登记在多多名下的手机号属于自己，已从账号上移除" in shown


@pytest.mark.parametrize("became", ["propose", "end"])
def test_it_is_told_where_the_post_is_not_held(town: City, duo: Account, became: str) -> None:
    new = Account.welcome("jin", "金晓", "13700002222")
    unit = town.unit("梧桐里社区")
    if became == "propose":
        Appointment.propose(new, unit=unit, post="community_worker", by=SYSTEM)
    else:
        appoint(new, unit, "community_worker").end(by=SYSTEM)
    disown(new, "13700002222")
    assert Event.objects.get(verb="people.phone_disowned").tenant_id == town.home.pk
    assert Account.objects.get(pk=new.pk).phone_index is None


def test_an_account_without_any_post_loses_it_too(town: City) -> None:
    new = Account.welcome("jin", "金晓", "13700002222")
    own = disown(new, "13700002222")
    assert own.phone == "13700002222" and own.username is None
