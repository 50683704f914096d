"""Posts are proposed, confirmed, looked after and ended on the desk."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Event, Promise
from jielin.people.models import Account, Appointment
from jielin.people.queries import acting
from tests.cast import City
from tests.cast import city as city

from .conftest import appoint, enlist

ROOT = "/desk/landong/settings/people/"
WUTONGLI = "梧桐里社区"


@pytest.fixture
def town(city: City) -> City:
    """With a leader who proposes, a security administrator, and somebody without a post."""
    for who, name, unit, post in (
        ("tao", "陶然", "东桥街道", "street_leader"),
        ("feng", "冯安", "澜东区市民诉求中心", "security_admin"),
        ("an", "安然", "澜东区市民诉求中心", "audit_admin"),
        ("xin", "辛悦", "", ""),
    ):
        city.accounts[who] = enlist(who, name)
        if unit:
            appoint(city.accounts[who], city.unit(unit), post)
    return city


def day(ahead: int) -> str:
    return (timezone.localdate(clock.now()) + timedelta(days=ahead)).isoformat()


def ask(town: City, unit: str = WUTONGLI, by: str = "tao", **told: str) -> Any:
    where = f"{ROOT}units/{town.unit(unit).id}/appoint/"
    filled = {"who": "xin", "post": "community_worker", "since": day(0), **told}
    return town.client(by).post(where, filled)


def proposed(town: City, **told: str) -> Appointment:
    assert ask(town, **told).status_code == 302
    return Appointment.objects.get(state="proposed")


def step(client: Client, one: Appointment, verb: str, **told: str) -> int:
    one.refresh_from_db()
    where = f"/desk/landong/settings/appointments/{one.pk}/steps/{verb}/"
    return client.post(where, {"seen": str(one.event_seq), **told}).status_code


def of(town: City, who: str) -> Appointment:
    return Appointment.objects.get(account=town.accounts[who])


def test_proposed_on_the_page_of_the_unit_and_in_force_when_confirmed(town: City) -> None:
    one = proposed(town)
    assert acting(town.accounts["xin"]).posts == ()
    assert step(town.client("feng"), one, "confirm") == 302
    assert acting(town.accounts["xin"]).has_duty("cases.receive")


def test_the_security_administrator_finds_it_waiting(town: City) -> None:
    proposed(town)
    assert [line.name for line in town.client("feng").get(ROOT).context["waiting"]] == ["辛悦"]


def test_the_proposer_cannot_confirm(town: City) -> None:
    assert step(town.client("tao"), proposed(town), "confirm") == 403


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"who": "1380000220"}, "您填了 10 位"),
        ({"who": "nobody"}, "没有找到"),
        ({"who": "13800002206"}, "没有找到"),
        ({"post": "district_leader"}, "请从列表中选择"),
        ({"since": "2026-13-01"}, "2026-12-31"),
        ({"since": "2026-12-09", "until": "2026-12-01"}, "最后一天不能早于第一天"),
        ({"area": "999999"}, "请从列表中选择"),
    ],
)
def test_a_bad_proposal_is_answered_and_keeps_what_was_typed(
    town: City, told: dict[str, str], sentence: str
) -> None:
    answer = ask(town, **told)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert f'value="{told.get("who", "xin")}"' in answer.content.decode()
    assert not Appointment.objects.filter(state="proposed").exists()


def test_a_known_person_is_found_by_the_whole_number_and_that_is_noted(town: City) -> None:
    Account.enlist("duo", "多多", "wutong-2026-li", "13700001111")
    assert proposed(town, who="137 0000 1111").account.username == "duo"
    assert town.accounts["tao"].look_ups.count() == 1


def test_two_administrations_are_refused_with_a_sentence(town: City) -> None:
    told = {"who": "qian", "post": "audit_admin"}
    answer = ask(town, "澜东区市民诉求中心", by="he", **told)
    assert answer.status_code == 409
    assert "由不同的人担任" in answer.content.decode()
    assert 'value="qian"' in answer.content.decode()


def test_a_new_person_gets_an_account_with_the_proposal(town: City) -> None:
    where = f"{ROOT}units/{town.unit(WUTONGLI).id}/appoint/new/"
    told = {"name": "新来", "username": "Xinlai", "phone": "137 0000 2222",
            "post": "grid_worker", "since": day(0), "area": str(town.area("第7网格"))}  # fmt: skip
    assert town.client("tao").post(where, told).status_code == 302
    made = Account.objects.get(username="xinlai")
    assert (made.name, made.phone, made.has_usable_password()) == ("新来", "13700002222", False)
    assert of_account(made).area_id == town.area("第7网格")


def of_account(account: Account) -> Appointment:
    return Appointment.objects.get(account=account)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"phone": "1370000222"}, 422), ({"username": "新来"}, 422), ({"name": " "}, 422),
        ({"username": "li"}, 409), ({"phone": "13800002206"}, 409),
    ],
)  # fmt: skip
def test_a_bad_new_person_makes_no_account(town: City, told: dict[str, str], status: int) -> None:
    where = f"{ROOT}units/{town.unit(WUTONGLI).id}/appoint/new/"
    filled = {"name": "新来", "username": "xinlai", "phone": "", "post": "community_worker",
              "since": day(0), **told}  # fmt: skip
    before = Account.objects.count()
    assert town.client("tao").post(where, filled).status_code == status
    assert Account.objects.count() == before


def test_a_refused_proposal_shows_its_reason_to_the_proposer(town: City) -> None:
    one = proposed(town)
    assert step(town.client("feng"), one, "refuse", reason="") == 422
    assert step(town.client("feng"), one, "refuse", reason="还没有报到") == 302
    page = town.client("tao").get(f"{ROOT}appointments/{one.pk}/")
    assert "还没有报到" in page.content.decode()


def test_a_stand_in_is_proposed_from_the_page_of_the_post(town: City) -> None:
    where = f"{ROOT}appointments/{of(town, 'wang').pk}/stand-in/"
    told = {"who": "xin", "since": day(1), "until": day(0)}
    assert town.client("tao").post(where, told).status_code == 422
    assert town.client("tao").post(where, {**told, "until": day(5)}).status_code == 302
    assert Appointment.objects.get(state="proposed").stands_in_for == of(town, "wang")


def test_a_leave_is_shown_with_who_looks_after_the_post(town: City) -> None:
    told = {"to": str(town.accounts["li"].pk), "since": day(0), "until": day(3)}
    assert step(town.client("tao"), of(town, "wang"), "note_leave", **told) == 302
    page = town.client("tao").get(f"{ROOT}units/{town.unit(WUTONGLI).id}/").content.decode()
    assert f"休假至 {day(3)}，由李敏照看" in page


@pytest.mark.parametrize("who", ["sun", "wang", "wu"])
def test_nobody_from_elsewhere_looks_after_a_post_or_takes_it_over(town: City, who: str) -> None:
    told = {"to": str(town.accounts[who].pk), "since": day(0), "until": day(3)}
    for verb in ("note_leave", "hand_over"):
        assert step(town.client("tao"), of(town, "wang"), verb, **told) == 422


def test_the_hand_over_says_before_how_much_there_is(town: City) -> None:
    wang, now = of(town, "wang"), clock.now()
    told = {"subject_kind": "case", "kind": "resolve", "made_at": now, "due_at": now}
    Promise.objects.bulk_create(
        Promise(tenant_id=1, owner_id=wang.organisation_id, assignee_id=wang.account_id,
                subject_id=uuid7(), **told) for _ in range(3)
    )  # fmt: skip
    tao = town.client("tao")
    page = tao.get(f"/desk/landong/settings/appointments/{wang.pk}/steps/hand_over/")
    assert page.context["count"] == 3
    assert step(tao, wang, "hand_over", to=str(town.accounts["hu"].pk)) == 302
    assert Promise.objects.filter(assignee_id=town.accounts["hu"].pk).count() == 3
    assert not acting(town.accounts["wang"]).posts


def test_an_appointment_ends_with_the_day_named_and_not_in_the_past(town: City) -> None:
    tao, wang = town.client("tao"), of(town, "wang")
    assert step(tao, wang, "end", last=day(-3)) == 409
    assert step(tao, wang, "end", last=day(2)) == 302
    with clock.at(clock.now() + timedelta(days=1)):
        assert acting(town.accounts["wang"]).posts
    with clock.at(clock.now() + timedelta(days=4)):
        assert not acting(town.accounts["wang"]).posts


def test_people_are_found_by_name_or_sign_in_name_in_ones_own_units(town: City) -> None:
    def names(who: str, words: str) -> list[str]:
        found = town.client(who).get(ROOT, {"q": words}).context["found"]
        return [line.name for line in found]

    assert names("tao", "敏") == ["李敏", "周敏"] or names("tao", "敏") == ["周敏", "李敏"]
    assert names("tao", "wang") == ["王建国"]
    assert names("tao", "孙") == []
    assert names("feng", "孙") == ["孙立"]


@pytest.mark.parametrize("who", ["li", "an", "zhou"])
def test_nobody_else_enters(town: City, who: str) -> None:
    assert town.client(who).get(ROOT).status_code == 403
    assert step(town.client(who), of(town, "wang"), "end") in {403, 404}


def test_units_of_others_do_not_exist(town: City) -> None:
    tao = town.client("tao")
    for unit in ("西桥街道", "澜东区委", "河口社区"):
        assert tao.get(f"{ROOT}units/{town.unit(unit).id}/").status_code == 404
        assert ask(town, unit).status_code == 404
    assert tao.get(f"{ROOT}appointments/{of(town, 'sun').pk}/").status_code == 404
    assert step(tao, of(town, "wu"), "end") == 404
    assert town.client("feng").get(f"{ROOT}appointments/{of(town, 'wu').pk}/").status_code == 404


def test_the_security_administrator_does_not_propose(town: City) -> None:
    assert ask(town, by="feng").status_code == 403


def test_the_system_administrator_proposes_and_never_confirms(town: City) -> None:
    assert ask(town, by="qian").status_code == 302
    (new,) = Appointment.objects.filter(proposed_by_id=town.accounts["qian"].pk)
    assert step(town.client("qian"), new, "confirm") == 403


def test_a_page_that_is_too_old_takes_no_step(town: City) -> None:
    wang = of(town, "wang")
    where = f"/desk/landong/settings/appointments/{wang.pk}/steps/end/"
    assert town.client("tao").post(where, {"seen": "0"}).status_code == 409
    assert acting(town.accounts["wang"]).posts


def test_the_lists_ask_the_same_for_ten_people_as_for_one(
    town: City, django_assert_max_num_queries: Any
) -> None:
    for number in range(10):
        appoint(enlist(f"more{number}"), town.unit(WUTONGLI), "community_worker")
    tao = town.client("tao")
    tao.get(ROOT)
    with django_assert_max_num_queries(12):
        tao.get(f"{ROOT}units/{town.unit(WUTONGLI).id}/")
    assert Event.objects.filter(verb="people.appointed").count() > 10


@pytest.mark.parametrize("verb", ["hand_over", "note_leave"])
def test_where_nobody_else_works_there_is_nobody_to_hand_over_to(town: City, verb: str) -> None:
    zhao = town.accounts["zhao"].appointments.get()
    path = f"/desk/landong/settings/appointments/{zhao.pk}/steps/{verb}/"
    page = town.client("qian").get(path).content.decode()
    assert "请先提名一位同事" in page and '<form class="card' not in page


def test_a_hand_over_that_was_done_meanwhile_counts_nothing_more(town: City) -> None:
    wang, tao = of(town, "wang"), town.client("tao")
    told = {"seen": str(wang.event_seq), "to": str(town.accounts["hu"].pk)}
    assert step(tao, wang, "hand_over", to=told["to"]) == 302
    where = f"/desk/landong/settings/appointments/{wang.pk}/steps/hand_over/"
    late = tao.post(where, told)
    assert late.status_code == 409 and "此人名下" not in late.content.decode()
