"""A new home stands after one command: an operator runs it, two people go on by the pages."""

import re
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.translation import override

from jielin.deadlines.queries import term
from jielin.kernel import clock
from jielin.kernel.models import Tenant
from jielin.organisations.queries import directory
from jielin.people.models import Account, Appointment
from jielin.territory.models import Area
from tests.cast import City
from tests.cast import city as city

pytestmark = pytest.mark.django_db
NEW: dict[str, Any] = {"system": ["xitong", "习彤"], "security": ["anquan", "安全"]}
LANNAN = ("lannan", "澜南区", "990103")


@pytest.fixture
def area(db: None) -> Area:
    province = Area.register("99", "澜江省", None, "province")
    return Area.register("990103", "澜南区", province, "district")


def opened(*where: str, **told: Any) -> str:
    out = StringIO()
    with override("zh-hans"):
        call_command("open_home", *where, stdout=out, **{**NEW, **told})
    return out.getvalue()


def test_an_empty_installation_gets_its_first_home(area: Area) -> None:
    opened(*LANNAN)
    home = Tenant.objects.get(slug="lannan")
    assert (home.name, home.is_demo) == ("澜南区", False)
    (unit,) = directory().units(home.pk)
    assert (unit.name, unit.area_id) == ("澜南区市民诉求中心", area.pk)
    assert term("resolve", tenant_id=home.pk, start=clock.now()).due_at > clock.now()


def test_two_people_hold_the_two_posts(area: Area) -> None:
    opened(*LANNAN)
    rows = Appointment.objects.values_list("account__username", "post_id")
    assert set(rows) == {("xitong", "system_admin"), ("anquan", "security_admin")}


def test_the_passwords_are_printed_once_and_open_the_door(area: Area) -> None:
    told = opened(*LANNAN)
    found = dict(re.findall(r"_admin  (\w+)  (\S+)", told))
    assert set(found) == {"xitong", "anquan"}
    for username, password in found.items():
        assert Account.objects.get(username=username).check_password(password)


def test_the_first_pages_open(area: Area) -> None:
    opened(*LANNAN)
    client = Client()
    client.force_login(Account.objects.get(username="xitong"), "jielin.kernel.signed_in.Accounts")
    for page in ("", "organisations/", "rules/", "calendar/", "categories/", "homes/"):
        assert client.get(f"/desk/lannan/settings/{page}").status_code == 200


REFUSED = [
    (("landong", "澜南区", "990103"), {}, "已有名为“landong”"),
    (("lannan", "澜南区", "123456"), {}, "没有编码为 123456 的区域"),
    (("lannan", "澜东区", "990102"), {}, "已属于数据归属地“澜东区”"),
    (("desk", "澜南区", "990103"), {}, "不能用作网址中的名称"),
    (("Lan Nan", "澜南区", "990103"), {}, "不能用作网址中的名称"),
    (("lannan", " ", "990103"), {}, "请给数据归属地起名"),
    (LANNAN, {"security": ["xitong", "习彤"]}, "两个人分别担任"),
    (LANNAN, {"security": ["qian", "钱进"]}, "登录名"),
    (LANNAN, {"security": ["!", "安全"]}, "2 到 40"),
]


@pytest.mark.parametrize(("where", "told", "sentence"), REFUSED)
def test_what_cannot_be_opened_is_refused_in_a_sentence_and_leaves_nothing(
    city: City, where: tuple[str, ...], told: dict[str, Any], sentence: str
) -> None:
    Area.register("990103", "澜南区", city.areas["9901"], "district")
    people = Account.objects.count()
    with pytest.raises(CommandError, match=sentence):
        opened(*where, **told)
    assert Tenant.objects.count() == 2
    assert Account.objects.count() == people
