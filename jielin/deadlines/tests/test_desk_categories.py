"""The pages of the catalogue: search, add, change, end; old requests keep what they were."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from jielin.catalogue.models import Category, DangerWord
from jielin.catalogue.queries import catalogue
from jielin.catalogue.tasks import follow_days
from jielin.kernel import clock
from jielin.kernel.models import Event
from jielin.people.tests.conftest import race
from tests.cast import City
from tests.cast import city as city
from tests.cast import lasting_city as lasting_city

from .test_proposals import SOURCE, day, second

ROOT = "/desk/landong/settings/categories/"
WORDS = "/desk/landong/settings/danger-words/"
LAMP = "R1203"


@pytest.fixture
def qian(city: City) -> Client:
    return city.client("qian")


def change(client: Client, verb: str, code: str = LAMP, **told: Any) -> Any:
    version = Category.objects.get(code=code).version
    return client.post(f"{ROOT}{code}/{verb}/", {"seen": str(version), "source": SOURCE, **told})


def added(client: Client, **told: str) -> Any:
    usual = {"name": "充电桩故障", "words": "充电桩、充不上电", "unit_kind": "department"}
    return client.post(
        f"{ROOT}R12/new/", {**usual, "rule_key": "ordinary", "source": SOURCE, **told}
    )


def offered() -> set[str]:
    group = catalogue().by_code("R12")
    assert group is not None
    return {leaf.code for leaf in catalogue().leaves(group.id)}


def test_the_groups_stand_in_order_and_a_group_shows_its_leaves(qian: Client) -> None:
    assert len(qian.get(ROOT).context["groups"]) == 32
    assert "路灯" in qian.get(f"{ROOT}R12/").content.decode()


@pytest.mark.parametrize("words", ["R1203", "路灯", "Street lamp"])
def test_a_category_is_found_by_code_name_and_words(qian: Client, words: str) -> None:
    assert LAMP in {one.code for one in qian.get(f"{ROOT}?q={words}").context["found"]}


def test_a_search_that_finds_nothing_says_what_to_do(qian: Client) -> None:
    assert "请少输几个字" in qian.get(f"{ROOT}?q=月球").content.decode()


def test_a_new_one_has_a_code_of_its_own_and_is_guessed_at_once(qian: Client) -> None:
    assert added(qian).status_code == 302
    leaf = Category.objects.get(name="充电桩故障")
    assert (leaf.code, leaf.version, leaf.words) == ("R1251", 1, ["充电桩", "充不上电"])
    assert catalogue().guess("小区充电桩充不上电")[0].category.code == "R1251"
    assert added(qian, name="充电桩占位").status_code == 302
    assert Category.objects.get(name="充电桩占位").code == "R1252"


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"name": ""}, "请填分类名称"),
        ({"source": ""}, "请填出处"),
        ({"unit_kind": "army"}, "请从列表中选择"),
        ({"words": "很" * 21}, "不像一个词"),
        ({"words": "、".join(map(str, range(60)))}, "最多 40 个"),
    ],
)
def test_a_bad_new_one_is_answered_and_kept(
    qian: Client, told: dict[str, str], sentence: str
) -> None:
    answer = added(qian, **{"name_en": "Charger", **told})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="Charger"' in answer.content.decode()


def test_each_change_is_a_new_version_with_its_source_and_event(qian: Client, city: City) -> None:
    before = Category.objects.get(code=LAMP)
    assert change(qian, "rename", name="路灯坏了", name_en="Lamp out").status_code == 302
    assert change(qian, "reword", words="路灯、摸黑").status_code == 302
    told = {"unit_kind": "street", "rule_key": "urgent", "is_danger": "on"}
    assert change(qian, "route", **told).status_code == 302
    assert change(qian, "place", parent_id=str(before.parent_id), sort="1").status_code == 302
    row = Category.objects.get(code=LAMP)
    assert (row.pk, row.version, row.source) == (before.pk, before.version + 4, SOURCE)
    assert (row.name, row.words) == ("路灯坏了", ["路灯", "摸黑"])
    assert (row.rule_key, row.is_danger) == ("urgent", True)
    rows = Event.objects.filter(actor_id=city.accounts["qian"].pk, subject_kind="category")
    assert [row.verb.partition(".")[2] for row in rows.order_by("id")] == [
        "renamed", "reworded", "routed", "placed",
    ]  # fmt: skip


def test_an_ended_one_is_not_offered_and_stays_on_old_requests(qian: Client) -> None:
    yesterday = (day(-1)).isoformat()
    assert change(qian, "limit", active_until=yesterday).status_code == 302
    assert LAMP not in offered()
    found = catalogue().by_code(LAMP)
    assert found is not None
    assert change(qian, "limit", active_until="").status_code == 302
    assert LAMP in offered()


def test_it_begins_and_ends_on_its_days_by_itself(qian: Client) -> None:
    told = {"active_from": day(5).isoformat(), "active_until": day(9).isoformat()}
    assert change(qian, "limit", **told).status_code == 302
    seen = []
    for ahead in (0, 5, 9, 10):
        with clock.at(clock.now() + timedelta(days=ahead)):
            follow_days.call()
            seen.append(LAMP in offered())
    assert seen == [False, True, True, False]


def test_days_that_run_backwards_are_answered(qian: Client) -> None:
    told = {"active_from": day(9).isoformat(), "active_until": day(5).isoformat()}
    assert change(qian, "limit", **told).status_code == 422


def test_of_two_administrators_the_second_is_told_and_keeps_what_was_typed(qian: Client) -> None:
    seen = str(Category.objects.get(code=LAMP).version)
    change(qian, "rename", name="路灯坏了")
    answer = change(qian, "rename", name="灯不亮", seen=seen)
    assert answer.status_code == 409
    assert "有人改动了这个分类" in answer.content.decode()
    assert 'value="灯不亮"' in answer.content.decode()


def test_nothing_different_is_refused(qian: Client) -> None:
    row = Category.objects.get(code=LAMP)
    answer = change(qian, "rename", name=row.name, name_en=row.name_en)
    assert answer.status_code == 409


def test_danger_words_are_set_and_taken_out(qian: Client) -> None:
    assert qian.post(WORDS, {"word": "浓烟", "number": "119"}).status_code == 302
    assert [w.number for w in catalogue().danger_words("楼道里浓烟滚滚")] == ["119"]
    assert qian.post(WORDS, {"word": "浓烟", "number": "119"}).status_code == 409
    assert qian.post(f"{WORDS}end/", {"word": "浓烟"}).status_code == 302
    assert qian.post(f"{WORDS}end/", {"word": "浓烟"}).status_code == 409
    assert not DangerWord.objects.get(word="浓烟").is_active
    assert "停用危险词“浓烟”" in qian.get(WORDS).content.decode()


@pytest.mark.parametrize("told", [{"word": ""}, {"number": "911"}, {"word": "长" * 21}])
def test_a_bad_danger_word_is_answered(qian: Client, told: dict[str, str]) -> None:
    answer = qian.post(WORDS, {"word": "浓烟", "number": "119", **told})
    assert answer.status_code == 422


@pytest.mark.parametrize(("who", "status"), [("he", 403), ("li", 403), ("wu", 404)])
def test_nobody_else_enters(city: City, who: str, status: int) -> None:
    client = city.client(who)
    assert client.get(ROOT).status_code == status
    assert change(client, "rename", name="x").status_code == status
    assert client.post(WORDS, {"word": "浓烟", "number": "119"}).status_code == status


@pytest.mark.parametrize("where", ["X99/", "R1203/explode/", "R12/route/", "R1203/new/"])
def test_what_is_not_there_is_404(qian: Client, where: str) -> None:
    assert qian.get(f"{ROOT}{where}").status_code == 404


def test_a_page_of_categories_asks_little(
    qian: Client, django_assert_max_num_queries: Any
) -> None:
    qian.get(ROOT)
    with django_assert_max_num_queries(7):
        qian.get(ROOT)


def test_two_at_once_change_it_one_after_the_other(lasting_city: City) -> None:
    second(lasting_city)
    clients = [lasting_city.client(who) for who in ("qian", "qin")]
    seen = str(Category.objects.get(code=LAMP).version)
    statuses: list[int] = []

    def rename(client: Client, name: str) -> None:
        told = {"seen": seen, "source": SOURCE, "name": name}
        statuses.append(client.post(f"{ROOT}{LAMP}/rename/", told).status_code)

    race(lambda: rename(clients[0], "灯一"), lambda: rename(clients[1], "灯二"))
    assert sorted(statuses) == [302, 409]
