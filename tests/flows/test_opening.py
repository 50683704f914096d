"""A second home on the same server takes what is there, as it was changed on the pages."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from jielin.catalogue.models import Category
from jielin.deadlines.models import Rule, WorkDay
from jielin.duties.models import Ground
from jielin.kernel import founding
from jielin.people.models import PostKind
from jielin.rulings.models import ExtensionGround
from jielin.territory.models import Area
from tests.cast import City

NEW: dict[str, Any] = {"system": ["xitong", "习彤"], "security": ["anquan", "安全"]}
LOADS = (
    "load_catalogue", "load_posts", "load_rules", "load_calendar", "load_grounds", "load_rulings",
)  # fmt: skip


def opened() -> str:
    out = StringIO()
    call_command("open_home", "lannan", "澜南区", "990103", stdout=out, **NEW)
    return out.getvalue()


@pytest.mark.django_db
def test_a_first_home_has_everything_it_stands_on(capsys: pytest.CaptureFixture[str]) -> None:
    province = Area.register("99", "澜江省", None, "province")
    Area.register("990103", "澜南区", province, "district")
    assert tuple(one.command for one in founding.foundations()) == LOADS
    opened()
    for model in (Category, PostKind, Rule, WorkDay, Ground, ExtensionGround):
        assert model._default_manager.exists(), model
    assert founding.lay() == ()
    assert capsys.readouterr().out == ""


def test_a_second_home_undoes_nothing_that_was_changed(city: City) -> None:
    Area.register("990103", "澜南区", city.areas["9901"], "district")
    Category.objects.filter(code="R1203").update(name="路灯和庭院灯")
    PostKind.objects.filter(code="grid_worker").update(duties=["cases.read"])
    WorkDay.objects.filter(date="2026-10-08").update(source="澜江省政府通知")
    rules = list(Rule.objects.order_by("pk").values())
    Rule.objects.filter(pk=rules[0]["id"]).update(source="澜江省人民政府令第 1 号")
    rules = list(Rule.objects.order_by("pk").values())
    opened()
    assert Category.objects.get(code="R1203").name == "路灯和庭院灯"
    assert PostKind.objects.get(code="grid_worker").duties == ["cases.read"]
    assert WorkDay.objects.get(date="2026-10-08").source == "澜江省政府通知"
    assert list(Rule.objects.order_by("pk").values()) == rules
    assert Ground.objects.exists() and ExtensionGround.objects.exists()


@pytest.mark.django_db
def test_a_load_that_is_asked_to_be_silent_is(capsys: pytest.CaptureFixture[str]) -> None:
    for command in LOADS:
        call_command(command, verbosity=0)
    assert capsys.readouterr().out == ""
